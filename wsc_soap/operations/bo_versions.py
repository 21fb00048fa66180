"""Drafts and versions of a téléservice: the second half of `bo-services`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.french import typeset
from wsc_soap.domain.profil import ADMINISTRATEUR, GESTIONNAIRE
from wsc_soap.operations import comparison, drafts, headings, offer, publication, screen, transport, types, versions
from wsc_soap.operations.bo_services import SERVICE, Teleservice
from wsc_soap.operations.bo_simulation import replay
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.process_tree import open_sheet
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.storage.brouillons import Brouillon
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.skeleton import NewTeleservice
from wsc_soap.xmlio.town_parameters import to_check

Version = Annotated[int | None, "Version du brouillon qui a été lue ; une autre est refusée par BrouillonModifie"]
OPEN = (errors.BrouillonInconnu,)
UNKNOWN = (errors.TeleserviceInconnu,)


@operation(SERVICE, right=GESTIONNAIRE, faults=(*UNKNOWN, errors.ParametreInvalide))
def ouvrir_brouillon(
    context: Context,
    teleservice: Teleservice,
    intitule: Annotated[str | None, "Titre, pour un téléservice nouveau", MaxLength(300)] = None,
    theme: Annotated[str | None, "Code du thème, pour un téléservice nouveau", MaxLength(60)] = None,
    service: Annotated[str | None, "Code du service de la mairie chargé des dossiers", MaxLength(60)] = None,
) -> types.Brouillon:
    """Ouvre le brouillon d'un téléservice, ou rend celui qui est ouvert. Il part de la révision en vigueur, sinon du
    modèle livré ; pour un code nouveau, d'un téléservice simple à compléter, avec l'intitulé et le thème donnés.
    Rejoué, l'appel ne change rien."""
    new = None
    if intitule and theme:
        titles = headings.titles(context)
        if theme not in titles:
            raise errors.ParametreInvalide(champ="theme", parametre="theme", raison="ce thème n'existe pas")
        known = {contact.code: contact.nom for contact in context.collectivite.services}
        if service and service not in known:
            raise errors.ParametreInvalide(champ="service", parametre="service", raison="ce service n'existe pas")
        charge = (service, known[service]) if service else ("", "")
        new = NewTeleservice(teleservice, typeset(intitule.strip()), theme, titles[theme], *charge)
    return _whole(context, drafts.open_draft(context, teleservice, new))


@operation(SERVICE, right=GESTIONNAIRE, faults=OPEN)
def lire_brouillon(context: Context, teleservice: Teleservice) -> types.Brouillon:
    """Rend le brouillon ouvert, avec ce qui empêche encore de le publier."""
    return _whole(context, drafts.read_draft(context, teleservice))


def _whole(context: Context, draft: Brouillon) -> types.Brouillon:
    return types.Brouillon(draft.teleservice, offer.state(context, draft), draft.document, offer.draft_faults(draft))


@operation(SERVICE, right=GESTIONNAIRE, faults=OPEN)
def abandonner_brouillon(context: Context, teleservice: Teleservice, cle: Cle = None) -> types.Accuse:
    """Abandonne le brouillon : ses modifications sont perdues, la version publiée reste."""
    drafts.drop_draft(context, teleservice, cle)
    return types.Accuse("Le brouillon est abandonné. La version publiée n’a pas changé.")


@operation(SERVICE, right=GESTIONNAIRE, faults=OPEN)
def verifier_brouillon(context: Context, teleservice: Teleservice) -> types.VerificationBrouillon:
    """Vérifie le brouillon sans rien changer : tous les manquements d'un coup, chacun avec sa place."""
    draft = drafts.read_draft(context, teleservice)
    faults = offer.draft_faults(draft)
    left = to_check(parse_xml(draft.document))
    warnings = (
        types.Erreur(
            f"parametre/{p.nom}", p.libelle, "aVerifier", typeset(f"À vérifier avant la mise en ligne : {p.valeur}")
        )
        for p in left
    )
    with context.read() as unit:
        missing = offer.missing_agendas(offer.head(draft.document), offer.open_resources(unit, context.today()))
    failures = _failures(context, teleservice) if not faults else ()
    return types.VerificationBrouillon(teleservice, draft.version, not faults, faults, (*warnings, *missing, *failures))


def _failures(context: Context, teleservice: str) -> tuple[types.Erreur, ...]:
    """The saved simulations that the draft would break."""
    played = replay(context, teleservice, open_sheet(context, teleservice).teleservice).resultat
    return tuple(
        types.Erreur(f"simulation/{one.nom}", one.nom, "simulation", one.echec or "")
        for one in played
        if not one.reussie
    )


@operation(SERVICE, right=GESTIONNAIRE, faults=(*OPEN, *UNKNOWN, errors.RevisionInconnue))
def comparer(
    context: Context,
    teleservice: Teleservice,
    avant: Annotated[int | None, "Révision de départ, celle en vigueur par défaut ; 0 pour le modèle livré"] = None,
    apres: Annotated[int | None, "Révision d'arrivée, le brouillon par défaut ; 0 pour le modèle livré"] = None,
) -> types.Comparaison:
    """Compare deux versions : les différences en phrases, et leur effet sur les logiciels qui emploient le contrat."""
    return comparison.compare(context, teleservice, avant, apres)


@operation(
    SERVICE,
    right=ADMINISTRATEUR,
    faults=(*drafts.FAULTS, errors.DefinitionInvalide),
)
def publier(
    context: Context,
    teleservice: Teleservice,
    version: Version = None,
    fin_acceptation: Annotated[date | None, "Dernier jour des contrats précédents, quand le contrat change"] = None,
    cle: Cle = None,
) -> types.Publication:
    """Publie le brouillon : il devient une révision, qui ne change plus. Le contrat ne change que si le schéma de la
    demande a changé ; les contrats précédents restent acceptés jusqu'à la fin annoncée. Les simulations enregistrées
    sont rejouées : celles qui échouent sont listées."""
    today = context.today()
    if fin_acceptation is not None and fin_acceptation < today:
        raise errors.ParametreInvalide(champ="finAcceptation", parametre="finAcceptation", raison="ce jour est passé")
    made = publication.publish(context, teleservice, version, fin_acceptation, cle)
    published = context.platform.bouquet.revision(context.collectivite.code, teleservice, made.revision)
    played = replay(context, teleservice, published).resultat
    tail = "Le contrat est nouveau" if made.new_contract else "Le contrat n’a pas changé"
    message = f"La révision {made.revision} est publiée. {tail} : {made.espace_de_noms}."
    return types.Publication(
        teleservice, made.revision, made.espace_de_noms, made.new_contract, typeset(message), played
    )


@operation(SERVICE, right=GESTIONNAIRE, faults=UNKNOWN)
def lister_versions(context: Context, teleservice: Teleservice) -> types.Versions:
    """Liste les révisions publiées, la plus récente d'abord, et l'état de leur contrat."""
    with context.read() as unit:
        found = versions.town_versions(context, unit, teleservice)
    if not found:
        raise errors.TeleserviceInconnu(teleservice=teleservice)
    return types.Versions(teleservice, found)


@operation(
    SERVICE,
    right=ADMINISTRATEUR,
    faults=(*UNKNOWN, errors.VersionInconnue, errors.ParametreInvalide),
)
def annoncer_fin(
    context: Context,
    teleservice: Teleservice,
    espace_de_noms: Annotated[str, "Espace de noms d'un contrat précédent", MaxLength(300)],
    fin: Annotated[date | None, "Dernier jour où il est accepté ; sans lui, il l'est sans limite"] = None,
) -> types.Versions:
    """Annonce jusqu'à quand un contrat précédent est accepté ; ensuite, la faute VersionInconnue nomme le nouveau.
    Rejoué, l'appel ne change rien."""
    versions.announce_end(context, teleservice, espace_de_noms, fin)
    return lister_versions(context, teleservice)


@operation(SERVICE, right=GESTIONNAIRE, faults=UNKNOWN)
def decrire(context: Context, teleservice: Teleservice) -> types.DescriptionTeleservice:
    """Décrit un téléservice comme les citoyens le liront : son brouillon s'il est publiable, sinon la révision en
    vigueur, sinon le modèle livré."""
    shown, revision = comparison.preview(context, teleservice)
    return screen.describe(context.with_changes(teleservice=shown, revision=revision))


@operation(SERVICE, right=GESTIONNAIRE, faults=(*UNKNOWN, *drafts.FAULTS))
def retablir_modele(
    context: Context,
    teleservice: Teleservice,
    garder_parametres: Annotated[
        bool | None, "Vrai par défaut : les valeurs réglées par la collectivité restent"
    ] = None,
    version: Version = None,
    cle: Cle = None,
) -> types.Brouillon:
    """Remet le modèle livré dans le brouillon, ouvert s'il ne l'était pas. Rien ne change en ligne avant de publier."""
    kept = transport.restore(context, teleservice, garder_parametres is not False, version, cle)
    return _whole(context, kept)


@operation(SERVICE, right=GESTIONNAIRE, faults=(*UNKNOWN, *OPEN))
def exporter_definition(
    context: Context,
    teleservice: Teleservice,
    brouillon: Annotated[bool | None, "Vrai pour le brouillon ; sinon la révision en vigueur"] = None,
) -> types.FichierRendu:
    """Rend un téléservice entier en un document XML, que l'on peut importer dans une autre collectivité."""
    return transport.export(context, teleservice, bool(brouillon))


@operation(
    SERVICE,
    right=GESTIONNAIRE,
    faults=(*drafts.FAULTS, errors.DefinitionInvalide, errors.DtdInterdite),
)
def importer_definition(
    context: Context,
    paquet: Annotated[bytes, "Le document rendu par exporterDefinition, ou une définition seule"],
    version: Version = None,
    cle: Cle = None,
) -> types.VerificationBrouillon:
    """Importe un téléservice dans un brouillon, sans rien publier. Un document qui a des manquements est refusé en
    entier, chacun avec sa place ; un brouillon déjà ouvert n'est remplacé que si sa version est donnée."""
    code, warnings = transport.import_package(context, paquet, version, cle)
    checked = verifier_brouillon(context, code)
    return types.VerificationBrouillon(
        code, checked.version, checked.valide, checked.erreur, (*warnings, *checked.avertissement)
    )
