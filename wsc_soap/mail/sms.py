"""SMS: the port through which a text leaves, and a spool of our own for trying, where nothing leaves."""

from __future__ import annotations

import json
import os
import re
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

_KEY = re.compile(r"[0-9A-Za-z-]{1,64}")


class SmsPort(Protocol):
    """Whoever delivers SMS for the installation."""

    def send(self, cle: str, numero: str, texte: str) -> None:
        """Hand a text over. The same `cle` again is the same SMS: the citizen gets it once. Raises TemporaryFailure
        when it is worth trying again, PermanentFailure when it is not; neither says the number."""


@dataclass(frozen=True)
class Sms:
    """An SMS in the spool."""

    cle: str
    numero: str
    texte: str
    date: str


class SpooledSms:
    """The trial port: one file for each SMS in a folder made when missing, written whole or not at all, once for each
    key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def send(self, cle: str, numero: str, texte: str) -> None:
        """Keep the SMS, unless one of that key is there."""
        if not _KEY.fullmatch(cle):
            raise ValueError("this key cannot name a file")
        draft = self._folder / f"{cle}-{secrets.token_hex(4)}.tmp"
        sms = Sms(cle, numero, texte, datetime.now(UTC).isoformat(timespec="seconds"))
        with draft.open("x", encoding="utf-8") as file:
            json.dump(asdict(sms), file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, self._folder / f"{cle}.json")
        draft.unlink()

    def list_all(self) -> list[Sms]:
        """Every SMS kept, the newest first."""
        found = [Sms(**json.loads(path.read_text("utf-8"))) for path in self._folder.glob("*.json")]
        return sorted(found, key=lambda sms: (sms.date, sms.cle), reverse=True)
