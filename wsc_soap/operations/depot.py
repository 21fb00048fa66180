"""Filing a demande: checked, numbered, written once with its journal and its deferred effects, or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from lxml import etree

from wsc_soap.domain import cle_suivi, numero
from wsc_soap.domain.deroulement import Acte, Pas, echeance, franchir
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.processus import USAGER
from wsc_soap.errors import DemandeInvalide, PieceIntrouvable, SessionRequise
from wsc_soap.operations import conversions, types
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.pieces import PiecesRecues, detach_files
from wsc_soap.xmlio.demande import Bilan, demandeur

OPERATION = "deposer"


def check(contexte: Contexte, demande: etree._Element) -> Bilan:
    """Everything the form's rules say of a demande: errors and warnings."""
    bouquet = contexte.plateforme.bouquet
    return bouquet.controle(contexte.collectivite, contexte.demarche).controler(
        demande, bouquet.variables(contexte.collectivite, contexte.maintenant())
    )


def refuse_invalid(bilan: Bilan) -> None:
    """Raise `DemandeInvalide` with all errors at once, if there are any."""
    if bilan.erreurs:
        raise DemandeInvalide(nombre=len(bilan.erreurs), erreurs=bilan.erreurs, champ=bilan.erreurs[0].champ)


def deposit(contexte: Contexte, demande: etree._Element, cle: str | None) -> types.Recu:
    """File a demande and give its receipt; the same key with the same content gives the same receipt again.

    Raises `SessionRequise` when the téléservice wants an account, `DemandeInvalide`, `CleReutilisee`, and the errors of
    attachments. On return everything is on disk.
    """
    if contexte.demarche.compte == "requis" and contexte.identite is None:
        raise SessionRequise()
    request = _fingerprint(demande) if cle else ""
    if cle and (earlier := _earlier(contexte, cle, request)):
        return earlier
    bilan = check(contexte, demande)
    refuse_invalid(bilan)
    received = detach_files(contexte, demande)
    return _write(contexte, demande, received, bilan, cle, request)


def _write(
    contexte: Contexte, demande: etree._Element, received: PiecesRecues, bilan: Bilan, cle: str | None, request: str
) -> types.Recu:
    service, maintenant = contexte.demarche, contexte.maintenant()
    nom, courriel = demandeur(service, bilan.vue)
    document = etree.tostring(demande, encoding="UTF-8")
    with contexte.ecrire() as unite:
        key = (OPERATION, _subject(contexte), cle or "")
        # asked again under the write lock: two deposits with one key may have passed the first look together
        if cle and (stored := unite.idempotence.reserver(*key, request, maintenant)):
            return _load(stored)
        local = contexte.local(maintenant)
        code = numero.composer(local.year, unite.dossiers.prochain_numero(local.year))
        pas = first_step(contexte, code, nom, courriel, maintenant)
        unite.dossiers.ajouter(pas.dossier)
        unite.demandes.ajouter(code, document, service.espace_de_noms)
        unite.journal.ouvrir(code, pas.ligne)
        unite.pieces.ajouter(code, received.pieces)
        for jeton in received.jetons:
            if not unite.televersements.utiliser(jeton, code, maintenant):
                raise PieceIntrouvable()
        unite.boite.ajouter(pas.taches, maintenant)
        recu = receipt(contexte, pas.dossier, [pas.ligne], bilan)
        if cle:
            unite.idempotence.conclure(*key, _dump(recu))
        unite.valider()
    return recu


def first_step(contexte: Contexte, code: str, nom: str, courriel: str, maintenant: datetime) -> Pas:
    """The new dossier after the citizen's first action, at the étape it leads to."""
    service = contexte.demarche
    debut = service.processus.etape(service.processus.debut)
    dossier = Dossier(
        numero=code,
        teleservice=service.code,
        revision=contexte.revision,
        theme=service.theme.code,
        etape=debut.code,
        passage=0,
        depose_le=maintenant,
        etape_depuis=maintenant,
        service=service.service,
        demandeur=nom,
        courriel=courriel,
        compte=contexte.identite.sujet if contexte.identite else None,
        echeance=echeance(debut, contexte.collectivite, maintenant),
        version=0,
    )
    action = next(action.nom for action in debut.actions if action.acteur == USAGER)
    acte = Acte(USAGER, nom or "Usager")
    return franchir(service.processus, contexte.collectivite, dossier, action, acte, maintenant, 1)


def receipt(contexte: Contexte, dossier: Dossier, journal: Sequence[LigneJournal], bilan: Bilan) -> types.Recu:
    """What the citizen gets back at once, and may ask for again later."""
    service = contexte.demarche
    cle = cle_suivi.calculer(contexte.plateforme.reglages.secret, contexte.collectivite.code, dossier.numero)
    return types.Recu(
        numero=dossier.numero,
        cle_suivi=cle,
        teleservice=service.code,
        intitule=service.intitule_court,
        date_depot=contexte.local(dossier.depose_le),
        courriel=dossier.courriel or None,
        lien_suivi=follow_link(contexte, service.code, dossier.numero, cle),
        etape=conversions.etapes(contexte, service.processus, dossier, journal),
        avertissement=conversions.erreurs(bilan.avertissements),
    )


def follow_link(contexte: Contexte, teleservice: str, code: str, cle: str) -> str:
    """The address where a dossier is followed without an account."""
    adresse = contexte.plateforme.reglages.adresse
    return f"{adresse}/{contexte.collectivite.code}/services/{teleservice}/suivi?numero={code}&cle={cle}"


def _subject(contexte: Contexte) -> str:
    """Whose key it is: the same key of two people are two keys."""
    return f"{contexte.demarche.code}:{contexte.identite.sujet if contexte.identite else ''}"


def _fingerprint(demande: etree._Element) -> str:
    return hashlib.sha256(etree.tostring(demande, method="c14n", exclusive=True)).hexdigest()


def _earlier(contexte: Contexte, cle: str, request: str) -> types.Recu | None:
    with contexte.lire() as unite:
        stored = unite.idempotence.retrouver(OPERATION, _subject(contexte), cle, request)
    return _load(stored) if stored else None


def _dump(recu: types.Recu) -> bytes:
    return json.dumps(asdict(recu), default=lambda value: value.isoformat(), ensure_ascii=False).encode()


def _load(stored: bytes) -> types.Recu:
    fields = json.loads(stored)
    fields["date_depot"] = datetime.fromisoformat(fields["date_depot"])
    fields["etape"] = tuple(_stage(etape) for etape in fields["etape"])
    fields["avertissement"] = tuple(types.Erreur(**erreur) for erreur in fields["avertissement"])
    return types.Recu(**fields)


def _stage(fields: dict[str, Any]) -> types.Etape:
    passed, expected = fields["date"], fields["echeance"]
    return types.Etape(
        fields["libelle"],
        fields["etat"],
        datetime.fromisoformat(passed) if passed else None,
        datetime.fromisoformat(expected).date() if expected else None,
    )
