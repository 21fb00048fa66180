"""The form of an action: shown to whoever may do it, checked like a demande, kept with the line of the journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from wsc_soap.domain.case import Act, Case
from wsc_soap.domain.dossier import Piece
from wsc_soap.domain.processus import Action
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.domain.workflow import possible_actions
from wsc_soap.errors import DemandeInvalide, Manquement
from wsc_soap.operations import reservations, screen, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.pieces import ReceivedPieces, detach_files
from wsc_soap.xmlio.demande import DemandeChecker, Findings, view
from wsc_soap.xmlio.filled_form import FilledForm, FormFile, read_filled_form
from wsc_soap.xmlio.view import local_name

PREFIX = "champ."
NAMESPACE = "urn:wsc:action:1"
PLACE = "/action"
Entrees = Iterable[types.Entree]


@dataclass(frozen=True)
class Answers:
    """What an action's form was answered: the XML kept with the journal, and its files."""

    valeurs: str = ""
    received: ReceivedPieces = field(default_factory=ReceivedPieces)


def offered(context: Context, case: Case, act: Act, service: Teleservice) -> tuple[types.ActionPossible, ...]:
    """The actions that this person may do now, with their reasons and their forms."""
    return tuple(
        types.ActionPossible(
            action.nom,
            action.libelle,
            action.explication or None,
            action.ton,
            tuple(types.Motif(motif.code, motif.libelle) for motif in action.motifs),
            fields(context, service, action),
            _variables(context, service, action),
        )
        for action in possible_actions(case, act)
    )


def fields(context: Context, service: Teleservice, action: Action) -> tuple[types.ChampFormulaire, ...]:
    """The fields of an action, empty; entries are called `champ.<action>.<nom>`, for a
    page that holds several forms."""
    if not action.champs:
        return ()
    prefix = f"{PREFIX}{action.nom}."
    entrees = {prefix + champ.nom: [champ.defaut] for champ in action.champs if champ.defaut}
    filled = _filled(context, _as_service(service, action), {}, {})
    prefixed = replace(filled, visible=frozenset(prefix + nom for nom in filled.visible))
    return screen.form_fields(context, screen.FormState(entrees, "action", prefixed), action.champs, prefix, PLACE)


def _variables(context: Context, service: Teleservice, action: Action) -> tuple[types.VariableExpression, ...]:
    if not action.champs:
        return ()
    return screen.variables(context, _as_service(service, action))


def read(context: Context, service: Teleservice, action: Action, entrees: Entrees) -> Answers:
    """Check what a form was answered and keep its files on disk.

    Raises `DemandeInvalide` with every fault, its places under `/action`, and the errors of attachments.
    """
    if not action.champs:
        return Answers()
    asked = _as_service(service, action)
    texts, files = _sorted(action, entrees)
    filled = _filled(context, asked, texts, files)
    demande = filled.demande
    findings = _check(context, asked, demande)
    refuse(replace(findings, errors=(*findings.errors, *_agendas(context, asked, demande))), filled.visible)
    received = detach_files(context.with_changes(teleservice=asked), demande)
    return Answers(_kept(action, demande), received)


def _agendas(context: Context, asked: Teleservice, demande: etree._Element) -> tuple[Manquement, ...]:
    """The answers that are no resource of the town."""
    if not reservations.concerns(asked):
        return ()
    with context.read() as unit:
        return tuple(reservations.check_fields(context.with_changes(teleservice=asked), unit, view(demande)))


def refuse(findings: Findings, visible: Iterable[str] = ()) -> None:
    """Raise the faults of an action's form, if there are any; `visible` is what its answers ask, for its page."""
    faults = tuple(_placed(fault) for fault in findings.errors)
    if faults:
        raise DemandeInvalide(nombre=len(faults), erreurs=faults, champ=faults[0].champ, visibles=frozenset(visible))


def _placed(fault: Manquement) -> Manquement:
    return replace(fault, champ=PLACE + fault.champ.removeprefix("/demande"))


def placed_pieces(action: Action, received: ReceivedPieces, after: int) -> list[Piece]:
    """The files of an action as pieces of the dossier, ranked after those it has."""
    return [
        replace(piece, rang=after + piece.rang, champ=f"/actions/{action.nom}{piece.champ.removeprefix('/demande')}")
        for piece in received.pieces
    ]


def _as_service(service: Teleservice, action: Action) -> Teleservice:
    """The action's form where the checks of a demande look for one."""
    return replace(service, formulaire=action.formulaire, espace_de_noms=NAMESPACE, reservations=())


def _sorted(action: Action, entrees: Entrees) -> tuple[dict[str, list[str]], dict[str, list[FormFile]]]:
    texts: dict[str, list[str]] = {}
    files: dict[str, list[FormFile]] = {}
    for entree in entrees:
        nom = entree.nom.removeprefix(PREFIX).removeprefix(f"{action.nom}.")
        if entree.fichier or (entree.nom_fichier and not nom.endswith(".jeton")):
            file_name = (entree.nom_fichier or "fichier").replace("\\", "/").rsplit("/", 1)[-1][:255]
            files.setdefault(nom, []).append(
                FormFile(file_name, entree.fichier or b"", None, len(entree.fichier or b""))
            )
        elif nom.endswith(".jeton") and entree.valeur:
            name = entree.nom_fichier or "fichier"
            files.setdefault(nom.removesuffix(".jeton"), []).append(FormFile(name, None, entree.valeur))
        elif entree.nom_fichier is None and entree.fichier is None:
            texts.setdefault(nom, []).append(entree.valeur or "")
    return texts, files


def _filled(
    context: Context, asked: Teleservice, texts: dict[str, list[str]], files: dict[str, list[FormFile]]
) -> FilledForm:
    bouquet = context.platform.bouquet
    variables = bouquet.variables(context.collectivite, context.now(), asked)
    return read_filled_form(asked, texts, files, bouquet.names(context.collectivite), variables)


def _check(context: Context, asked: Teleservice, demande: etree._Element) -> Findings:
    bouquet = context.platform.bouquet
    checker = DemandeChecker(asked, bouquet.names(context.collectivite))
    return checker.check(demande, bouquet.variables(context.collectivite, context.now(), asked))


def _kept(action: Action, demande: etree._Element) -> str:
    """The answers without namespace, under the action's name; files by their digest."""
    root = etree.Element(action.nom)
    _copy(demande, root)
    kept: bytes = etree.tostring(root, method="c14n2")
    return kept.decode()


def _copy(source: etree._Element, copy: etree._Element) -> None:
    for element in source:
        child = etree.SubElement(copy, local_name(element), dict(element.attrib))
        child.text = element.text
        _copy(element, child)


def answers_in(posted: Entrees) -> tuple[types.Entree, ...]:
    """Of what a page posted, the answers to the form of its action."""
    return tuple(entree for entree in posted if entree.nom.startswith(PREFIX))
