"""Reading a collectivité's document (`urn:wsc:collectivite:1`, schemas/collectivite.xsd)."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from wsc_soap import resources
from wsc_soap.domain.collectivite import ActeurExterieur, Carte, Collectivite, Contact, Partenaire, TexteType
from wsc_soap.errors import DefinitionInvalide, Manquement
from wsc_soap.xmlio.parser import parse_xml

NAMESPACE = "urn:wsc:collectivite:1"
_NS = f"{{{NAMESPACE}}}"


@lru_cache(maxsize=1)
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(parse_xml(resources.read("schemas", "collectivite.xsd")))


def load_collectivite(octets: bytes) -> Collectivite:
    """The collectivité of a document; `DefinitionInvalide` with every fault when it does not follow its schema."""
    root = parse_xml(octets)
    check_collectivite(root)
    look = root.find(f"{_NS}apparence")
    given = {} if look is None else {key: look.get(wire, "") for key, wire in _LOOK.items() if look.get(wire)}
    return Collectivite(
        code=root.get("code", ""),
        nom=root.get("nom", ""),
        intitule=root.get("intitule", ""),
        commune=root.get("commune", ""),
        code_postal=root.get("codePostal", ""),
        accueil=_contact(root.find(f"{_NS}accueil")),
        services=tuple(_contact(service) for service in root.findall(f"{_NS}service")),
        acteurs=tuple(
            ActeurExterieur(_contact(acteur), acteur.get("genre", "")) for acteur in root.findall(f"{_NS}acteur")
        ),
        textes={texte.code: texte for texte in map(_texte, root.findall(f"{_NS}texte"))},
        fuseau=root.get("fuseau", "Europe/Paris"),
        subdivision=root.get("subdivision", ""),
        partenaires=tuple(
            Partenaire(partner.get("code", ""), partner.get("nom", ""), partner.get("adresse", ""))
            for partner in root.findall(f"{_NS}partenaire")
        ),
        carte=_carte(root.find(f"{_NS}carte")),
        **given,
    )


_LOOK = {"accent": "accent", "accent_fort": "accentFort", "second": "second"}


def check_collectivite(root: etree._Element) -> None:
    """Raise `DefinitionInvalide` when the document does not follow its schema."""
    schema = _schema()
    if not schema.validate(root):
        faults = tuple(
            Manquement(f"ligne {entry.line}", etree.QName(root).localname, "type", "ce passage ne suit pas le schéma")
            for entry in schema.error_log
        )
        raise DefinitionInvalide(nom=root.get("code", ""), nombre=len(faults), erreurs=faults)


def _contact(element: etree._Element | None) -> Contact:
    assert element is not None
    texts = {
        name: (element.findtext(_NS + name) or "").strip() for name in ("adresse", "telephone", "courriel", "horaires")
    }
    return Contact(code=element.get("code", "accueil"), nom=element.get("nom", ""), **texts)


def _carte(element: etree._Element | None) -> Carte | None:
    if element is None:
        return None
    return Carte(element.get("tuiles", ""), element.get("credit", ""), element.get("centre", ""))


def _texte(element: etree._Element) -> TexteType:
    return TexteType(element.get("code", ""), element.get("libelle", ""), (element.text or "").strip())
