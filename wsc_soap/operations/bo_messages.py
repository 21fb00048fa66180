"""Message types, letter types and standard texts, with a preview (specification, section 4.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from lxml.etree import _Element

from wsc_soap import errors
from wsc_soap.domain.french import typeset
from wsc_soap.operations import drafts, message_preview, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.process_tree import open_sheet
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.operations.town import edit_town
from wsc_soap.xmlio import text_edits, town_edits
from wsc_soap.xmlio.merge_fields import CHAMPS, fields_named, known_field

SERVICE = "bo-messages"
Teleservice = Annotated[str, "Code du téléservice", MaxLength(60)]
Version = Annotated[int | None, "Version du brouillon qui a été lue ; une autre est refusée par BrouillonModifie"]
Objet = Annotated[str, "Objet ; il peut contenir des champs de fusion", MaxLength(300)]
Corps = Annotated[str, "Texte ; une ligne vide sépare deux paragraphes", MaxLength(4000)]
Genre = Annotated[str | None, "message (par défaut) ou courrier", MaxLength(10)]
GENRES = ("message", "courrier")


@operation(SERVICE, right=drafts.RIGHT, faults=(errors.TeleserviceInconnu,))
def lister_messages(context: Context, teleservice: Teleservice) -> types.ListeMessages:
    """Liste les messages et les courriers types d'un téléservice, les actions qui les font partir, et les champs de
    fusion qu'ils peuvent employer."""
    sheet = open_sheet(context, teleservice)
    service = sheet.teleservice
    messages = (
        types.MessageModele(
            "message", m.code, None, m.objet, m.corps, tuple(text_edits.message_users(sheet.root, m.code))
        )
        for m in service.messages.values()
    )
    courriers = (
        types.MessageModele(
            "courrier", c.code, c.libelle, c.objet, c.corps, tuple(text_edits.courrier_users(sheet.root, c.code))
        )
        for c in service.courriers.values()
    )
    return types.ListeMessages(
        teleservice,
        service.intitule_court,
        sheet.version,
        (*messages, *courriers),
        message_preview.merge_fields(context, service),
    )


@operation(SERVICE, right=drafts.RIGHT, faults=(*drafts.FAULTS, errors.DefinitionInvalide, errors.TeleserviceInconnu))
def definir_message(
    context: Context,
    teleservice: Teleservice,
    code: Annotated[str, "Code en minuscules et tirets ; nouveau, le texte est ajouté", MaxLength(60)],
    objet: Objet,
    corps: Corps,
    genre: Genre = None,
    libelle: Annotated[str | None, "Nom du courrier, pour les agents", MaxLength(200)] = None,
    version: Version = None,
    cle: Cle = None,
) -> types.ListeMessages:
    """Ajoute un message ou un courrier type au brouillon, ou le réécrit. Un champ de fusion qui n'existe pas est refusé
    tout de suite, en disant lequel."""
    kind = _kind(genre)
    sentence, text = typeset(objet.strip()), typeset(corps.strip())
    _check_fields(context, teleservice, sentence, text)
    name = typeset((libelle or "").strip() or sentence)

    def change(root: _Element) -> None:
        if kind == "message":
            text_edits.put_message(root, code, sentence, text)
        else:
            text_edits.put_courrier(root, code, name, sentence, text)

    return _edit(context, teleservice, change, version, "definirMessage", f"{kind.title()} « {code} » défini", cle)


@operation(
    SERVICE,
    right=drafts.RIGHT,
    faults=(*drafts.FAULTS, errors.MessageInconnu, errors.EncoreUtilise, errors.TeleserviceInconnu),
)
def supprimer_message(
    context: Context,
    teleservice: Teleservice,
    code: Annotated[str, "Code du texte", MaxLength(60)],
    genre: Genre = None,
    version: Version = None,
    cle: Cle = None,
) -> types.ListeMessages:
    """Retire un message ou un courrier type du brouillon. Refusé par EncoreUtilise tant qu'une action le fait
    partir."""
    kind = _kind(genre)
    remove = text_edits.remove_message if kind == "message" else text_edits.remove_courrier
    libelle = f"{kind.title()} « {code} » supprimé"
    return _edit(context, teleservice, lambda root: remove(root, code), version, "supprimerMessage", libelle, cle)


@operation(SERVICE, right=drafts.RIGHT)
def lister_textes(context: Context) -> types.ListeTextes:
    """Liste les textes types de la collectivité, que tous les messages peuvent employer par {{texte.code}}."""
    textes = sorted(context.collectivite.textes.values(), key=lambda texte: texte.code)
    return types.ListeTextes(tuple(types.TexteType(t.code, t.libelle, t.corps) for t in textes))


@operation(
    SERVICE, right=drafts.RIGHT, faults=(errors.ParametreInvalide, errors.CleReutilisee, errors.DefinitionInvalide)
)
def definir_texte(
    context: Context,
    code: Annotated[str, "Nom en minuscule puis majuscules intérieures : formulePolitesse", MaxLength(60)],
    libelle: Annotated[str, "Nom du texte, pour les agents", MaxLength(200)],
    corps: Corps,
    cle: Cle = None,
) -> types.ListeTextes:
    """Ajoute un texte type ou le réécrit. Il vaut aussitôt dans tous les messages qui l'emploient."""
    text = typeset(corps.strip())
    for nom in fields_named(text):
        if nom not in CHAMPS:
            raise errors.ParametreInvalide(
                champ="corps", parametre="corps", raison=f"le champ de fusion « {nom} » n'existe pas pour un texte type"
            )
    name = typeset(libelle.strip())
    edit_town(
        context,
        lambda root: town_edits.put_texte(root, code, name, text),
        "definirTexte",
        code,
        f"Texte type « {name} » défini",
        cle,
        text,
    )
    return lister_textes(_again(context))


@operation(SERVICE, right=drafts.RIGHT, faults=(errors.MessageInconnu, errors.EncoreUtilise, errors.CleReutilisee))
def supprimer_texte(
    context: Context, code: Annotated[str, "Code du texte type", MaxLength(60)], cle: Cle = None
) -> types.ListeTextes:
    """Retire un texte type. Refusé par EncoreUtilise tant qu'un message en vigueur ou en brouillon l'emploie."""
    users = message_preview.users_of_text(context, code)
    if users:
        raise errors.EncoreUtilise(code=code, usages=", ".join(users))
    edit_town(
        context,
        lambda root: town_edits.remove_texte(root, code),
        "supprimerTexte",
        code,
        f"Texte type « {code} » supprimé",
        cle,
    )
    return lister_textes(_again(context))


@operation(
    SERVICE,
    right=drafts.RIGHT,
    faults=(errors.TeleserviceInconnu, errors.MessageInconnu, errors.DossierIntrouvable, errors.ParametreInvalide),
)
def previsualiser_message(
    context: Context,
    teleservice: Teleservice,
    code: Annotated[
        str | None, "Code d'un message ou d'un courrier ; absent, objet et corps sont donnés", MaxLength(60)
    ] = None,
    objet: Annotated[str | None, "Objet à essayer", MaxLength(300)] = None,
    corps: Annotated[str | None, "Texte à essayer", MaxLength(4000)] = None,
    genre: Genre = None,
    numero: Annotated[str | None, "Dossier qui donne ses valeurs ; absent, un exemple", MaxLength(40)] = None,
) -> types.ApercuMessage:
    """Rend un message tel que le citoyen le lirait, avec les valeurs d'un vrai dossier ou celles d'un exemple. Rien
    n'est envoyé."""
    return message_preview.preview(context, open_sheet(context, teleservice), _kind(genre), code, objet, corps, numero)


def _kind(genre: str | None) -> str:
    kind = genre or "message"
    if kind not in GENRES:
        raise errors.ParametreInvalide(champ="genre", parametre="genre", raison="message ou courrier")
    return kind


def _check_fields(context: Context, teleservice: str, objet: str, corps: str) -> None:
    service = open_sheet(context, teleservice).teleservice
    for place, template in (("objet", objet), ("corps", corps)):
        for nom in fields_named(template):
            texte = nom.removeprefix(town_edits.TEXTE)
            missing = nom.startswith(town_edits.TEXTE) and texte not in context.collectivite.textes
            if missing or not known_field(nom, service):
                raison = f"le champ de fusion « {nom} » n'existe pas"
                raise errors.ParametreInvalide(champ=place, parametre=place, raison=raison)


def _again(context: Context) -> Context:
    return context.with_changes(collectivite=context.platform.bouquet.collectivite(context.collectivite.code))


def _edit(
    context: Context,
    code: str,
    change: Callable[[_Element], None],
    version: int | None,
    operation_name: str,
    libelle: str,
    cle: str | None,
) -> types.ListeMessages:
    drafts.edit_by_word(context, code, change, version, operation_name, libelle, cle)
    return lister_messages(context, code)
