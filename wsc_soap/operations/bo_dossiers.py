"""Following and treating dossiers (specification, section 4.2)."""

from __future__ import annotations

from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.calendrier import jours_ouvres_entre
from wsc_soap.domain.deroulement import Acte, actions_possibles
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations import conversions, documents, suivi, types
from wsc_soap.operations.bo_session import profile
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.registre import Longueur, operation
from wsc_soap.storage import FILTRES, Unite

SERVICE = "bo-dossiers"
PAGE = 30
Numero = Annotated[str, "Numéro du dossier", Longueur(40)]
DOSSIER = (errors.DossierIntrouvable,)


@operation(SERVICE, droit="agent", erreurs=(errors.ParametreInvalide,))
def lister_dossiers(
    contexte: Contexte,
    filtre: Annotated[str | None, "a-traiter (par défaut), en-attente, miens ou clos", Longueur(20)] = None,
    suite: Annotated[str | None, "Valeur de suite rendue par l'appel précédent", Longueur(100)] = None,
    recherche: Annotated[str | None, "Mots du numéro, du nom ou du courriel", Longueur(200)] = None,
) -> types.ListeAgent:
    """Liste les dossiers des services de l'agent, les plus urgents d'abord."""
    chosen, acteur = filtre or "a-traiter", contexte.acteur
    if chosen not in FILTRES:
        raise errors.ParametreInvalide(champ="filtre", parametre="filtre", raison=", ".join(FILTRES))
    today = contexte.local(contexte.maintenant()).date()
    with contexte.lire() as unite:
        counts = unite.dossiers.compter_agent(acteur.services, acteur.sujet, today)
        if recherche:
            found, following = unite.dossiers.rechercher(acteur.services, recherche), None
        else:
            page = unite.dossiers.de_l_agent(acteur.services, chosen, acteur.sujet, apres=suite or "", limite=PAGE)
            found, following = page.dossiers, page.suite
        names = {agent.identifiant: f"{agent.civilite} {agent.nom}" for agent in unite.agents.lister()}
    lines = tuple(_line(contexte, dossier, names) for dossier in found)
    return types.ListeAgent(
        profile(contexte), chosen, counts.a_traiter, counts.en_attente, counts.en_retard, counts.miens, lines, following
    )


def _line(contexte: Contexte, dossier: Dossier, names: dict[str, str]) -> types.DossierAgent:
    service = suivi.service_of(contexte, dossier)
    return types.DossierAgent(
        numero=dossier.numero,
        citoyen=dossier.demandeur,
        teleservice=dossier.teleservice,
        intitule=service.intitule_court,
        theme_libelle=service.theme.libelle,
        etape=dossier.etape,
        etape_libelle=service.processus.etape(dossier.etape).libelle_agent,
        date_depot=contexte.local(dossier.depose_le),
        echeance=None if dossier.clos else dossier.echeance,
        jours_de_retard=_late(contexte, dossier),
        agent=names.get(dossier.agent, dossier.agent) if dossier.agent else None,
        a_moi=dossier.agent == contexte.acteur.sujet,
    )


def _late(contexte: Contexte, dossier: Dossier) -> int:
    if dossier.clos or dossier.echeance is None:
        return 0
    today = contexte.local(contexte.maintenant()).date()
    return max(0, jours_ouvres_entre(dossier.echeance, today, contexte.collectivite.subdivision))


@operation(SERVICE, droit="agent", erreurs=DOSSIER)
def lire_dossier(contexte: Contexte, numero: Numero) -> types.DossierComplet:
    """Rend un dossier entier : demande, pièces, actions de l'étape, délais, journal, messages, vision du citoyen."""
    with contexte.lire() as unite:
        return _complete(contexte, unite, _accessible(contexte, unite, numero))


def _accessible(contexte: Contexte, unite: Unite, numero: str) -> Dossier:
    """A dossier of one of the agent's departments; another department's is unknown to him."""
    dossier = suivi.read_dossier(unite, suivi.canonical_number(numero))
    if dossier.service not in contexte.acteur.services:
        raise errors.DossierIntrouvable(numero=dossier.numero)
    return dossier


def _complete(contexte: Contexte, unite: Unite, dossier: Dossier) -> types.DossierComplet:
    service = suivi.service_of(contexte, dossier)
    etape = service.processus.etape(dossier.etape)
    journal = unite.journal.lister(dossier.numero)
    agent = unite.agents.lire(dossier.agent) if dossier.agent else None
    today = contexte.local(contexte.maintenant()).date()
    since = contexte.local(dossier.etape_depuis).date()
    return types.DossierComplet(
        profil=profile(contexte),
        numero=dossier.numero,
        citoyen=dossier.demandeur,
        courriel=dossier.courriel or None,
        teleservice=dossier.teleservice,
        intitule=service.intitule_court,
        theme_libelle=service.theme.libelle,
        date_depot=contexte.local(dossier.depose_le),
        etat=conversions.etat(dossier),
        etat_libelle=conversions.etat_libelle(dossier),
        issue=dossier.issue or None,
        etape_code=etape.code,
        etape_libelle=etape.libelle_agent,
        etape_depuis=contexte.local(dossier.etape_depuis),
        echeance=None if dossier.clos else dossier.echeance,
        jours_ouvres_passes=max(0, jours_ouvres_entre(since, today, contexte.collectivite.subdivision)),
        jours_ouvres_prevus=etape.delai or None,
        agent=f"{agent.civilite} {agent.nom}" if agent else None,
        a_moi=dossier.agent == contexte.acteur.sujet,
        version=dossier.version,
        section=suivi.sections(contexte, unite, service, dossier.numero),
        piece=_attachments(unite, service, dossier.numero),
        etape=conversions.etapes(contexte, service.processus, dossier, journal),
        action=conversions.actions(actions_possibles(service.processus, dossier, "agent", contexte.acteur.services)),
        message=suivi.messages(contexte, unite, dossier.numero),
        journal=tuple(_journal_line(contexte, service, ligne) for ligne in journal),
    )


def _attachments(unite: Unite, service: Teleservice, code: str) -> tuple[types.PieceJointe, ...]:
    labels = {path: champ.libelle for path, champ in service.formulaire.parcourir()}
    return tuple(
        types.PieceJointe(
            piece.rang, labels.get(_path(piece.champ), piece.champ), piece.nom, piece.type_mime, piece.taille
        )
        for piece in unite.pieces.lister(code)
    )


def _path(xpath: str) -> str:
    return "/".join(step.split("[")[0] for step in xpath.removeprefix("/demande/").split("/"))


def _journal_line(contexte: Contexte, service: Teleservice, ligne: LigneJournal) -> types.LigneJournal:
    def label(code: str) -> str:
        return service.processus.etape(code).libelle_agent

    return types.LigneJournal(
        contexte.local(ligne.instant),
        ligne.acteur,
        ligne.libelle,
        label(ligne.etape),
        label(ligne.cible) if ligne.cible else None,
        ligne.motif or None,
        ligne.commentaire or None,
    )


@operation(SERVICE, droit="agent", erreurs=(*DOSSIER, errors.DossierModifie, errors.ActionImpossible))
def prendre_dossier(contexte: Contexte, numero: Numero) -> types.DossierComplet:
    """Affecte le dossier à l'agent de la session : les autres voient qu'il s'en occupe."""
    return _hold(contexte, numero, contexte.acteur.sujet)


@operation(SERVICE, droit="agent", erreurs=(*DOSSIER, errors.DossierModifie, errors.ActionImpossible))
def liberer_dossier(contexte: Contexte, numero: Numero) -> types.DossierComplet:
    """Rend le dossier à son service : n'importe quel agent du service peut le prendre."""
    return _hold(contexte, numero, None)


HOLD = {True: ("prendreDossier", "Dossier pris en main"), False: ("libererDossier", "Dossier rendu au service")}


def _hold(contexte: Contexte, numero: str, holder: str | None) -> types.DossierComplet:
    with contexte.ecrire() as unite:
        dossier = _accessible(contexte, unite, numero)
        action, libelle = HOLD[holder is not None]
        if dossier.clos:
            raise errors.ActionImpossible(action=libelle, raison="le dossier est clos")
        if not unite.dossiers.modifier(dossier.avec(agent=holder), dossier.version):
            raise errors.DossierModifie(numero=dossier.numero, auteur="une autre personne")
        ligne = LigneJournal(0, contexte.maintenant(), "agent", contexte.acteur.nom, action, libelle, dossier.etape, "")
        unite.journal.ajouter(dossier.numero, ligne)
        unite.valider()
    return lire_dossier(contexte, dossier.numero)


@operation(
    SERVICE,
    droit="agent",
    erreurs=(*DOSSIER, errors.DossierModifie, errors.ActionImpossible, errors.MotifManquant),
)
def traiter_dossier(
    contexte: Contexte,
    numero: Numero,
    action: Annotated[str, "Nom d'une action rendue par lireDossier", Longueur(60)],
    version: Annotated[int | None, "Version lue avec le dossier ; une autre est refusée par DossierModifie"] = None,
    motif: Annotated[str | None, "Code d'un motif de l'action", Longueur(60)] = None,
    commentaire: Annotated[str | None, "Phrase pour le citoyen, jointe au message de l'action", Longueur(2000)] = None,
) -> types.DossierComplet:
    """Fait une action de l'étape : le dossier avance, le journal l'écrit, les messages partent."""
    with contexte.lire() as unite:
        code = _accessible(contexte, unite, numero).numero
    acteur = contexte.acteur
    acte = Acte("agent", acteur.nom, acteur.services, motif or "", (commentaire or "").strip())
    after = suivi.act(contexte, code, action, acte, version)
    with contexte.lire() as unite:
        return _complete(contexte, unite, after)


@operation(SERVICE, droit="agent", erreurs=DOSSIER)
def telecharger_recapitulatif(contexte: Contexte, numero: Numero) -> types.FichierRendu:
    """Rend le récapitulatif du dossier, en PDF."""
    return documents.recap_pdf(contexte, lire_dossier(contexte, numero))


@operation(SERVICE, droit="agent", erreurs=DOSSIER)
def telecharger_demande(contexte: Contexte, numero: Numero) -> types.FichierRendu:
    """Rend le XML de la demande, tel qu'il a été reçu, fichiers compris."""
    with contexte.lire() as unite:
        dossier = _accessible(contexte, unite, numero)
        contenu = suivi.original_demande(contexte, unite, dossier.numero)
    return types.FichierRendu(f"demande-{dossier.numero}.xml", "application/xml", contenu)


@operation(SERVICE, droit="agent", erreurs=(*DOSSIER, errors.PieceIntrouvable))
def lire_piece(
    contexte: Contexte, numero: Numero, rang: Annotated[int, "Rang de la pièce dans le dossier"]
) -> types.FichierRendu:
    """Rend une pièce du dossier."""
    with contexte.lire() as unite:
        dossier = _accessible(contexte, unite, numero)
        piece = unite.pieces.lire(dossier.numero, rang)
    if piece is None:
        raise errors.PieceIntrouvable()
    contenu = contexte.plateforme.stockage.fichiers.lire(contexte.collectivite.code, piece.empreinte)
    return types.FichierRendu(piece.nom, piece.type_mime, contenu)
