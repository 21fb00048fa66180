"""Editing the form of a draft (specification, section 4.1): fields, pages, rules, options, preview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated

from lxml.etree import _Element

from wsc_soap import errors
from wsc_soap.domain.french import typeset
from wsc_soap.operations import drafts, form_changes, form_reading, guided_conditions, preview, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.xmlio import editing, editing_details, editing_names, editing_pages
from wsc_soap.xmlio.editing_places import Spot, container, find_champ, find_page, pages, path_of

SERVICE = "bo-formulaires"
Teleservice = Annotated[str, "Code du téléservice", MaxLength(60)]
Version = Annotated[int | None, "Version du brouillon qui a été lue ; absente, il est pris tel qu'il est"]
Chemin = Annotated[str, "Chemin du champ : demandeur/codePostal", MaxLength(400)]
Page = Annotated[str | None, "Code de la page où placer le champ", MaxLength(60)]
Groupe = Annotated[str | None, "Chemin du groupe où placer le champ, au lieu d'une page", MaxLength(400)]
Rang = Annotated[int | None, "Place parmi les voisins, 1 pour le premier ; absente, le dernier"]
Supprimer = Annotated[bool | None, "Vrai pour le retirer"]

_FAULTS = (*drafts.FAULTS, errors.EndroitInconnu, errors.ModificationRefusee)
_NAMED = (*_FAULTS, errors.NomDejaPris)
_REFERRED = (*_NAMED, errors.ChampEmploye)


@operation(SERVICE, right=drafts.RIGHT, faults=(errors.BrouillonInconnu,))
def lire_formulaire(context: Context, teleservice: Teleservice) -> types.FormulaireDefini:
    """Rend le formulaire du brouillon : pages, champs, règles, conditions, et ce qui empêche de le publier, chaque
    fois à sa place."""
    return form_reading.read_form(context, drafts.read_draft(context, teleservice))


@operation(SERVICE, right=drafts.RIGHT, faults=_NAMED)
def ajouter_champ(
    context: Context,
    teleservice: Teleservice,
    version: Version,
    proprietes: types.ProprietesChamp,
    page: Page = None,
    groupe: Groupe = None,
    rang: Rang = None,
    cle: Cle = None,
) -> types.ModificationFormulaire:
    """Ajoute un champ, un groupe ou un groupe répété à une page ou dans un groupe du brouillon. Sans nom, il en reçoit
    un fait de son libellé."""
    spot, names = Spot(page or "", groupe or "", rang), context.platform.bouquet.names(context.collectivite)

    def change(root: _Element) -> str:
        properties = form_changes.properties(root, proprietes, container(root, spot), names)
        path = editing.add_champ(root, spot, properties)
        form_changes.write_options(root, path, proprietes.option)
        return path

    libelle = f"Champ « {proprietes.libelle[:80]} » ajouté"
    return _change(context, teleservice, version, "ajouterChamp", libelle, change, cle)


@operation(SERVICE, right=drafts.RIGHT, faults=_REFERRED)
def modifier_champ(
    context: Context,
    teleservice: Teleservice,
    version: Version,
    champ: Chemin,
    proprietes: types.ProprietesChamp,
    cle: Cle = None,
) -> types.ModificationFormulaire:
    """Donne à un champ ces propriétés, et elles seules ; une propriété absente est retirée. Ses règles et, pour un
    groupe, ses champs restent. Quand le nom change, les conditions, règles, messages et courriers qui parlent du champ
    suivent ; le contrat de la demande change à la publication."""
    names = context.platform.bouquet.names(context.collectivite)

    def change(root: _Element) -> str:
        found = find_champ(root, champ)
        parent = found.getparent()
        assert parent is not None
        named = proprietes if proprietes.nom else _named(proprietes, found.get("nom", ""))
        path = editing.modify_champ(root, champ, form_changes.properties(root, named, parent, names))
        form_changes.write_options(root, path, proprietes.option)
        return path

    libelle = f"Champ « {proprietes.libelle[:80]} » modifié"
    return _change(context, teleservice, version, "modifierChamp", libelle, change, cle)


@operation(SERVICE, right=drafts.RIGHT, faults=(*_REFERRED, errors.DeplacementImpossible))
def deplacer_champ(
    context: Context,
    teleservice: Teleservice,
    version: Version,
    champ: Chemin,
    page: Page = None,
    groupe: Groupe = None,
    rang: Rang = None,
    cle: Cle = None,
) -> types.ModificationFormulaire:
    """Déplace un champ : à un autre rang là où il est, ou sur une autre page, ou dans un groupe, à toute profondeur. Ce
    qui parle du champ le suit."""

    def change(root: _Element) -> str:
        return editing.move_champ(root, champ, _destination(root, champ, Spot(page or "", groupe or "", rang)))

    return _change(context, teleservice, version, "deplacerChamp", "Champ {champ} déplacé", change, cle, champ)


@operation(SERVICE, right=drafts.RIGHT, faults=(*_FAULTS, errors.ChampEmploye))
def supprimer_champ(
    context: Context, teleservice: Teleservice, version: Version, champ: Chemin, cle: Cle = None
) -> types.ModificationFormulaire:
    """Retire un champ, ou un groupe avec ses champs. Si une condition, une règle, un message ou un courrier en parle,
    le retrait est refusé et chaque endroit est donné."""

    def change(root: _Element) -> None:
        editing.remove_champ(root, champ)

    return _change(context, teleservice, version, "supprimerChamp", "Champ {champ} supprimé", change, cle, champ)


@operation(SERVICE, right=drafts.RIGHT, faults=_FAULTS)
def dupliquer_champ(
    context: Context, teleservice: Teleservice, version: Version, champ: Chemin, cle: Cle = None
) -> types.ModificationFormulaire:
    """Place après un champ sa copie, avec ses options, ses règles et ses champs ; les règles de la copie parlent
    d'elle."""

    def change(root: _Element) -> str:
        return editing.copy_champ(root, champ)

    return _change(context, teleservice, version, "dupliquerChamp", "Champ {champ} dupliqué", change, cle, champ)


@operation(SERVICE, right=drafts.RIGHT, faults=(*_REFERRED, errors.DeplacementImpossible))
def definir_page(
    context: Context,
    teleservice: Teleservice,
    version: Version,
    code: Annotated[str | None, "Code de la page ; absent ou inconnu, une page est ajoutée", MaxLength(60)] = None,
    titre: Annotated[str | None, "Titre de la page", MaxLength(4000)] = None,
    intro: Annotated[str | None, "Texte en tête de la page ; absent, il est retiré", MaxLength(4000)] = None,
    nouveau_code: Annotated[str | None, "Nouveau code d'une page connue", MaxLength(60)] = None,
    rang: Annotated[int | None, "Place parmi les pages, 1 pour la première ; absente, elle ne change pas"] = None,
    supprimer: Supprimer = None,
    cle: Cle = None,
) -> types.ModificationFormulaire:
    """Ajoute une page, la renomme, la déplace, ou la retire avec ses champs. Sans titre, une page connue est seulement
    déplacée."""

    def change(root: _Element) -> str | None:
        known = {page.get("code", "") for page in pages(root)}
        if supprimer:
            editing_pages.remove_page(root, code or "")
            return None
        if not code or code not in known:
            made = code or editing_names.code(titre or "", known)
            editing_pages.add_page(root, made, titre or "", intro or "", rang)
            return made
        if titre is not None:
            editing_pages.modify_page(root, code, titre, intro or "", nouveau_code or "")
        final = (nouveau_code or code) if titre is not None else code
        if rang is not None:
            editing_pages.move_page(root, final, rang)
        return final

    done = "supprimée" if supprimer else "enregistrée"
    libelle = f"Page « {(titre or code or '')[:80]} » {done}"
    return _change(context, teleservice, version, "definirPage", libelle, change, cle)


@operation(SERVICE, right=drafts.RIGHT, faults=_FAULTS)
def definir_regle(
    context: Context,
    teleservice: Teleservice,
    version: Version,
    champ: Chemin,
    numero: Annotated[int | None, "Numéro d'une règle du champ, 1 pour la première ; absent, elle est ajoutée"] = None,
    test: Annotated[str | None, "XPath 1.0 borné qui doit être vrai", MaxLength(1000)] = None,
    simple: Annotated[types.ConditionChamp | None, "Le test écrit sans XPath, au lieu de test"] = None,
    message: Annotated[str | None, "Phrase qui dit le remède", MaxLength(4000)] = None,
    niveau: Annotated[str | None, "erreur (par défaut) ou avertissement", MaxLength(20)] = None,
    supprimer: Supprimer = None,
    cle: Cle = None,
) -> types.ModificationFormulaire:
    """Ajoute une règle à un champ, la remplace ou la retire : une comparaison avec une valeur, une date comptée
    d'aujourd'hui, un autre champ, ou une expression."""
    names = context.platform.bouquet.names(context.collectivite)

    def change(root: _Element) -> str:
        if supprimer:
            editing_details.remove_regle(root, champ, numero or 0)
            return champ
        place = f"formulaire/{champ}/regle"
        own = find_champ(root, champ)
        text = test or ""
        if simple is not None and simple.comparaison:
            known = guided_conditions.form_fields(root, names)
            text = guided_conditions.expression(known, simple, path_of(own)[:-1], champ, place)
        regle = editing_details.RegleText(text, message or "", niveau or "erreur")
        editing_details.set_regle(root, champ, regle, numero)
        return champ

    libelle = "Règle du champ {champ} " + ("supprimée" if supprimer else "enregistrée")
    return _change(context, teleservice, version, "definirRegle", libelle, change, cle, champ)


@operation(SERVICE, right=drafts.RIGHT, faults=_NAMED)
def definir_option(
    context: Context,
    teleservice: Teleservice,
    version: Version,
    champ: Chemin,
    code: Annotated[
        str | None, "Code d'une option du choix ; absent ou inconnu, elle est ajoutée", MaxLength(60)
    ] = None,
    option: Annotated[types.OptionDefinie | None, "Ce que l'option devient"] = None,
    rang: Rang = None,
    supprimer: Supprimer = None,
    cle: Cle = None,
) -> types.ModificationFormulaire:
    """Ajoute une option à un choix, la remplace, la déplace ou la retire."""

    def change(root: _Element) -> str:
        found = find_champ(root, champ)
        if supprimer:
            editing_details.remove_option(root, champ, code or "")
        elif option is None:
            raise errors.ModificationRefusee(
                champ=f"formulaire/{champ}/option", propriete="option", raison="dites ce que devient cette option"
            )
        else:
            known = {child.get("code") for child in found}
            text = form_changes.option_text(root, champ, option)
            editing_details.set_option(root, champ, text, code if code and code in known else "", rang)
        return champ

    libelle = "Option du champ {champ} " + ("supprimée" if supprimer else "enregistrée")
    return _change(context, teleservice, version, "definirOption", libelle, change, cle, champ)


@operation(
    SERVICE, right=drafts.RIGHT, faults=(errors.BrouillonInconnu, errors.DefinitionInvalide, errors.ParametreInvalide)
)
def previsualiser(
    context: Context,
    teleservice: Teleservice,
    base: Annotated[str, "Préfixe des liens du fragment", MaxLength(1000)],
    page: Annotated[str | None, "Code de la page à montrer, la première sans lui", MaxLength(60)] = None,
    tout: Annotated[bool | None, "Vrai pour montrer aussi les champs sous condition"] = None,
    entree: Annotated[tuple[types.Entree, ...], "Ce qu'un navigateur a envoyé depuis l'aperçu ; rien n'est gardé"] = (),
    niveau_titre: Annotated[int | None, "Niveau du titre, de 1 à 5"] = None,
) -> types.Fragment:
    """Rend le formulaire du brouillon tel que le citoyen le verra, page par page. Rien n'est enregistré : ni réponse,
    ni fichier, ni demande. Un passage que les vérifications refusent n'est pas montré."""
    return preview.preview(
        context, drafts.read_draft(context, teleservice), base, page or "", bool(tout), entree, niveau_titre
    )


def _change(
    context: Context,
    teleservice: str,
    version: int | None,
    nom: str,
    libelle: str,
    change: Callable[[_Element], str | None],
    cle: str | None,
    champ: str = "",
) -> types.ModificationFormulaire:
    """Apply a change to the draft and say what is now. `{champ}` in `libelle` is the path of a field in the journal,
    its label in the sentence given back."""
    chemins: list[str | None] = []
    called: list[str] = []

    def run(root: _Element) -> None:
        if champ:
            called.append(find_champ(root, champ).get("libelle", ""))
        chemins.append(change(root))

    journal = libelle.replace("{champ}", champ)
    draft = drafts.edit_draft(context, teleservice, run, version, operation=nom, libelle=journal, cle=cle)
    told = libelle.replace("{champ}", f"« {called[0]} »" if called else champ)
    return types.ModificationFormulaire(draft.version, chemins[0] if chemins else None, typeset(f"{told}."))


def _destination(root: _Element, champ: str, spot: Spot) -> Spot:
    """The spot; without page or group, where the field is."""
    if spot.page or spot.groupe:
        return spot
    parent = find_champ(root, champ).getparent()
    assert parent is not None
    if parent.get("code"):
        return Spot(page=find_page(root, parent.get("code", "")).get("code", ""), rang=spot.rang)
    return Spot(groupe="/".join(path_of(parent)), rang=spot.rang)


def _named(given: types.ProprietesChamp, nom: str) -> types.ProprietesChamp:
    return replace(given, nom=nom)
