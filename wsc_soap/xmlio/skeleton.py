"""The document of a téléservice that does not exist yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from wsc_soap.xmlio.expansion import assemble, canonical
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.namespaces import DEFINITION
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.verification import RESERVED_CODES

_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_CODE = 60


def fits_code(code: str) -> bool:
    """True for a code as the definition language writes them: lower case, digits and single hyphens."""
    return len(code) <= LONGEST_CODE and _CODE.fullmatch(code) is not None


def admissible_code(code: str) -> bool:
    """True for a code that a téléservice may bear: lower case and hyphens, not one of the platform's addresses."""
    return fits_code(code) and code not in RESERVED_CODES and not code.startswith("bo-")


@dataclass(frozen=True)
class NewTeleservice:
    """What is known of it at the start. `theme` may be a theme of the town's own, `service` one of its departments and
    `service_libelle` that one's name."""

    code: str
    intitule: str
    theme: str
    theme_libelle: str
    service: str = ""
    service_libelle: str = ""


def new_document(library: Library, new: NewTeleservice) -> bytes:
    """The assembled document of a téléservice that works as it is: the applicant's block, a process of three étapes,
    its messages."""
    root = parse_xml(library.modele())
    root.set("code", new.code)
    root.set("theme", new.theme)
    for nom in ("intitule", "intituleCourt", "intituleOrigine"):
        root.find(tag(nom)).text = new.intitule  # type: ignore[union-attr]
    if new.service:
        _put_service(root, new.service, new.service_libelle)
    return assemble(canonical(root), _WithTheme(library, new))


def _put_service(root: etree._Element, service: str, libelle: str) -> None:
    """The department in charge, in place of the model's."""
    model = root.get("service", "")
    root.set("service", service)
    for element in root.iter(tag("etape"), tag("action"), tag("alerter"), tag("acteur")):
        for nom in ("acteur", "code"):
            if element.get(nom) == model:
                element.set(nom, service)
                if nom == "code" and libelle:
                    element.set("libelle", libelle)


class _WithTheme(Library):
    """A library where a theme of the town's own is known, without messages."""

    def __init__(self, library: Library, new: NewTeleservice) -> None:
        super().__init__(library.root)
        self._new = new

    def theme(self, code: str) -> bytes:
        if code != self._new.theme or code in self.themes():
            return super().theme(code)
        return etree.tostring(
            etree.Element(f"{{{DEFINITION}}}theme", code=code, libelle=self._new.theme_libelle), encoding="UTF-8"
        )
