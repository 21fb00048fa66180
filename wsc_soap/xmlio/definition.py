"""An expanded definition -> a `Teleservice`; the door to the definition language.

`developper` makes the whole document, `lire_teleservice` checks it and gives the values every layer works with.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from wsc_soap.domain.formulaire import Champ, Formulaire, Option, Page, Regle
from wsc_soap.domain.processus import Acteur, Action, Effet, Etape, Motif, Processus
from wsc_soap.domain.teleservice import Message, PieceAPreparer, PointProcedure, Rubrique, Teleservice, Theme
from wsc_soap.errors import DefinitionInvalide
from wsc_soap.xmlio import espaces
from wsc_soap.xmlio.bibliotheque import Bibliotheque
from wsc_soap.xmlio.developpement import PARAMETRE, balise, canonique, developper
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.schema_definition import refuser, verifier_schema
from wsc_soap.xmlio.verification import verifier_definition

__all__ = ["Bibliotheque", "DefinitionInvalide", "developper", "lire_teleservice"]

MO = 1024 * 1024
# Python's own idea of a blank takes the unbreakable spaces of French typography too.
_BLANCS = re.compile("[ \t\r\n]+")
_LIGNE_VIDE = re.compile("\n[ \t]*\n")


def lire_teleservice(octets: bytes) -> Teleservice:
    """The téléservice of an expanded document (the output of `developper`).

    Raises DefinitionInvalide with all faults, each with its place: those of the schema, else those of meaning
    (names, references, expressions, process, merge fields); MessageInvalide when it is not XML.
    """
    racine = parse_xml(octets)
    nom = racine.get("code") or "sans code"
    verifier_schema(racine, nom, "teleservice")
    teleservice = _teleservice(racine)
    refuser(nom, list(verifier_definition(teleservice, _restes(racine))))
    return teleservice


def _restes(racine: _Element) -> Iterator[str]:
    """What an expansion should have replaced."""
    yield from (f"bloc/{bloc.get('ref')}" for bloc in racine.iter(balise("bloc")))
    yield from (f"motif/{motif.get('ref')}" for motif in racine.iter(balise("motif")) if motif.get("ref"))
    if not racine.get("themeLibelle"):
        yield f"theme/{racine.get('theme')}"
    for element in racine.iter():
        for texte in (element.text or "", *(str(texte) for nom, texte in element.attrib.items() if nom != "motif")):
            yield from (f"parametre/{trouve[1]}" for trouve in PARAMETRE.finditer(texte))


def _teleservice(racine: _Element) -> Teleservice:
    code, version = racine.get("code", ""), int(racine.get("version", "1"))
    demandeur = racine.find(balise("demandeur"))
    assert demandeur is not None  # the schema has been checked
    return Teleservice(
        code=code,
        theme=Theme(racine.get("theme", ""), _attribut(racine, "themeLibelle")),
        version=version,
        intitule=_texte(racine, "intitule"),
        intitule_court=_texte(racine, "intituleCourt"),
        intitule_origine=_texte(racine, "intituleOrigine"),
        resume=_texte(racine, "resume"),
        service=racine.get("service", ""),
        compte=racine.get("compte", ""),
        prix=_texte(racine, "prix"),
        duree_minutes=_entier(racine, "dureeMinutes") or 0,
        delai=_texte(racine, "delai"),
        delai_jours=_entier(racine, "delaiJours"),
        silence=_texte(racine, "silence"),
        fondement=_texte(racine, "fondement"),
        procedure=tuple(
            PointProcedure(_attribut(point, "titre"), _serrer(point.text))
            for point in _enfants(racine, "procedure/point")
        ),
        pieces=tuple(
            PieceAPreparer(_attribut(piece, "libelle"), _serrer(piece.text), piece.get("icone", "document"))
            for piece in _enfants(racine, "preparer/piece")
        ),
        rubriques=tuple(_rubrique(rubrique) for rubrique in _enfants(racine, "rubrique")),
        mots_cles=tuple(_serrer(mot.text) for mot in _enfants(racine, "motCle")),
        demandeur_libelle=demandeur.get("libelle", ""),
        demandeur_courriel=demandeur.get("courriel", ""),
        conservation_mois=_entier(racine, "conservationMois") or 0,
        formulaire=Formulaire(tuple(_page(page) for page in _enfants(racine, "formulaire/page"))),
        processus=_processus(racine),
        messages={message.code: message for message in map(_message, _enfants(racine, "messages/message"))},
        espace_de_noms=racine.get("espaceDeNoms") or espaces.teleservice(code, version),
        empreinte=hashlib.sha256(canonique(racine)).hexdigest(),
    )


def _rubrique(rubrique: _Element) -> Rubrique:
    paragraphes = (_serrer(paragraphe.text) for paragraphe in _enfants(rubrique, "paragraphe"))
    return Rubrique(
        titre=_attribut(rubrique, "titre"),
        texte="\n\n".join(paragraphes),
        lignes=tuple((_attribut(ligne, "terme"), _serrer(ligne.text)) for ligne in _enfants(rubrique, "ligne")),
        entetes=(_attribut(rubrique, "enteteTerme"), _attribut(rubrique, "enteteTexte")),
        note=_booleen(rubrique, "note"),
    )


# --- form ---------------------------------------------------------------------------------------------------------


def _page(page: _Element) -> Page:
    return Page(page.get("code", ""), _attribut(page, "titre"), _champs(page), _texte(page, "intro"))


def _champs(parent: _Element) -> tuple[Champ, ...]:
    return tuple(_champ(champ) for champ in _enfants(parent, "champ"))


def _champ(champ: _Element) -> Champ:
    options = tuple(
        Option(option.get("code", ""), _attribut(option, "libelle"), _attribut(option, "aide"))
        for option in _enfants(champ, "option")
    )
    taille = _entier(champ, "tailleMaxMo")
    return Champ(
        nom=champ.get("nom", ""),
        type=champ.get("type", ""),
        libelle=_attribut(champ, "libelle"),
        obligatoire=_booleen(champ, "obligatoire"),
        aide=_texte(champ, "aide"),
        condition=champ.get("condition", ""),
        calcul=champ.get("calcul", ""),
        defaut=champ.get("defaut", ""),
        options=options,
        regles=tuple(
            Regle(regle.get("test", ""), _serrer(regle.text), regle.get("niveau", "erreur"))
            for regle in _enfants(champ, "regle")
        ),
        longueur_min=_entier(champ, "longueurMin"),
        longueur_max=_entier(champ, "longueurMax"),
        minimum=champ.get("minimum", ""),
        maximum=champ.get("maximum", ""),
        motif=champ.get("motif", ""),
        occurrences_min=_entier(champ, "occurrencesMin") or 0,
        occurrences_max=_occurrences_max(champ, options),
        formats=tuple(champ.get("formats", "").split()),
        taille_max=taille * MO if taille else None,
        autocompletion=champ.get("autocompletion", ""),
        message_absent=_texte(champ, "absent"),
        champs=_champs(champ),
    )


def _occurrences_max(champ: _Element, options: tuple[Option, ...]) -> int:
    """A `choixMultiple` takes each option once, unless the definition says fewer."""
    defaut = len(options) if champ.get("type") == "choixMultiple" else 1
    return _entier(champ, "occurrencesMax") or defaut


# --- process and messages ------------------------------------------------------------------------------------------


def _processus(racine: _Element) -> Processus:
    processus = racine.find(balise("processus"))
    assert processus is not None
    return Processus(
        debut=processus.get("debut", ""),
        acteurs=tuple(
            Acteur(acteur.get("code", ""), _attribut(acteur, "libelle"), acteur.get("genre", ""))
            for acteur in _enfants(processus, "acteur")
        ),
        etapes=tuple(_etape(etape) for etape in _enfants(processus, "etape")),
    )


def _etape(etape: _Element) -> Etape:
    return Etape(
        code=etape.get("code", ""),
        libelle_agent=_attribut(etape, "libelleAgent"),
        libelle_citoyen=_attribut(etape, "libelleCitoyen"),
        acteur=etape.get("acteur", ""),
        delai=_entier(etape, "delai"),
        issue=etape.get("issue", ""),
        detour=_booleen(etape, "detour"),
        actions=tuple(_action(action) for action in _enfants(etape, "action")),
    )


def _action(action: _Element) -> Action:
    effets = action.find(balise("effets"))
    return Action(
        nom=action.get("nom", ""),
        libelle=_attribut(action, "libelle"),
        acteur=action.get("acteur", ""),
        cible=action.get("cible", ""),
        explication=_texte(action, "explication"),
        ton=action.get("ton", "secondaire"),
        motifs=tuple(Motif(motif.get("code", ""), _serrer(motif.text)) for motif in _enfants(action, "motif")),
        effets=tuple(_effet(effet) for effet in (effets if effets is not None else ())),
        apres=_entier(action, "apres"),
        unite=action.get("unite", "jours"),
    )


def _effet(effet: _Element) -> Effet:
    genre = str(effet.tag).rpartition("}")[2]
    return Effet(genre, {str(nom): _serrer(str(valeur)) for nom, valeur in effet.attrib.items()})


def _message(message: _Element) -> Message:
    corps = message.findtext(balise("corps"), "")
    paragraphes = (_serrer(paragraphe) for paragraphe in _LIGNE_VIDE.split(corps))
    return Message(message.get("code", ""), _texte(message, "objet"), "\n\n".join(filter(None, paragraphes)))


# --- pieces of XML --------------------------------------------------------------------------------------------------


def _enfants(parent: _Element, chemin: str) -> Iterable[_Element]:
    return parent.iterfind("/".join(balise(pas) for pas in chemin.split("/")))


def _serrer(texte: str | None) -> str:
    return _BLANCS.sub(" ", texte or "").strip(" ")


def _texte(parent: _Element, nom: str) -> str:
    return _serrer(parent.findtext(balise(nom)))


def _attribut(element: _Element, nom: str) -> str:
    return _serrer(element.get(nom))


def _entier(element: _Element, nom: str) -> int | None:
    texte = element.get(nom, "").strip()
    return int(texte) if texte.isdigit() else None


def _booleen(element: _Element, nom: str) -> bool:
    return element.get(nom, "").strip() in ("true", "1")
