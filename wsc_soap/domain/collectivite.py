"""A collectivité: the town, its departments, its look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
class ActeurExterieur:
    """Somebody outside the town's services who takes part in its processes: `genre` is `externe` or `metier`."""

    contact: Contact
    genre: str


@dataclass(frozen=True)
class TexteType:
    """A text that messages share, `{{texte.code}}`; its own merge fields are filled with the message's."""

    code: str
    libelle: str
    corps: str


@dataclass(frozen=True)
class Carte:
    """The map that a town shows in its forms: `tuiles` is the address of its images with `{z}`, `{x}` and `{y}`,
    `centre` the latitude and longitude where it opens."""

    tuiles: str
    credit: str
    centre: str

    @property
    def origine(self) -> str:
        """Scheme and host of the images."""
        return "/".join(self.tuiles.split("/", 3)[:3])


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
    acteurs: tuple[ActeurExterieur, ...] = ()
    textes: Mapping[str, TexteType] = field(default_factory=dict)
    carte: Carte | None = None

    def partenaire(self, code: str) -> Partenaire | None:
        """The partner called `code`, or None."""
        return next((partner for partner in self.partenaires if partner.code == code), None)

    def mailbox(self, code: str, default: str = "") -> str:
        """The address of an acteur: its department's, else what the town says of the one outside, else `default`."""
        known = (*self.services, *(acteur.contact for acteur in self.acteurs))
        return next((contact.courriel for contact in known if contact.code == code and contact.courriel), default)

    def service(self, code: str) -> Contact:
        """The department called `code`, else the reception."""
        return next((contact for contact in self.services if contact.code == code), self.accueil)
