"""Stopping cleanly: on SIGINT and SIGTERM, and, for a child of the demonstration, when its parent is gone."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from types import FrameType

import click

_SIGNALS = (signal.SIGINT, signal.SIGTERM)

bound_to_parent = click.option("--lie-au-parent", is_flag=True, hidden=True, help="S’arrête avec qui l’a lancé.")


def on_stop(action: Callable[[], None], bound: bool = False) -> None:
    """Call `action` in the main thread at the first SIGINT or SIGTERM; `bound`: at the end of the standard input too.

    A parent that holds the other end of the pipe and dies, even by SIGKILL, leaves no orphan that way.
    """

    def handle(_number: int, _frame: FrameType | None) -> None:
        action()

    for number in _SIGNALS:
        signal.signal(number, handle)
    if bound:
        threading.Thread(target=_watch_parent, name="parent", daemon=True).start()


def _watch_parent() -> None:
    while os.read(0, 64):  # not sys.stdin: its lock, held by a thread that waits, breaks the end of the process
        pass
    os.kill(os.getpid(), signal.SIGTERM)
