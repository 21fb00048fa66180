"""The front-door tests call a platform served on a real port."""

from __future__ import annotations

from served_platform import platform

__all__ = ["platform"]
