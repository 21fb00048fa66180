"""Following and treating dossiers (specification, section 4.2)."""

from __future__ import annotations

from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.calendar import working_days_between
from wsc_soap.domain.case import AGENT
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.domain.workflow import Act
from wsc_soap.operations import (
    action_forms,
    agenda_answers,
    conversions,
    documents,
    doublons,
    once,
    opinions,
    payment_answers,
    process,
    suivi,
    types,
)
from wsc_soap.operations.bo_session import profile
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.operations.teleservice import FICHIERS, Reponses
from wsc_soap.storage import FILTRES, UnitOfWork
from wsc_soap.xmlio.action_values import answers

SERVICE = "bo-dossiers"
PAGE = 30
Numero = Annotated[str, "Numéro du dossier", MaxLength(40)]
DOSSIER = (errors.DossierIntrouvable,)


@operation(SERVICE, right="agent", faults=(errors.ParametreInvalide,))
def lister_dossiers(
    context: Context,
    filtre: Annotated[str | None, "a-traiter (par défaut), en-attente, miens ou clos", MaxLength(20)] = None,
    suite: Annotated[str | None, "Valeur de suite rendue par l'appel précédent", MaxLength(100)] = None,
    recherche: Annotated[str | None, "Mots du numéro, du nom ou du courriel", MaxLength(200)] = None,
) -> types.ListeAgent:
    """Liste les dossiers des services de l'agent, les plus urgents d'abord."""
    chosen, acteur = filtre or "a-traiter", context.caller
    if chosen not in FILTRES:
        raise errors.ParametreInvalide(champ="filtre", parametre="filtre", raison=", ".join(FILTRES))
    today = context.today()
    with context.read() as unit:
        counts = unit.dossiers.count_for_agent(acteur.services, acteur.sujet, today)
        if recherche:
            page = unit.dossiers.search(acteur.services, recherche, PAGE, after=suite or "")
        else:
            page = unit.dossiers.for_agent(acteur.services, chosen, acteur.sujet, after=suite or "", limit=PAGE)
        names = {agent.identifiant: agent.titre for agent in unit.agents.list_all()}
    lines = tuple(line(context, dossier, names) for dossier in page.dossiers)
    return types.ListeAgent(
        profile(context), chosen, counts.a_traiter, counts.en_attente, counts.en_retard, counts.miens, lines, page.suite
    )


def line(context: Context, dossier: Dossier, names: dict[str, str]) -> types.DossierAgent:
    """A dossier as a line of a list; `names` are those of the agents."""
    service = suivi.service_of(context, dossier)
    return types.DossierAgent(
        numero=dossier.numero,
        citoyen=dossier.demandeur,
        teleservice=dossier.teleservice,
        intitule=service.intitule_court,
        theme_libelle=service.theme.libelle,
        etape=dossier.etape,
        etape_libelle=service.processus.etape(dossier.etape).libelle_agent,
        date_depot=context.local(dossier.depose_le),
        echeance=None if dossier.clos else dossier.echeance,
        jours_de_retard=_late(context, dossier),
        agent=names.get(dossier.agent, dossier.agent) if dossier.agent else None,
        a_moi=dossier.agent == context.caller.sujet,
    )


def _late(context: Context, dossier: Dossier) -> int:
    if dossier.clos or dossier.echeance is None:
        return 0
    today = context.today()
    return max(0, working_days_between(dossier.echeance, today, context.collectivite.subdivision))


@operation(SERVICE, right="agent", faults=DOSSIER)
def lire_dossier(context: Context, numero: Numero) -> types.DossierComplet:
    """Rend un dossier entier : demande, pièces, actions de l'étape, délais, journal, messages, vision du citoyen."""
    with context.read() as unit:
        return complete(context, unit, accessible(context, unit, numero))


def accessible(context: Context, unit: UnitOfWork, numero: str) -> Dossier:
    """A dossier of one of the agent's departments, or one about which they are asked for an opinion; another
    department's is unknown to him."""
    dossier = suivi.read_dossier(unit, suivi.canonical_number(numero))
    services = context.caller.services
    if dossier.service in services or any(avis.acteur in services for avis in unit.avis.list_all(dossier.numero)):
        return dossier
    raise errors.DossierIntrouvable(numero=dossier.numero)


def at_version(context: Context, unit: UnitOfWork, numero: str, version: int | None) -> Dossier:
    """The dossier to change, at the version that was read: `DossierModifie` when it changed since."""
    dossier = accessible(context, unit, numero)
    if version is not None and version != dossier.version:
        raise process.modified(unit, dossier.numero, version)
    return dossier


def note(context: Context, unit: UnitOfWork, dossier: Dossier, action: str, libelle: str, said: str = "") -> None:
    """A line of the journal that moves nothing: what the agent of the session did, or wrote."""
    act = acting(context)
    line = LigneJournal(
        0, context.now(), act.genre, act.nom, action, libelle, dossier.etape, "", "", said, sujet=act.sujet
    )
    unit.journal.add(dossier.numero, line)


def complete(context: Context, unit: UnitOfWork, dossier: Dossier) -> types.DossierComplet:
    """A dossier as its agent sees it."""
    service = suivi.service_of(context, dossier)
    etape = service.processus.etape(dossier.etape)
    journal = unit.journal.list_all(dossier.numero)
    agent = unit.agents.get(dossier.agent) if dossier.agent else None
    today = context.today()
    since = context.local(dossier.etape_depuis).date()
    return types.DossierComplet(
        profil=profile(context),
        numero=dossier.numero,
        citoyen=dossier.demandeur,
        courriel=dossier.courriel or None,
        teleservice=dossier.teleservice,
        intitule=service.intitule_court,
        theme_libelle=service.theme.libelle,
        date_depot=context.local(dossier.depose_le),
        etat=conversions.etat(dossier),
        etat_libelle=conversions.etat_libelle(dossier),
        issue=dossier.issue or None,
        etape_code=etape.code,
        etape_libelle=etape.libelle_agent,
        etape_depuis=context.local(dossier.etape_depuis),
        echeance=None if dossier.clos else dossier.echeance,
        jours_ouvres_passes=max(0, working_days_between(since, today, context.collectivite.subdivision)),
        jours_ouvres_prevus=etape.delai or None,
        agent=agent.titre if agent else None,
        a_moi=dossier.agent == context.caller.sujet,
        version=dossier.version,
        section=suivi.sections(context, unit, service, dossier.numero),
        piece=_attachments(unit, service, dossier.numero),
        etape=conversions.etapes(context, service.processus, dossier, journal),
        action=action_forms.offered(
            context, process.open_case(context, unit, dossier, journal), acting(context), service
        ),
        message=suivi.messages(context, unit, dossier.numero, journal),
        journal=tuple(_journal_line(context, service, line) for line in journal),
        document=suivi.documents_of(context, unit, dossier.numero),
        avis=opinions.shown(context, unit, dossier),
        service=dossier.service,
        service_nom=context.collectivite.service(dossier.service).nom,
        en_attente=dossier.en_attente,
        silence_le=dossier.silence_le if not dossier.clos and dossier.suspendu_le is None else None,
        reservation=agenda_answers.of_dossier(context, unit, dossier.numero),
        paiement=payment_answers.listed(context, unit.paiements.of_dossier(dossier.numero)),
        proche=doublons.shown(context, unit, dossier),
        position=doublons.position(unit, dossier),
    )


def acting(context: Context, motif: str = "", commentaire: str = "") -> Act:
    """The agent of the session, as somebody who acts."""
    caller = context.caller
    return Act(
        AGENT, caller.nom, caller.services, motif, commentaire, sujet=f"agent:{caller.sujet}", profil=caller.profil
    )


def _attachments(unit: UnitOfWork, service: Teleservice, code: str) -> tuple[types.PieceJointe, ...]:
    labels = {path: champ.libelle for path, champ in service.formulaire.walk()}
    return tuple(
        types.PieceJointe(
            piece.rang, labels.get(_path(piece.champ), piece.champ), piece.nom, piece.type_mime, piece.taille
        )
        for piece in unit.pieces.list_all(code)
    )


def _path(xpath: str) -> str:
    return "/".join(step.split("[")[0] for step in xpath.removeprefix("/demande/").split("/"))


def _journal_line(context: Context, service: Teleservice, line: LigneJournal) -> types.LigneJournal:
    def label(code: str) -> str:
        # a dossier that changed revision may have passed where this one has no étape
        return next((etape.libelle_agent for etape in service.processus.etapes if etape.code == code), code)

    return types.LigneJournal(
        context.local(line.instant),
        line.acteur,
        line.libelle,
        label(line.etape),
        label(line.cible) if line.cible else None,
        line.motif or None,
        line.commentaire or None,
        tuple(
            types.LigneRecapitulatif(libelle, tuple(texts))
            for libelle, texts in answers(service, line, context.platform.bouquet.names(context.collectivite))
        ),
    )


@operation(SERVICE, right="agent", faults=(*DOSSIER, errors.DossierModifie, errors.ActionImpossible))
def prendre_dossier(context: Context, numero: Numero) -> types.DossierComplet:
    """Affecte le dossier à l'agent de la session : les autres voient qu'il s'en occupe. Rejoué, l'appel ne change
    rien."""
    return _hold(context, numero, context.caller.sujet)


@operation(SERVICE, right="agent", faults=(*DOSSIER, errors.DossierModifie, errors.ActionImpossible))
def liberer_dossier(context: Context, numero: Numero) -> types.DossierComplet:
    """Rend le dossier à son service : n'importe quel agent du service peut le prendre. Rejoué, l'appel ne change
    rien."""
    return _hold(context, numero, None)


HOLD = {True: ("prendreDossier", "Dossier pris en main"), False: ("libererDossier", "Dossier rendu au service")}


def _hold(context: Context, numero: str, holder: str | None) -> types.DossierComplet:
    with context.write() as unit:
        dossier = accessible(context, unit, numero)
        action, libelle = HOLD[holder is not None]
        if dossier.clos:
            raise errors.ActionImpossible(action=libelle, raison="le dossier est clos")
        if dossier.agent != holder:
            if not unit.dossiers.update(dossier.with_changes(agent=holder), dossier.version):
                raise process.modified(unit, dossier.numero, dossier.version)
            note(context, unit, dossier, action, libelle)
            unit.commit()
    return lire_dossier(context, dossier.numero)


ACTION = (
    *DOSSIER,
    errors.DossierModifie,
    errors.ActionImpossible,
    errors.MotifManquant,
    errors.DemandeInvalide,
    errors.BoucleAutomatique,
    errors.CreneauIndisponible,
    *FICHIERS,
)
Version = Annotated[int | None, "Version lue avec le dossier ; une autre est refusée par DossierModifie"]
Motif = Annotated[str | None, "Code d'un motif de l'action", MaxLength(60)]
Commentaire = Annotated[str | None, "Phrase pour le citoyen, jointe au message de l'action", MaxLength(2000)]


@operation(SERVICE, right="agent", faults=ACTION)
def traiter_dossier(
    context: Context,
    numero: Numero,
    action: Annotated[str, "Nom d'une action rendue par lireDossier", MaxLength(60)],
    version: Version = None,
    motif: Motif = None,
    commentaire: Commentaire = None,
    entree: Reponses = (),
    cle: Cle = None,
) -> types.DossierComplet:
    """Fait une action de l'étape : le dossier avance, le journal l'écrit, les messages partent."""
    code = suivi.canonical_number(numero)
    act = acting(context, motif or "", (commentaire or "").strip())
    key = suivi.key_of_act(context, code, action, act, version, entree, cle)
    with context.read() as unit:
        if once.done(unit, key) is None:  # the act may have given the dossier to another department
            accessible(context, unit, code)
    after = suivi.act(context, code, action, act, version, entrees=entree, key=key)
    with context.read() as unit:
        return complete(context, unit, after)


@operation(SERVICE, right="agent", faults=DOSSIER)
def telecharger_recapitulatif(context: Context, numero: Numero) -> types.FichierRendu:
    """Rend le récapitulatif du dossier, en PDF."""
    return documents.recap_pdf(context, lire_dossier(context, numero))


@operation(SERVICE, right="agent", faults=DOSSIER)
def telecharger_demande(context: Context, numero: Numero) -> types.FichierRendu:
    """Rend le XML de la demande, tel qu'il a été reçu, fichiers compris."""
    with context.read() as unit:
        dossier = accessible(context, unit, numero)
        contenu = suivi.original_demande(context, unit, dossier.numero)
    return types.FichierRendu(f"demande-{dossier.numero}.xml", "application/xml", contenu)


@operation(SERVICE, right="agent", faults=(*DOSSIER, errors.PieceIntrouvable))
def lire_piece(
    context: Context, numero: Numero, rang: Annotated[int, "Rang de la pièce dans le dossier"]
) -> types.FichierRendu:
    """Rend une pièce du dossier."""
    with context.read() as unit:
        dossier = accessible(context, unit, numero)
        piece = unit.pieces.get(dossier.numero, rang)
    if piece is None:
        raise errors.PieceIntrouvable()
    contenu = context.platform.storage.fichiers.read(context.collectivite.code, piece.empreinte)
    return types.FichierRendu(piece.nom, piece.type_mime, contenu)
