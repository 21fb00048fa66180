"""Who visits: the two cookies of the site, both its own, neither readable by a script."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Request, Response

from wsc_soap.client.site.answers import Visit
from wsc_soap.client.site.forms import MARK, RETOUR, Marks, entrees


class Visitors:
    """Knows visitors by their cookies. `https`: cookies are Secure and bound to the host by their name."""

    def __init__(self, https: bool, secret: bytes = b"") -> None:
        self.https = https
        self.marks = Marks(secret)
        prefix = "__Host-" if https else ""
        self.names = {"session": f"{prefix}demoville-citoyen", "temoin": f"{prefix}demoville-formulaires"}

    def recognise(self, request: Request) -> Visitor:
        """The visitor of a request."""
        jeton = request.cookies.get(self.names["session"], "")[:200]
        cookie = request.cookies.get(self.names["temoin"], "")[:100]
        return Visitor(self, jeton, cookie)


@dataclass
class Visitor:
    """One visitor during one request: `jeton` the token of the citizen's session, `cookie` what marks are bound to."""

    visitors: Visitors
    jeton: str
    cookie: str
    _changes: dict[str, str] = field(default_factory=dict)

    @property
    def cachees(self) -> dict[str, str]:
        """The hidden entries of a form for this browser; asking for them gives it its cookie."""
        if not self.cookie:
            self.cookie = self._changes["temoin"] = secrets.token_urlsafe(24)
        return {MARK: self.visitors.marks.make(self.cookie)}

    def from_here(self, request: Request) -> bool:
        """True when what was posted comes from one of our pages."""
        return self.visitors.marks.is_right(self.cookie, request)

    def session(self, jeton: str) -> None:
        """Open a session with this token, or close it with an empty one; marks change with it."""
        self.jeton = self._changes["session"] = jeton
        self.cookie = self._changes["temoin"] = secrets.token_urlsafe(24)

    def visit(self, request: Request, base: str, niveau: int, path: str) -> Visit:
        """The request as the pages of the online services see it."""
        return Visit(
            base,
            niveau,
            path,
            dict(request.args.items()),
            self.jeton,
            tuple(entrees(request)) if request.method == "POST" else (),
            request.form.get(RETOUR, "") if request.method == "POST" else "",
        )

    def finish(self, response: Response) -> None:
        """Write the cookies that changed."""
        common: dict[str, Any] = {
            "path": "/",
            "secure": self.visitors.https,
            "httponly": True,
            "samesite": "Lax",
        }
        for what, value in self._changes.items():
            nom = self.visitors.names[what]
            if value:
                response.set_cookie(nom, value, **common)
            else:
                response.delete_cookie(nom, **common)
