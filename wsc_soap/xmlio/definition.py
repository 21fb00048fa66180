"""An expanded definition -> a `Teleservice`; the door to the definition language.

`expand` makes the whole document, `load_teleservice` checks it and gives the values every layer works with.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from wsc_soap.domain.formulaire import Champ, Formulaire, Option, Page, Regle
from wsc_soap.domain.processus import Acteur, Action, Effet, Etape, Motif, Processus, Silence
from wsc_soap.domain.proximite import Doublons
from wsc_soap.domain.teleservice import (
    Courrier,
    DonneePoussee,
    Echanges,
    Message,
    Parametre,
    PieceAPreparer,
    PointProcedure,
    Reservation,
    Rubrique,
    Teleservice,
    Theme,
)
from wsc_soap.errors import DefinitionInvalide
from wsc_soap.xmlio import namespaces
from wsc_soap.xmlio.definition_schema import check_schema, refuse
from wsc_soap.xmlio.expansion import PARAMETRE, canonical, expand
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.verification import check_definition

__all__ = ["DefinitionInvalide", "Library", "expand", "load_teleservice"]

MEGABYTE = 1024 * 1024
# Python's own idea of a blank takes the unbreakable spaces of French typography too.
_BLANKS = re.compile("[ \t\r\n]+")
_EMPTY_LINE = re.compile("\n[ \t]*\n")


def load_teleservice(octets: bytes) -> Teleservice:
    """The téléservice of an expanded document (the output of `expand`).

    Raises DefinitionInvalide with all faults, each with its place: those of the schema, else those of meaning
    (names, references, expressions, process, merge fields); MessageInvalide when it is not XML.
    """
    root = parse_xml(octets)
    nom = root.get("code") or "sans code"
    check_schema(root, nom, "teleservice")
    teleservice = _teleservice(root)
    refuse(nom, list(check_definition(teleservice, _leftovers(root))))
    return teleservice


def read_teleservice(octets: bytes) -> Teleservice:
    """The téléservice of an expanded document whose meaning is not checked: a draft to look at, or a revision, which
    was checked when it was published and is served as it is, whatever is asked of definitions since.

    Raises DefinitionInvalide for the faults of the schema, MessageInvalide when it is not XML.
    """
    root = parse_xml(octets)
    check_schema(root, root.get("code") or "sans code", "teleservice")
    return _teleservice(root)


def _leftovers(root: _Element) -> Iterator[str]:
    """What an expansion should have replaced."""
    yield from (f"bloc/{bloc.get('ref')}" for bloc in root.iter(tag("bloc")))
    for shared in ("etapePartagee", "actionPartagee"):
        yield from (f"{shared}/{reference.get('ref')}" for reference in root.iter(tag(shared)))
    yield from (f"motif/{motif.get('ref')}" for motif in root.iter(tag("motif")) if motif.get("ref"))
    if not root.get("themeLibelle"):
        yield f"theme/{root.get('theme')}"
    for element in root.iter():
        for text in (element.text or "", *(str(text) for nom, text in element.attrib.items() if nom != "motif")):
            yield from (f"parametre/{found[1]}" for found in PARAMETRE.finditer(text))


def _teleservice(root: _Element) -> Teleservice:
    code, version = root.get("code", ""), int(root.get("version", "1"))
    demandeur = root.find(tag("demandeur"))
    assert demandeur is not None  # the schema has been checked
    return Teleservice(
        code=code,
        theme=Theme(root.get("theme", ""), _attribute(root, "themeLibelle")),
        version=version,
        intitule=_text(root, "intitule"),
        intitule_court=_text(root, "intituleCourt"),
        intitule_origine=_text(root, "intituleOrigine"),
        resume=_text(root, "resume"),
        service=root.get("service", ""),
        compte=root.get("compte", ""),
        prix=_text(root, "prix"),
        duree_minutes=_integer(root, "dureeMinutes") or 0,
        delai=_text(root, "delai"),
        delai_jours=_integer(root, "delaiJours"),
        silence=_text(root, "silence"),
        fondement=_text(root, "fondement"),
        procedure=tuple(
            PointProcedure(_attribute(point, "titre"), _squeeze(point.text))
            for point in _children(root, "procedure/point")
        ),
        pieces=tuple(
            PieceAPreparer(_attribute(piece, "libelle"), _squeeze(piece.text), piece.get("icone", "document"))
            for piece in _children(root, "preparer/piece")
        ),
        rubriques=tuple(_rubrique(rubrique) for rubrique in _children(root, "rubrique")),
        mots_cles=tuple(_squeeze(word.text) for word in _children(root, "motCle")),
        demandeur_libelle=demandeur.get("libelle", ""),
        demandeur_courriel=demandeur.get("courriel", ""),
        conservation_mois=_integer(root, "conservationMois") or 0,
        formulaire=Formulaire(tuple(_page(page) for page in _children(root, "formulaire/page"))),
        processus=_processus(root),
        messages={message.code: message for message in map(_message, _children(root, "messages/message"))},
        espace_de_noms=root.get("espaceDeNoms") or namespaces.teleservice(code, version),
        empreinte=hashlib.sha256(canonical(root)).hexdigest(),
        parametres=tuple(map(_parametre, _children(root, "parametre"))),
        evenements=tuple(_squeeze(evenement.text) for evenement in _children(root, "evenement")),
        reservations=tuple(map(_reservation, _children(root, "reservation"))),
        courriers={courrier.code: courrier for courrier in map(_courrier, _children(root, "courriers/courrier"))},
        echanges=_echanges(root),
        ouverture=root.get("ouverture", ""),
        enregistrement=root.get("enregistrement", "toujours"),
        demandeur_telephone=demandeur.get("telephone", ""),
        doublons=_doublons(root),
    )


def _parametre(element: _Element) -> Parametre:
    return Parametre(
        element.get("nom", ""),
        element.get("valeur", ""),
        _attribute(element, "libelle"),
        element.get("type", "texte"),
        _boolean(element, "aVerifier"),
    )


def _reservation(element: _Element) -> Reservation:
    return Reservation(
        ressource=element.get("ressource", ""),
        debut=element.get("debut", ""),
        fin=element.get("fin", ""),
        places=element.get("places", ""),
        condition=element.get("condition", ""),
        attente=_boolean(element, "attente"),
        option=_integer(element, "option"),
    )


def _doublons(root: _Element) -> Doublons | None:
    element = root.find(tag("doublons"))
    if element is None:
        return None
    said = {nom: element.get(nom, "") for nom in ("position", "lieu", "memes")}
    return Doublons(_integer(element, "rayon") or 0, _integer(element, "jours") or 0, **said)


def _echanges(root: _Element) -> Echanges:
    echanges = root.find(tag("echanges"))
    if echanges is None:
        return Echanges()
    return Echanges(
        _attribute(echanges, "logiciel"),
        tuple(tire.get("champ", "") for tire in _children(echanges, "tire")),
        tuple(
            DonneePoussee(donnee.get("nom", ""), _attribute(donnee, "libelle"), donnee.get("type", "texte"))
            for donnee in _children(echanges, "pousse")
        ),
    )


def _rubrique(rubrique: _Element) -> Rubrique:
    paragraphes = (_squeeze(paragraphe.text) for paragraphe in _children(rubrique, "paragraphe"))
    return Rubrique(
        titre=_attribute(rubrique, "titre"),
        texte="\n\n".join(paragraphes),
        lignes=tuple((_attribute(line, "terme"), _squeeze(line.text)) for line in _children(rubrique, "ligne")),
        entetes=(_attribute(rubrique, "enteteTerme"), _attribute(rubrique, "enteteTexte")),
        note=_boolean(rubrique, "note"),
    )


# --- form ---------------------------------------------------------------------------------------------------------


def _page(page: _Element) -> Page:
    return Page(page.get("code", ""), _attribute(page, "titre"), _champs(page), _text(page, "intro"))


def _champs(parent: _Element) -> tuple[Champ, ...]:
    return tuple(_champ(champ) for champ in _children(parent, "champ"))


def _champ(champ: _Element) -> Champ:
    options = tuple(
        Option(option.get("code", ""), _attribute(option, "libelle"), _attribute(option, "aide"))
        for option in _children(champ, "option")
    )
    size = _integer(champ, "tailleMaxMo")
    return Champ(
        nom=champ.get("nom", ""),
        type=champ.get("type", ""),
        libelle=_attribute(champ, "libelle"),
        obligatoire=_boolean(champ, "obligatoire"),
        aide=_text(champ, "aide"),
        condition=champ.get("condition", ""),
        calcul=champ.get("calcul", ""),
        defaut=champ.get("defaut", ""),
        options=options,
        regles=tuple(
            Regle(regle.get("test", ""), _squeeze(regle.text), regle.get("niveau", "erreur"))
            for regle in _children(champ, "regle")
        ),
        longueur_min=_integer(champ, "longueurMin"),
        longueur_max=_integer(champ, "longueurMax"),
        minimum=champ.get("minimum", ""),
        maximum=champ.get("maximum", ""),
        motif=champ.get("motif", ""),
        occurrences_min=_integer(champ, "occurrencesMin") or 0,
        occurrences_max=_occurrences_max(champ, options),
        formats=tuple(champ.get("formats", "").split()),
        taille_max=None if size is None else size * MEGABYTE,
        autocompletion=champ.get("autocompletion", ""),
        prerempli=tuple(champ.get("prerempli", "").split()),
        forme=champ.get("forme", ""),
        liste=champ.get("liste", ""),
        ressource=champ.get("ressource", ""),
        sensible=_boolean(champ, "sensible"),
        message_absent=_text(champ, "absent"),
        champs=_champs(champ),
    )


def _occurrences_max(champ: _Element, options: tuple[Option, ...]) -> int:
    """A `choixMultiple` takes each option once, unless the definition says fewer."""
    defaut = len(options) if champ.get("type") == "choixMultiple" else 1
    return _integer(champ, "occurrencesMax") or defaut


# --- process and messages ------------------------------------------------------------------------------------------


def _processus(root: _Element) -> Processus:
    processus = root.find(tag("processus"))
    assert processus is not None
    return Processus(
        debut=processus.get("debut", ""),
        acteurs=tuple(
            Acteur(
                acteur.get("code", ""),
                _attribute(acteur, "libelle"),
                acteur.get("genre", ""),
                _attribute(acteur, "courriel"),
            )
            for acteur in _children(processus, "acteur")
        ),
        etapes=tuple(_etape(etape) for etape in _children(processus, "etape")),
        silences=tuple(map(_silence, _children(processus, "silence"))),
    )


def _silence(element: _Element) -> Silence:
    return Silence(
        element.get("effet", ""),
        _integer(element, "delai") or 0,
        element.get("unite", "mois"),
        element.get("depuis", "depot"),
        element.get("condition", ""),
    )


def _etape(etape: _Element) -> Etape:
    return Etape(
        code=etape.get("code", ""),
        libelle_agent=_attribute(etape, "libelleAgent"),
        libelle_citoyen=_attribute(etape, "libelleCitoyen"),
        acteur=etape.get("acteur", ""),
        delai=_integer(etape, "delai"),
        issue=etape.get("issue", ""),
        detour=_boolean(etape, "detour"),
        retour=_boolean(etape, "retour"),
        delai_legal=etape.get("delaiLegal", ""),
        traitement=_boolean(etape, "traitement"),
        actions=tuple(_action(action) for action in _children(etape, "action")),
    )


def _action(action: _Element) -> Action:
    effets = action.find(tag("effets"))
    return Action(
        nom=action.get("nom", ""),
        libelle=_attribute(action, "libelle"),
        acteur=action.get("acteur", ""),
        cible=action.get("cible", ""),
        explication=_text(action, "explication"),
        ton=action.get("ton", "secondaire"),
        motifs=tuple(Motif(motif.get("code", ""), _squeeze(motif.text)) for motif in _children(action, "motif")),
        effets=tuple(_effet(effet) for effet in (effets if effets is not None else ())),
        apres=_integer(action, "apres"),
        unite=action.get("unite", "jours"),
        depuis=action.get("depuis", "etape"),
        reference=action.get("reference", ""),
        repete=_boolean(action, "repete"),
        vers_origine=_boolean(action, "versOrigine"),
        condition=action.get("condition", ""),
        exige=tuple(action.get("exige", "").split()),
        distinct=tuple(action.get("distinct", "").split()),
        profil=action.get("profil", ""),
        automatique=_boolean(action, "automatique"),
        declencheur=action.get("declencheur", ""),
        champs=_champs(action),
    )


def _effet(effet: _Element) -> Effet:
    genre = str(effet.tag).rpartition("}")[2]
    return Effet(genre, {str(nom): _squeeze(str(value)) for nom, value in effet.attrib.items()})


def _message(message: _Element) -> Message:
    return Message(message.get("code", ""), _text(message, "objet"), _body(message))


def _courrier(courrier: _Element) -> Courrier:
    return Courrier(
        courrier.get("code", ""),
        _attribute(courrier, "libelle"),
        _text(courrier, "objet"),
        _body(courrier),
        _attribute(courrier, "destinataire"),
    )


def _body(parent: _Element) -> str:
    paragraphes = (_squeeze(paragraphe) for paragraphe in _EMPTY_LINE.split(parent.findtext(tag("corps"), "")))
    return "\n\n".join(filter(None, paragraphes))


# --- pieces of XML --------------------------------------------------------------------------------------------------


def _children(parent: _Element, path: str) -> Iterable[_Element]:
    return parent.iterfind("/".join(tag(step) for step in path.split("/")))


def _squeeze(text: str | None) -> str:
    return _BLANKS.sub(" ", text or "").strip(" ")


def _text(parent: _Element, nom: str) -> str:
    return _squeeze(parent.findtext(tag(nom)))


def _attribute(element: _Element, nom: str) -> str:
    return _squeeze(element.get(nom))


def _integer(element: _Element, nom: str) -> int | None:
    text = element.get(nom, "").strip()
    return int(text) if text.removeprefix("-").isdigit() else None


def _boolean(element: _Element, nom: str) -> bool:
    return element.get(nom, "").strip() in ("true", "1")
