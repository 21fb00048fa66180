"""Téléservices as the town administers them: themes and rubriques, offer, parameters, modes (specification, 4.1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.profil import ADMINISTRATEUR, GESTIONNAIRE
from wsc_soap.operations import drafts, headings, modes, offer, publication, types
from wsc_soap.operations.bo_session import profile
from wsc_soap.operations.catalogue_search import Texts, Wanted, fold
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.operations.versions import town_versions
from wsc_soap.storage.rubriques import RUBRIQUE, THEME, Rubrique
from wsc_soap.xmlio.town_parameters import UnfitValue, set_parameter

SERVICE = "bo-services"
Teleservice = Annotated[str, "Code du téléservice", MaxLength(60)]
Libelle = Annotated[str, "Titre lu par les citoyens", MaxLength(200)]
ACTES = 30
UNKNOWN = (errors.TeleserviceInconnu,)
DATES = (errors.TeleserviceInconnu, errors.ParametreInvalide)


# --- themes and rubriques -------------------------------------------------------------------------------------------


@operation(SERVICE, right=GESTIONNAIRE)
def lister_themes(context: Context) -> types.ThemesVille:
    """Liste les thèmes, sous les titres que la collectivité leur donne, et les rubriques où sont ses démarches."""
    return headings.town_headings(context)


@operation(SERVICE, right=ADMINISTRATEUR, faults=(errors.ParametreInvalide, errors.CleReutilisee))
def definir_theme(
    context: Context,
    code: Annotated[str, "Code du thème, livré ou propre à la collectivité", MaxLength(60)],
    libelle: Libelle,
    rang: Annotated[int | None, "Place parmi les thèmes ; à la fin sans lui"] = None,
    cle: Cle = None,
) -> types.ThemesVille:
    """Donne son titre et sa place à un thème, ou crée un thème propre à la collectivité."""
    headings.save(context, "definirTheme", Rubrique(THEME, code, libelle.strip(), rang or 0), rang, cle)
    return headings.town_headings(context)


@operation(SERVICE, right=ADMINISTRATEUR, faults=(errors.ParametreInvalide, errors.CleReutilisee))
def definir_rubrique(
    context: Context,
    code: Annotated[str, "Code de la rubrique", MaxLength(60)],
    libelle: Libelle,
    teleservice: Annotated[tuple[str, ...], "Codes des téléservices de la rubrique, dans l'ordre"],
    rang: Annotated[int | None, "Place parmi les rubriques ; à la fin sans lui"] = None,
    cle: Cle = None,
) -> types.ThemesVille:
    """Crée une rubrique de la collectivité ou la change. Un téléservice peut se trouver dans plusieurs. Dès qu'il y a
    une rubrique, le portail et le compte citoyen rangent les démarches par rubriques."""
    chosen = tuple(dict.fromkeys(teleservice))
    headings.save(context, "definirRubrique", Rubrique(RUBRIQUE, code, libelle.strip(), rang or 0, chosen), rang, cle)
    return headings.town_headings(context)


@operation(SERVICE, right=ADMINISTRATEUR, faults=(errors.ParametreInvalide,))
def supprimer_rubrique(
    context: Context, code: Annotated[str, "Code de la rubrique", MaxLength(60)], cle: Cle = None
) -> types.ThemesVille:
    """Supprime une rubrique. Les téléservices restent ; sans aucune rubrique, ils sont rangés par thèmes."""
    headings.remove(context, code, cle)
    return headings.town_headings(context)


# --- the offer ------------------------------------------------------------------------------------------------------


@operation(SERVICE, right=GESTIONNAIRE)
def lister_teleservices(
    context: Context,
    mots: Annotated[
        str | None, "Mots cherchés dans les titres, les mots clés, les thèmes et les événements de vie", MaxLength(200)
    ] = None,
    theme: Annotated[str | None, "Code d'un thème", MaxLength(60)] = None,
    evenement: Annotated[str | None, "Intitulé d'un événement de vie", MaxLength(200)] = None,
) -> types.Offre:
    """Liste les téléservices : le catalogue livré, ceux que la collectivité a pris et ceux qu'elle a créés ; tous, ou
    ceux que la recherche trouve."""
    with context.read() as unit:
        known = offer.Known.read(context, unit)
        lines = [offer.offered(context, unit, known, code) for code in known.codes()]
    titles, wanted = headings.titles(context), Wanted(mots or "", theme or "", evenement or "")
    by_theme: dict[str, list[types.ServiceOffert]] = {}
    for line in wanted.among(lines, lambda one: _texts(one, titles)):
        by_theme.setdefault(line.theme, []).append(line)
    themes = {line.theme: titles.get(line.theme, line.theme_libelle) for line in lines}
    return types.Offre(
        profile(context),
        tuple(
            types.ThemeOffert(code, titles.get(code, services[0].theme_libelle), tuple(services))
            for code, services in headings.in_order(context, by_theme)
        ),
        tuple(sorted({event for line in lines for event in line.evenement}, key=fold)),
        tuple(types.ThemeConnu(code, libelle) for code, libelle in headings.in_order(context, themes)),
    )


def _texts(line: types.ServiceOffert, titles: Mapping[str, str]) -> Texts:
    others = (line.resume or "", titles.get(line.theme, line.theme_libelle))
    return Texts(line.theme, line.evenement, (line.intitule, line.intitule_origine), line.mot_cle, others)


@operation(SERVICE, right=GESTIONNAIRE, faults=UNKNOWN)
def lire_teleservice(context: Context, teleservice: Teleservice) -> types.FicheTeleservice:
    """Rend tout ce qu'il faut pour administrer un téléservice : mode, paramètres, versions, brouillon, journal."""
    with context.read() as unit:
        known = offer.Known.read(context, unit)
        line = offer.offered(context, unit, known, teleservice)
        settings = offer.town_parameters(context, unit, teleservice)
        acted = unit.actes.page(objet=teleservice, limit=ACTES)
        published = town_versions(context, unit, teleservice)
    return types.FicheTeleservice(
        profil=profile(context),
        service=line,
        parametre=settings.parametre,
        version=published,
        erreur=offer.draft_faults(known.drafts.get(teleservice)),
        acte=tuple(offer.act(context, one) for one in acted),
    )


@operation(SERVICE, right=ADMINISTRATEUR, faults=(*UNKNOWN, errors.ParametreInvalide))
def activer_teleservice(
    context: Context,
    teleservice: Teleservice,
    mode: Annotated[str | None, "essai (par défaut) : visible des seuls agents ; ou brouillon", MaxLength(20)] = None,
) -> types.FicheTeleservice:
    """Prend un téléservice au catalogue livré, tel quel. Celui qui a déjà été pris reste comme il est :
    rejoué, l'appel ne change rien."""
    wanted = mode or modes.ESSAI
    if wanted not in (modes.BROUILLON, modes.ESSAI):
        raise errors.ParametreInvalide(champ="mode", parametre="mode", raison="c'est brouillon ou essai")
    try:
        publication.take(context, teleservice, wanted)
    except KeyError:
        raise errors.TeleserviceInconnu(teleservice=teleservice) from None
    return lire_teleservice(context, teleservice)


# --- parameters -----------------------------------------------------------------------------------------------------


@operation(SERVICE, right=GESTIONNAIRE, faults=UNKNOWN)
def lister_parametres(context: Context, teleservice: Teleservice) -> types.Parametres:
    """Liste les montants, délais et autres valeurs que la collectivité règle, ceux à vérifier marqués."""
    with context.read() as unit:
        return offer.town_parameters(context, unit, teleservice)


@operation(SERVICE, right=GESTIONNAIRE, faults=(*UNKNOWN, *drafts.FAULTS))
def definir_parametre(
    context: Context,
    teleservice: Teleservice,
    nom: Annotated[str, "Nom du paramètre", MaxLength(60)],
    valeur: Annotated[str, "Sa valeur ; la même la déclare vérifiée", MaxLength(4000)],
    version: Annotated[int | None, "Version du brouillon qui a été lue"] = None,
    cle: Cle = None,
) -> types.Parametres:
    """Règle une valeur dans le brouillon du téléservice, ouvert s'il ne l'était pas. La marque « à vérifier » tombe."""
    drafts.open_draft(context, teleservice)

    def change(root: drafts.Element) -> None:
        try:
            set_parameter(root, nom, valeur)
        except KeyError:
            raise errors.ParametreInvalide(
                champ="nom", parametre="nom", raison="aucune valeur ne porte ce nom"
            ) from None
        except UnfitValue as unfit:
            raise errors.ParametreInvalide(champ=nom, parametre="valeur", raison=str(unfit)) from None

    drafts.edit_draft(
        context,
        teleservice,
        change,
        version,
        operation="definirParametre",
        libelle=f"Paramètre « {nom} » réglé à « {valeur[:200]} »",
        cle=cle,
    )
    return lister_parametres(context, teleservice)


# --- modes ----------------------------------------------------------------------------------------------------------

Le = Annotated[datetime | None, "Jour et heure du changement ; maintenant sans eux. Sans fuseau, l'heure de la ville"]
Jusqua = Annotated[datetime | None, "Jour et heure où le téléservice revient à son mode précédent"]


@operation(SERVICE, right=ADMINISTRATEUR, faults=DATES)
def mettre_en_essai(
    context: Context, teleservice: Teleservice, le: Le = None, jusqua: Jusqua = None, cle: Cle = None
) -> types.FicheTeleservice:
    """Met un téléservice en essai : on peut l'employer à son adresse, les citoyens ne le voient pas dans les listes."""
    modes.change_mode(context, teleservice, modes.ESSAI, le, jusqua, cle)
    return lire_teleservice(context, teleservice)


@operation(SERVICE, right=ADMINISTRATEUR, faults=(*DATES, errors.ParametresAVerifier))
def mettre_en_ligne(
    context: Context, teleservice: Teleservice, le: Le = None, jusqua: Jusqua = None, cle: Cle = None
) -> types.FicheTeleservice:
    """Met un téléservice en ligne, maintenant ou à une date. Avec une fin, il est suspendu à l'heure dite."""
    modes.change_mode(context, teleservice, modes.EN_LIGNE, le, jusqua, cle)
    return lire_teleservice(context, teleservice)


@operation(SERVICE, right=ADMINISTRATEUR, faults=DATES)
def suspendre(
    context: Context, teleservice: Teleservice, le: Le = None, jusqua: Jusqua = None, cle: Cle = None
) -> types.FicheTeleservice:
    """Suspend un téléservice, maintenant ou à une date. Avec une fin, il rouvre de lui-même à l'heure dite. Les
    dossiers déposés continuent."""
    modes.change_mode(context, teleservice, modes.SUSPENDU, le, jusqua, cle)
    return lire_teleservice(context, teleservice)


# --- the journal ----------------------------------------------------------------------------------------------------


@operation(SERVICE, right=GESTIONNAIRE, faults=(errors.ParametreInvalide,))
def lister_actes(
    context: Context,
    objet: Annotated[str | None, "Code d'un téléservice ou d'un agent ; tout sans lui", MaxLength(80)] = None,
    suite: Annotated[str | None, "Valeur de suite rendue par l'appel précédent", MaxLength(20)] = None,
) -> types.Actes:
    """Liste ce que les agents ont réglé, le plus récent d'abord : le journal ne se modifie pas."""
    if suite and not (suite.isascii() and suite.isdecimal() and len(suite) < 10):
        raise errors.ParametreInvalide(
            champ="suite", parametre="suite", raison="elle ne vient pas d'un appel précédent"
        )
    with context.read() as unit:
        found = unit.actes.page(objet=objet or "", before=int(suite or 0), limit=ACTES)
        whole = unit.actes.verify_chain() is None
    following = str(found[-1].rang) if len(found) == ACTES and found[-1].rang > 1 else None
    return types.Actes(whole, tuple(offer.act(context, one) for one in found), following)
