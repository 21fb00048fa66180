"""Performing the deferred effects of the outbox: messages leave, clocks act; each at least once, in any process."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

from wsc_soap.domain.deroulement import Acte
from wsc_soap.domain.processus import HORLOGE
from wsc_soap.errors import ActionImpossible, DossierIntrouvable, DossierModifie
from wsc_soap.mail import Courriel, CourrielInvalide, EnvoiDefinitif, EnvoiTemporaire, LigneEtape, composer
from wsc_soap.operations import messages, suivi
from wsc_soap.operations.contexte import Contexte, Plateforme
from wsc_soap.rendering.text import rendre
from wsc_soap.rendering.typographie import typographier
from wsc_soap.storage import Tache
from wsc_soap.storage.pannes import point
from wsc_soap.xmlio.textes import platform_message

LEASE = timedelta(minutes=5)
BATCH = 20
_log = logging.getLogger(__name__)
Envoyer = Callable[[EmailMessage], None]


def perform_due(plateforme: Plateforme, envoyer: Envoyer, expediteur: str) -> int:
    """Claim what is due and do it; gives how many rows were claimed. `envoyer` hands a message to a mail server and
    raises `EnvoiTemporaire` or `EnvoiDefinitif`."""
    taches = plateforme.stockage.reclamer(BATCH, LEASE, plateforme.horloge())
    for tache in taches:
        contexte = Contexte(plateforme, plateforme.bouquet.collectivite(tache.collectivite), "taches")
        _KINDS[tache.genre](contexte, tache, envoyer, expediteur)
    return len(taches)


def _send(contexte: Contexte, tache: Tache, envoyer: Envoyer, expediteur: str) -> None:
    try:
        courriel = (
            _to_service(contexte, tache, expediteur) if tache.dossier else _to_address(contexte, tache, expediteur)
        )
        if courriel is None:
            return _close(contexte, tache, "", "")
        envoyer(composer(courriel))
        point("courriel-remis")
    except EnvoiTemporaire as trouble:
        with contexte.ecrire() as unite:
            unite.boite.echec(tache, str(trouble), contexte.maintenant())
            unite.valider()
    except (EnvoiDefinitif, CourrielInvalide, DossierIntrouvable) as trouble:
        _give_up(contexte, tache, type(trouble).__name__)
    except Exception as trouble:
        # a defect in one message must not stop the others: it is tried again, then shown as given up
        _log.error("task %s failed: %s", tache.id, type(trouble).__name__, stack_info=True)
        with contexte.ecrire() as unite:
            unite.boite.echec(tache, type(trouble).__name__, contexte.maintenant())
            unite.valider()
    else:
        _close(contexte, tache, courriel.objet, courriel.corps)
    return None


def _close(contexte: Contexte, tache: Tache, objet: str, corps: str) -> None:
    with contexte.ecrire() as unite:
        unite.boite.faite(tache, contexte.maintenant(), objet=objet, corps=corps)
        unite.valider()


def _give_up(contexte: Contexte, tache: Tache, raison: str) -> None:
    with contexte.ecrire() as unite:
        unite.boite.morte(tache, raison)
        unite.valider()


def _to_service(contexte: Contexte, tache: Tache, expediteur: str) -> Courriel | None:
    """The mail of a dossier: to its citizen, or to a department's mailbox; None when nobody is to be written to."""
    with contexte.lire() as unite:
        matter = messages.gather(contexte, unite, tache.dossier, tache.contenu)
    town = contexte.collectivite
    service = town.service(matter.dossier.service)
    to_citizen = tache.contenu["destinataire"] == "citoyen"
    address = matter.dossier.courriel if to_citizen else town.service(tache.contenu["acteur"]).courriel
    if not address:
        return None
    message = matter.service.messages.get(tache.contenu["message"]) or platform_message(tache.contenu["message"])
    return Courriel(
        cle=tache.id,
        date=contexte.local(contexte.maintenant()),
        ville=town,
        expediteur=expediteur,
        destinataire=address,
        nom_destinataire=matter.dossier.demandeur if to_citizen else service.nom,
        objet=_line(message.objet, matter.valeurs),
        corps=_line(message.corps, matter.valeurs),
        service=service,
        numero=matter.dossier.numero if to_citizen else "",
        etapes=tuple(
            LigneEtape(etape.libelle, etape.etat, etape.date.date() if etape.date else None) for etape in matter.etapes
        )
        if to_citizen
        else (),
        lien=matter.lien if to_citizen else _agent_link(contexte, matter.dossier.numero),
    )


def _agent_link(contexte: Contexte, code: str) -> str:
    return f"{contexte.plateforme.reglages.adresse}/{contexte.collectivite.code}/bo/dossiers/{code}"


def _to_address(contexte: Contexte, tache: Tache, expediteur: str) -> Courriel:
    """A mail about an account: to an address, with a link of its own."""
    message = platform_message(tache.contenu["message"])
    values = {"commune": contexte.collectivite.nom, "prenoms": tache.contenu["prenoms"], "lien": tache.contenu["lien"]}
    return Courriel(
        cle=tache.id,
        date=contexte.local(contexte.maintenant()),
        ville=contexte.collectivite,
        expediteur=expediteur,
        destinataire=tache.contenu["adresse"],
        nom_destinataire=tache.contenu["prenoms"],
        objet=_line(message.objet, values),
        corps=_line(message.corps, values),
        lien=tache.contenu["lien"],
    )


def _line(modele: str, values: Mapping[str, Any]) -> str:
    return typographier(rendre(modele, values))


def _tick(contexte: Contexte, tache: Tache, envoyer: Envoyer, expediteur: str) -> None:
    """A clock's action, unless the dossier has left the étape meanwhile."""
    with contexte.lire() as unite:
        dossier = unite.dossiers.lire(tache.dossier)
    done = dossier is None or dossier.clos or str(dossier.passage) != tache.contenu["passage"]
    if not done and dossier is not None:
        try:
            suivi.act(contexte, tache.dossier, tache.contenu["action"], Acte(HORLOGE, "Horloge"), dossier.version)
        except DossierModifie:
            with contexte.ecrire() as unite:
                unite.boite.a_refaire(tache, "dossier modifié", contexte.maintenant())
                unite.valider()
            return None
        except ActionImpossible:
            return _give_up(contexte, tache, "ActionImpossible")
    _close(contexte, tache, "", "")
    return None


_KINDS: dict[str, Callable[[Contexte, Tache, Envoyer, str], None]] = {"courriel": _send, "minuterie": _tick}
