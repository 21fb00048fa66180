"""What a message says: the merge fields of the catalogue's rules (section 1) filled for one dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wsc_soap.domain import cle_suivi
from wsc_soap.domain.collectivite import Contact
from wsc_soap.domain.dossier import Dossier
from wsc_soap.domain.francais import date_longue
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations import conversions, depot, suivi, types
from wsc_soap.operations.contexte import Contexte
from wsc_soap.storage import Unite
from wsc_soap.xmlio.demande import valeurs_fusion, vue

APPEAL = "Vous pouvez contester cette réponse dans les deux mois devant le maire, ou devant le tribunal administratif."


@dataclass(frozen=True)
class Matiere:
    """Everything a dossier's message is made from."""

    service: Teleservice
    dossier: Dossier
    valeurs: Mapping[str, Any]
    etapes: tuple[types.Etape, ...]
    lien: str


def gather(contexte: Contexte, unite: Unite, code: str, contenu: Mapping[str, str]) -> Matiere:
    """Read a dossier and fill the merge fields; `contenu` is the outbox row's."""
    dossier = suivi.read_dossier(unite, code)
    service = suivi.service_of(contexte, dossier)
    journal = unite.journal.lister(code)
    cle = cle_suivi.calculer(contexte.plateforme.reglages.secret, contexte.collectivite.code, code)
    lien = depot.follow_link(contexte, service.code, code, cle)
    if dossier.compte:
        lien = f"{contexte.plateforme.reglages.adresse}/{contexte.collectivite.code}/compte/dossiers/{code}"
    noms = contexte.plateforme.bouquet.noms(contexte.collectivite)
    fields = valeurs_fusion(service, vue(suivi.stored_demande(unite, code)), noms)
    etape = contenu.get("etape") or dossier.etape
    facts = _facts(contexte, service, dossier, etape, contenu) | {"lienSuivi": lien}
    etapes = conversions.etapes(contexte, service.processus, dossier, journal)
    return Matiere(service, dossier, {**fields, **facts}, etapes, lien)


def _facts(
    contexte: Contexte, service: Teleservice, dossier: Dossier, etape: str, contenu: Mapping[str, str]
) -> dict[str, Any]:
    def printed(instant: Any) -> str:
        return date_longue(contexte.local(instant).date()) if instant else ""

    return {
        "commune": contexte.collectivite.nom,
        "numeroDossier": dossier.numero,
        "teleservice": service.intitule_court,
        "dateDepot": printed(dossier.depose_le),
        "dateReception": printed(dossier.depose_le),
        "dateLimite": date_longue(dossier.echeance) if dossier.echeance else "",
        "dateCloture": printed(dossier.clos_le),
        "dateDecision": printed(dossier.etape_depuis),
        "delaiReponse": service.delai,
        "effetSilence": service.silence,
        "motif": contenu.get("motif", ""),
        "suite": contenu.get("suite", ""),
        "voiesRecours": APPEAL,
        "etape": {"libelleCitoyen": service.processus.etape(etape).libelle_citoyen},
        "service": contact_fields(contexte.collectivite.service(dossier.service)),
        "agent": {"nom": ""},
    }


def contact_fields(contact: Contact) -> dict[str, str]:
    """A department as merge fields."""
    return {
        "nom": contact.nom,
        "telephone": contact.telephone,
        "courriel": contact.courriel,
        "horaires": contact.horaires,
    }
