"""How headers are written: as `email.policy.SMTP`, but for a subject with accents.

The standard library loses the space between two encoded words of such a header when it changes from one encoding to the
other (« sans réponse » arrives as « sansréponse »); the older `email.header` keeps it (RFC 2047, section 6.2).
"""

from __future__ import annotations

from email.header import Header
from email.policy import EmailPolicy
from typing import Any

_LINE = 76


class MailPolicy(EmailPolicy):
    """The SMTP policy, with subjects that keep their spaces."""

    def fold(self, name: str, value: Any) -> str:
        """The header on its lines."""
        return self._subject(name, value) or super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """The same as octets."""
        subject = self._subject(name, value)
        return subject.encode("ascii") if subject else super().fold_binary(name, value)

    def _subject(self, name: str, value: Any) -> str:
        text = str(value)
        if self.utf8 or name.lower() != "subject" or text.isascii():
            return ""
        words = Header(text, "utf-8", maxlinelen=_LINE, header_name=name).encode(linesep=self.linesep)
        return f"{name}: {words}{self.linesep}"


MAIL = MailPolicy(linesep="\r\n")
