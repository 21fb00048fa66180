"""Who visits: the two cookies of the site, both its own, neither readable by a script."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Request, Response

from wsc_soap.client.site.formulaires import MARQUE, RETOUR, Marques, entrees
from wsc_soap.client.site.reponses import Visite


class Visiteurs:
    """Knows visitors by their cookies. `https`: cookies are Secure and bound to the host by their name."""

    def __init__(self, https: bool, secret: bytes = b"") -> None:
        self.https = https
        self.marques = Marques(secret)
        prefix = "__Host-" if https else ""
        self.noms = {"session": f"{prefix}demoville-citoyen", "temoin": f"{prefix}demoville-formulaires"}

    def reconnaitre(self, requete: Request) -> Visiteur:
        """The visitor of a request."""
        jeton = requete.cookies.get(self.noms["session"], "")[:200]
        temoin = requete.cookies.get(self.noms["temoin"], "")[:100]
        return Visiteur(self, jeton, temoin)


@dataclass
class Visiteur:
    """One visitor during one request: `jeton` the token of the citizen's session, `temoin` what marks are bound to."""

    visiteurs: Visiteurs
    jeton: str
    temoin: str
    _changes: dict[str, str] = field(default_factory=dict)

    @property
    def cachees(self) -> dict[str, str]:
        """The hidden entries of a form for this browser; asking for them gives it its cookie."""
        if not self.temoin:
            self.temoin = self._changes["temoin"] = secrets.token_urlsafe(24)
        return {MARQUE: self.visiteurs.marques.faire(self.temoin)}

    def de_chez_nous(self, requete: Request) -> bool:
        """True when what was posted comes from one of our pages."""
        return self.visiteurs.marques.juste(self.temoin, requete)

    def session(self, jeton: str) -> None:
        """Open a session with this token, or close it with an empty one; marks change with it."""
        self.jeton = self._changes["session"] = jeton
        self.temoin = self._changes["temoin"] = secrets.token_urlsafe(24)

    def visite(self, requete: Request, base: str, niveau: int, chemin: str) -> Visite:
        """The request as the pages of the online services see it."""
        return Visite(
            base,
            niveau,
            chemin,
            dict(requete.args.items()),
            self.jeton,
            tuple(entrees(requete)) if requete.method == "POST" else (),
            requete.form.get(RETOUR, "") if requete.method == "POST" else "",
        )

    def finir(self, response: Response) -> None:
        """Write the cookies that changed."""
        common: dict[str, Any] = {
            "path": "/",
            "secure": self.visiteurs.https,
            "httponly": True,
            "samesite": "Lax",
        }
        for quoi, valeur in self._changes.items():
            nom = self.visiteurs.noms[quoi]
            if valeur:
                response.set_cookie(nom, valeur, **common)
            else:
                response.delete_cookie(nom, **common)
