"""What a collectivité can offer: the delivered models, what it took of them, what it created, its drafts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from wsc_soap.domain.agenda import OUVERTURE, Besoin, Ressource
from wsc_soap.domain.french import typeset
from wsc_soap.errors import Manquement, TeleserviceInconnu
from wsc_soap.operations import delivered, drafts, types
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork
from wsc_soap.storage.actes import Acte
from wsc_soap.storage.brouillons import Brouillon
from wsc_soap.storage.teleservices import ModePrevu, Revision, TeleserviceActif
from wsc_soap.xmlio.agenda_needs import needs
from wsc_soap.xmlio.expansion import in_words
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.town_parameters import parameters, to_check

CATALOGUE = "catalogue"
AGENDA, OPTIONAL_AGENDA = "agenda", "agenda-facultatif"


@dataclass(frozen=True)
class Head:
    """What a list says of a document, valid or not."""

    intitule: str
    intitule_origine: str
    resume: str
    theme: str
    theme_libelle: str
    a_verifier: int
    mots_cles: tuple[str, ...]
    evenements: tuple[str, ...]
    besoins: tuple[Besoin, ...]


@lru_cache(maxsize=1000)
def head(document: bytes) -> Head:
    """The titles of an assembled document, settled or not."""
    root = parse_xml(document)

    def text(nom: str) -> str:
        return in_words(root, " ".join((root.findtext(tag(nom)) or "").split()))

    theme = root.get("theme", "")
    return Head(
        text("intitule"),
        text("intituleOrigine"),
        text("resume"),
        theme,
        root.get("themeLibelle", theme),
        len(to_check(root)),
        tuple(" ".join((one.text or "").split()) for one in root.findall(tag("motCle"))),
        tuple(" ".join((one.text or "").split()) for one in root.findall(tag("evenement"))),
        needs(root),
    )


@dataclass(frozen=True)
class Known:
    """Everything that storage says of the offer, read in one transaction."""

    actives: dict[str, TeleserviceActif]
    drafts: dict[str, Brouillon]
    plans: tuple[ModePrevu, ...]
    ouvertes: tuple[Ressource, ...]

    @classmethod
    def read(cls, context: Context, unit: UnitOfWork) -> Known:
        """All of it; `ouvertes` are the resources where something can be booked."""
        actives = {active.code: active for active in unit.teleservices.list_all()}
        drafts = {draft.teleservice: draft for draft in unit.brouillons.list_all()}
        return cls(actives, drafts, unit.teleservices.planned_modes(), open_resources(unit, context.today()))

    def codes(self) -> list[str]:
        """Every code, the delivered ones in the order of the catalogue first."""
        return list(dict.fromkeys([*delivered.library().codes(), *self.actives, *self.drafts]))


def open_resources(unit: UnitOfWork, today: date) -> tuple[Ressource, ...]:
    """The resources in service that open some day to come."""

    def opens(one: Ressource) -> bool:
        exceptions = () if one.horaires else unit.agendas.exceptions(one.code, today, today + timedelta(one.horizon))
        return bool(one.horaires) or any(exception.genre == OUVERTURE for exception in exceptions)

    return tuple(one for one in unit.agendas.ressources() if one.active and opens(one))


def missing_agendas(shown: Head, ouvertes: tuple[Ressource, ...]) -> tuple[types.Erreur, ...]:
    """A warning for each need of a téléservice that no resource meets; the rule of an optional one says so."""
    return tuple(
        types.Erreur(
            f"agenda/{one.code or one.genre}",
            one.libelle,
            OPTIONAL_AGENDA if one.facultatif else AGENDA,
            typeset(_SENTENCES[one.facultatif].format(quoi=_what(one), champ=one.libelle)),
        )
        for one in shown.besoins
        if not one.met(ouvertes)
    )


_SENTENCES = {
    False: "Rien à réserver : créez {quoi}, avec ses horaires. Sans elle, personne ne peut répondre à « {champ} ».",
    True: "Facultatif : créez {quoi}, avec ses horaires, pour la proposer à « {champ} ».",
}


def _what(besoin: Besoin) -> str:
    return f"la ressource « {besoin.code} »" if besoin.code else f"une ressource du genre « {besoin.genre} »"


def offered(context: Context, unit: UnitOfWork, known: Known, code: str) -> types.ServiceOffert:
    """One téléservice; `TeleserviceInconnu` when neither the catalogue nor the town has it."""
    active, draft, model = known.actives.get(code), known.drafts.get(code), code in delivered.library().codes()
    revision = unit.teleservices.revision(code, active.revision) if active else None
    if revision is None and draft is None and not model:
        raise TeleserviceInconnu(teleservice=code[:64])
    shown = head(_document(revision, draft, code))
    return types.ServiceOffert(
        mot_cle=shown.mots_cles,
        evenement=shown.evenements,
        code=code,
        intitule=shown.intitule,
        intitule_origine=shown.intitule_origine,
        resume=shown.resume or None,
        theme=shown.theme,
        theme_libelle=shown.theme_libelle,
        origine="livre" if model else "propre",
        mode=active.mode if active else CATALOGUE if draft is None or model else "brouillon",
        revision=active.revision if active else None,
        publiee_le=context.local(revision.publiee_le) if revision else None,
        espace_de_noms=revision.espace_de_noms if revision else None,
        personnalise=revision is not None and not (model and revision.empreinte == delivered.digest(code)),
        a_verifier=shown.a_verifier,
        avertissement=missing_agendas(shown, known.ouvertes),
        brouillon=state(context, draft) if draft else None,
        prevu=tuple(
            types.ChangementPrevu(context.local(plan.le), plan.mode, plan.auteur)
            for plan in known.plans
            if plan.teleservice == code
        ),
    )


def _document(revision: Revision | None, draft: Brouillon | None, code: str) -> bytes:
    if revision is not None:
        return revision.source or revision.document
    return draft.document if draft is not None else delivered.model(code)


def state(context: Context, draft: Brouillon) -> types.EtatBrouillon:
    """A draft without its content."""
    return types.EtatBrouillon(
        draft.version, draft.origine, draft.auteur, context.local(draft.ouvert_le), context.local(draft.modifie_le)
    )


def errors(faults: Iterable[Manquement]) -> tuple[types.Erreur, ...]:
    """Faults of a document as the wire has them."""
    return tuple(types.Erreur(f.champ, f.libelle, f.regle, typeset(f.message)) for f in faults)


def draft_faults(draft: Brouillon | None) -> tuple[types.Erreur, ...]:
    """What keeps a draft from being published; nothing without a draft."""
    return errors(drafts.faults(draft.document)) if draft else ()


def town_parameters(context: Context, unit: UnitOfWork, code: str) -> types.Parametres:
    """The parameters of the draft, else of the revision in force, else of the model."""
    draft, active = unit.brouillons.get(code), unit.teleservices.get(code)
    revision = unit.teleservices.revision(code, active.revision) if active else None
    given = code in delivered.library().codes()
    if draft is None and revision is None and not given:
        raise TeleserviceInconnu(teleservice=code[:64])
    document = draft.document if draft else _document(revision, None, code)
    delivered_values = {p.nom: p.valeur for p in parameters(parse_xml(delivered.model(code)))} if given else {}
    lines = tuple(
        types.ParametreReglable(
            nom=p.nom,
            libelle=p.libelle,
            type=p.type,
            valeur=p.valeur,
            valeur_modele=delivered_values.get(p.nom) if delivered_values.get(p.nom) != p.valeur else None,
            a_verifier=p.a_verifier,
        )
        for p in parameters(parse_xml(document))
    )
    return types.Parametres(code, draft.version if draft else None, lines)


def act(context: Context, acte: Acte) -> types.ActeAdministration:
    """A line of the journal of administrators."""
    return types.ActeAdministration(
        acte.rang, context.local(acte.instant), acte.auteur, acte.operation, acte.objet, typeset(acte.libelle)
    )
