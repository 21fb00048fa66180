"""A collectivité: the town, its departments, its look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Contact:
    """How to reach a department (or the reception): all texts as printed."""

    code: str
    nom: str
    adresse: str
    telephone: str
    courriel: str
    horaires: str


@dataclass(frozen=True)
class Partenaire:
    """A partner whose web service processes call, at its http(s) `adresse`."""

    code: str
    nom: str
    adresse: str


@dataclass(frozen=True)
class Collectivite:
    """One tenant. `commune` is its INSEE code, `code_postal` its main postal code. `fuseau` is an IANA zone,
    `subdivision` the `holidays` code of the place (empty for mainland France). `accent`, `accent_fort` and `second` are
    the CSS colours of its theme."""

    code: str
    nom: str
    intitule: str
    commune: str
    code_postal: str
    accueil: Contact
    services: tuple[Contact, ...]
    fuseau: str = "Europe/Paris"
    subdivision: str = ""
    accent: str = "#14505c"
    accent_fort: str = "#0c3a44"
    second: str = "#b4632a"
    partenaires: tuple[Partenaire, ...] = ()

    def partenaire(self, code: str) -> Partenaire | None:
        """The partner called `code`, or None."""
        return next((partner for partner in self.partenaires if partner.code == code), None)

    def service(self, code: str) -> Contact:
        """The department called `code`, else the reception."""
        return next((contact for contact in self.services if contact.code == code), self.accueil)
