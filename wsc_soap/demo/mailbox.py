"""The folder of the messages caught: one `.eml` file each, written whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

_NAME = re.compile(r"[0-9]{14,20}-[0-9a-f]{8}")
SHOWN = 200


@dataclass(frozen=True)
class Heading:
    """A line of the list."""

    nom: str
    date: datetime
    destinataire: str
    objet: str


class Mailbox:
    """The messages in a folder, made when missing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def keep(self, octets: bytes) -> str:
        """Keep a message and give its name."""
        nom = f"{time.time_ns() // 1000:016d}-{secrets.token_hex(4)}"
        draft = self.folder / f"{nom}.tmp"
        with draft.open("wb") as file:
            file.write(octets)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(self.folder / f"{nom}.eml")
        return nom

    def list_all(self) -> list[Heading]:
        """The newest messages by their own date, at most `SHOWN`."""
        parser = BytesParser(policy=policy.default)
        lines = []
        for path in self.folder.glob("*.eml"):
            with path.open("rb") as file:
                lines.append(_header(path.stem, parser.parse(file, headersonly=True)))
        return sorted(lines, key=lambda line: (line.date, line.nom), reverse=True)[:SHOWN]

    def read(self, nom: str) -> EmailMessage | None:
        """One message; None when there is none of that name."""
        if not _NAME.fullmatch(nom):
            return None
        try:
            octets = (self.folder / f"{nom}.eml").read_bytes()
        except FileNotFoundError:
            return None
        return BytesParser(policy=policy.default).parsebytes(octets)


def _header(nom: str, message: EmailMessage) -> Heading:
    return Heading(nom, _date(message), str(message.get("To", "")), str(message.get("Subject", "")))


def _date(message: EmailMessage) -> datetime:
    try:
        found = parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError):
        return datetime.fromtimestamp(0, UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
