"""To whom a dossier's message goes, and by which link that person comes to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wsc_soap.domain.processus import Acteur
from wsc_soap.operations import invitations
from wsc_soap.operations.context import Context
from wsc_soap.operations.messages import Matter


@dataclass(frozen=True)
class Recipient:
    """An address, the name of who reads there, the link offered, and its words."""

    courriel: str
    nom: str
    link: str
    citizen: bool = False
    words: str = "Ouvrir le dossier"


def recipient(context: Context, matter: Matter, contenu: Mapping[str, str]) -> Recipient | None:
    """Who is to be written to; None when nobody has an address there."""
    found = _KINDS[contenu["destinataire"]](context, matter, contenu)
    return found if found.courriel else None


def agent_link(context: Context, code: str) -> str:
    """The address of a dossier in the back office."""
    return f"{context.platform.settings.address}/{context.collectivite.code}/bo/dossiers/{code}"


def _citizen(context: Context, matter: Matter, contenu: Mapping[str, str]) -> Recipient:
    dossier = matter.dossier
    return Recipient(dossier.courriel, dossier.demandeur, matter.link, citizen=True, words="Suivre mon dossier")


def _service(context: Context, matter: Matter, contenu: Mapping[str, str]) -> Recipient:
    acteur = _acteur(matter, contenu)
    town = context.collectivite
    if acteur is not None and acteur.genre == "externe":
        return _external(context, matter, acteur)
    service = town.service(contenu["acteur"])
    return Recipient(service.courriel, service.nom, agent_link(context, matter.dossier.numero))


def _external(context: Context, matter: Matter, acteur: Acteur) -> Recipient:
    """An external acteur who is only told: no link, for want of an invitation."""
    return Recipient(_mailbox(context, acteur), acteur.libelle, matter.link)


def _address(context: Context, matter: Matter, contenu: Mapping[str, str]) -> Recipient:
    return Recipient(contenu["adresse"], "", agent_link(context, matter.dossier.numero))


def _invited(context: Context, matter: Matter, contenu: Mapping[str, str]) -> Recipient:
    acteur = _acteur(matter, contenu)
    if acteur is None or acteur.genre != "externe":
        return _service(context, matter, contenu)
    link = invitations.link(context, _invitation(context, matter, contenu))
    return Recipient(_mailbox(context, acteur), acteur.libelle, link, words="Répondre")


def _invitation(context: Context, matter: Matter, contenu: Mapping[str, str]) -> invitations.Invitation:
    if "expire" in contenu:
        last = date.fromisoformat(contenu["expire"])
    elif "dateLimite" in contenu:
        last = date.fromisoformat(contenu["dateLimite"])
    else:
        last = context.today() + invitations.LIFE
    return invitations.Invitation(matter.dossier.numero, contenu["acteur"], last, int(contenu.get("avis", "0")))


def _acteur(matter: Matter, contenu: Mapping[str, str]) -> Acteur | None:
    acteurs = matter.service.processus.acteurs
    return next((acteur for acteur in acteurs if acteur.code == contenu["acteur"]), None)


def _mailbox(context: Context, acteur: Acteur) -> str:
    """The town's own address for this acteur, else the definition's."""
    return context.collectivite.mailbox(acteur.code, acteur.courriel)


_KINDS = {
    "citoyen": _citizen,
    "service": _service,
    "adresse": _address,
    "externe": _invited,
    "avis": _invited,
}
