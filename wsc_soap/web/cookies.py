"""The cookies of the pages: which there are, how they are called, what they may hold.

Three for each collectivité: the citizen's session and the agent's (the opaque token, nothing else), a random form key
that anonymous forms are bound to, and a signed notice that the next page shows once.

Over https every cookie is `__Host-wsc-…` with Path=/ (RFC 6265bis, section 4.1.3.2): that prefix is the only thing that
keeps a neighbouring host (the town's other sites under the same domain) from planting a cookie here, and it forbids a
narrower path. Nothing is lost: a path never protected a cookie (section 8.6), the name carries the collectivité, and a
token is worth nothing outside its own. Over plain http (a workstation) the name is plain and the path is the town's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer
from werkzeug.wrappers import Request, Response

SESSION, AGENT, FORM, NOTICE = "", "-bo", "-f", "-avis"
NOTICE_AGE = timedelta(minutes=2)
FORM_AGE = timedelta(hours=2)
_LONGEST = 4000


@dataclass(frozen=True)
class Jar:
    """The cookies of one collectivité on one request. `root` is the path that stands before every address."""

    collectivite: str
    root: str
    https: bool

    def name(self, kind: str) -> str:
        """The full name of one of the four kinds."""
        return f"{'__Host-' if self.https else ''}wsc-{self.collectivite}{kind}"

    def path(self, kind: str) -> str:
        """Where the browser sends it."""
        if self.https:
            return "/"
        return f"{self.root}/{self.collectivite}/{'bo/' if kind == AGENT else ''}"

    def read(self, request: Request, kind: str) -> str:
        """Its value; empty when there is none, or one that we never made."""
        value = request.cookies.get(self.name(kind), "")
        return value if len(value) <= _LONGEST and value.isascii() else ""

    def write(self, response: Response, kind: str, value: str, age: timedelta | None = None) -> None:
        """Set it, for the browser's session or for `age`; an empty value takes it away."""
        response.set_cookie(
            self.name(kind),
            value,
            max_age=(int(age.total_seconds()) if age else None) if value else 0,
            path=self.path(kind),
            secure=self.https,
            httponly=True,
            samesite="Lax",
        )


class _Clocked(TimestampSigner):
    """A signer that goes by the platform's clock, as everything here does."""

    clock: Any = None

    def get_timestamp(self) -> int:
        return int(type(self).clock().timestamp())


class Signatures:
    """Signed values of this installation: form tokens and notices."""

    def __init__(self, secret: bytes, clock: Any) -> None:
        clocked = type("Clocked", (_Clocked,), {"clock": staticmethod(clock)})
        self._forms = clocked(secret, salt=b"wsc-formulaire")
        self._notices = URLSafeTimedSerializer(secret, salt=b"wsc-avis", signer=clocked)

    def sign(self, what: str) -> str:
        """`what` with its instant and signature."""
        return str(self._forms.sign(what).decode())

    def signed(self, value: str, what: str, age: timedelta) -> bool:
        """True when `value` is `what` signed here, no longer ago than `age`."""
        try:
            return bool(self._forms.unsign(value, max_age=int(age.total_seconds())) == what.encode())
        except (BadData, UnicodeEncodeError):
            return False

    def write_notice(self, collectivite: str, ton: str, text: str) -> str:
        """A notice as a cookie's value."""
        return str(self._notices.dumps([collectivite, ton, text]))

    def read_notice(self, collectivite: str, value: str) -> tuple[str, str] | None:
        """(tone, sentence) of a notice written here for this collectivité, a moment ago."""
        try:
            owner, ton, text = self._notices.loads(value, max_age=int(NOTICE_AGE.total_seconds()))
        except (BadData, ValueError, TypeError):
            return None
        return (str(ton), str(text)) if owner == collectivite else None
