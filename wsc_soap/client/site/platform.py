"""The platform as the town's site sees it: SOAP services of one collectivité, nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wsc_soap.client.errors import TeleserviceInconnu
from wsc_soap.client.service import Service
from wsc_soap.client.site.cache import Cache

_CODE = re.compile(r"[a-z][a-z0-9-]{0,60}")
_PLATFORM = ("compte", "catalogue", "agenda")
_CONTRACTS, _FRAGMENTS = 600.0, 30.0


@dataclass(frozen=True)
class Fragment:
    """A piece of page: `numero` and `cle` are there once a demande has been filed."""

    vue: str
    titre: str
    xhtml: str
    numero: str = ""
    cle: str = ""


@dataclass(frozen=True)
class ListedService:
    """A téléservice as the catalogue lists it."""

    code: str
    intitule: str
    resume: str


@dataclass(frozen=True)
class Theme:
    """A theme of the catalogue with its téléservices."""

    code: str
    libelle: str
    services: tuple[ListedService, ...]


class Platform:
    """Calls by SOAP, with the contracts and the anonymous pages remembered for a while.

    A form never is: it may hold what one person typed, and the key of one demande.
    """

    def __init__(self, address: str, collectivite: str) -> None:
        self.address = address.rstrip("/")
        self.collectivite = collectivite
        self._services = Cache(_CONTRACTS, 120)
        self._pages = Cache(_FRAGMENTS, 300)

    def call(self, code: str, operation: str, *, jeton: str = "", **arguments: Any) -> Any:
        """Call an operation of a service, with a session when there is one."""
        return self._service(code).call(operation, jeton=jeton, **arguments)

    def catalogue(self) -> tuple[Theme, ...]:
        """What the town offers, as it groups it."""
        return self._pages.get("catalogue", lambda: _themes(self.call("catalogue", "listerThemes")))

    def search(self, words: str) -> tuple[Theme, ...]:
        """What the town offers under these words."""
        return _themes(self.call("catalogue", "rechercherTeleservices", mots=words))

    def wants_account(self, code: str) -> bool:
        """True when a téléservice is only for people who are signed in."""
        return self._pages.get(("compte", code), lambda: bool(self.call(code, "decrire").compte == "requis"))

    def presentation(self, code: str, base: str, niveau: int) -> Fragment:
        """The page of a téléservice."""
        key = ("presentation", code, base, niveau)
        return self._pages.get(key, lambda: self.fragment(code, "presentation", base, niveau))

    def fragment(
        self, code: str, vue: str, base: str, niveau: int, parametres: Mapping[str, str] | None = None, jeton: str = ""
    ) -> Fragment:
        """A view of a téléservice or of the account."""
        given = [{"nom": nom, "valeur": value} for nom, value in (parametres or {}).items() if value]
        answer = self.call(
            code, "obtenirFragment", jeton=jeton, vue=vue, base=base, niveauTitre=niveau, parametre=given
        )
        return _fragment(answer)

    def submit(
        self,
        code: str,
        base: str,
        niveau: int,
        entrees: list[dict[str, Any]],
        jeton: str = "",
        vue: str = "formulaire",
    ) -> Fragment:
        """What follows from a form of a view as the browser sent it."""
        answer = self.call(
            code, "soumettreFormulaire", jeton=jeton, vue=vue, entree=entrees, base=base, niveauTitre=niveau
        )
        return _fragment(answer)

    def submit_action(self, numero: str, base: str, niveau: int, entrees: list[dict[str, Any]], jeton: str) -> Fragment:
        """What follows from the form of an action on a dossier of the account."""
        answer = self.call(
            "compte", "soumettreFormulaire", jeton=jeton, numero=numero, entree=entrees, base=base, niveauTitre=niveau
        )
        return _fragment(answer)

    def _service(self, code: str) -> Service:
        address = f"{self.address}/{self.collectivite}/soap/{code}"
        return self._services.get(code, lambda: Service(address))


def teleservice(code: str) -> str:
    """The code, if it can be a téléservice's; TeleserviceInconnu otherwise."""
    if not _CODE.fullmatch(code) or code in _PLATFORM or code.startswith("bo-"):
        raise TeleserviceInconnu("TeleserviceInconnu", "Cette démarche n’existe pas.", "Cherchez-la dans la liste.")
    return code


def _fragment(answer: Any) -> Fragment:
    return Fragment(answer.vue, answer.titre, answer.xhtml, answer.numero or "", answer.cleSuivi or "")


def _themes(answer: Any) -> tuple[Theme, ...]:
    """The themes of a catalogue: zeep gives the list itself, since the answer holds nothing else."""
    return tuple(
        Theme(
            theme.code,
            theme.libelle,
            tuple(ListedService(s.code, s.intitule, s.resume or "") for s in theme.teleservice),
        )
        for theme in answer or ()
    )
