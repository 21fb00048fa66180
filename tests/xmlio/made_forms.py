"""Forms of every shape the language allows (and some it refuses), and demandes for them, from a source of chance.

Chance is a `random.Random` rather than Hypothesis' own draws: those lean to what is small, and one form of each type with
one wrong value among right ones is what finds a schema that leaves something out.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from html import escape
from random import Random

from lxml import etree
from runs import TOWN

from wsc_soap.conformance.answers import PDF, entries
from wsc_soap.conformance.values import Setting, bounds, candidates, wrong
from wsc_soap.domain.champs.registry import TYPES
from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.teleservice import Teleservice

Leaves = list[tuple[etree._Element, Champ]]
SETTING = Setting(TOWN, date(2026, 11, 23))
GROUPS = ("groupe", "groupeRepete")
OFTEN = ("date", "heure", "dateHeure", "montant", "decimal", "texte")
KINDS = (*(nom for nom in sorted(TYPES) if nom not in GROUPS), *OFTEN)
NAMES = ("a", "aB", "b", "demande", "fichier", "nom")
MOTIFS = ("[A-Z]{2,4}", "[^<>]*", "a*", r"\d+", r"[\p{L} '\-]+", "(a|b)?c", r".{0,5}", r"[0-9 ]*")
BOUNDS = {
    "entier": ("-5", "0", "1", "10", "2147483647"),
    "decimal": ("-3", "0", "0.5", "12.25", "1000000"),
    "montant": ("-10", "0", "0.01", "99.9", "5000"),
    "date": ("2000-02-29", "2026-01-01"),
    "dateHeure": ("2026-01-01T08:00:00", "2027-01-01T08:00:00"),
    "heure": ("08:00:00", "18:30:00"),
}
GARBAGE = (
    "", " ", "x", "true", "0", "-1", "12", "007", "1e3", "NaN", "A", "é\nè", "a\tb", "a\x7fb", "\u00a0", "\u200b", "FR", "ZZ",
    "95999", "2A004", "a@b.fr", "+33612345678", "48.8 2.3", "x" * 300, "9" * 40, "<&>", "\U0001f600", "{{demande.x}}", "../x",
)  # fmt: skip
# what an XSD builtin takes and we do not, or the other way round, should a schema leave something out
NEAR = {
    "date": ("2026-11-20Z", "2026-11-20+02:00", "-2026-11-20", "12026-11-20", "2026-02-29", "0001-01-01", " 2026-11-20\n"),
    "time": ("08:00:00Z", "24:00:00", "08:00:00.5", "08:00", "23:59:60"),
    "dateTime": ("2026-11-20T08:00:00Z", "2026-11-20T24:00:00", "2026-11-20T08:00:00.25", "2026-11-20T08:00:00"),
    "decimal": ("1.005", "1.", ".5", "+1.50", "-0", "-0.01", "0000000000001", "1234567890123", "0.1234567", "INF", "12 "),
    "int": ("+5", "-0", "0000000000012", "2147483648", "-2147483649", "1.0", "5\n"),
    "boolean": ("TRUE", "1", "0", " true ", "oui"),
    "string": (" a", "a ", "a\nb", "A" * 1001, "\u2028", "a\x85", "a\x7f", "é" * 5, "abc", "12"),
}  # fmt: skip
DAMAGES = ("ordre", "double", "inconnu", "attribut", "nil", "texte", "dedans", "espace", "retrait")
XSI_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


class Forms:
    """Makes one form: names stay unique, expressions speak of fields that stand before."""

    def __init__(self, random: Random) -> None:
        self.random, self.count = random, 0

    def pages(self) -> str:
        """The pages, as the definition language writes them."""
        pages = range(self.random.randint(1, 2))
        return "".join(f'<page code="page-{rank}" titre="Page">{self.fields(2, 6)}</page>' for rank in pages)

    def fields(self, depth: int, most: int) -> str:
        before: list[tuple[str, str]] = []
        return "".join(self.field(depth, before) for _ in range(self.random.randint(1, most)))

    def field(self, depth: int, before: list[tuple[str, str]]) -> str:
        self.count += 1
        kind = self.random.choice(GROUPS if depth and self.one_in(5) else KINDS)
        nom = f"{self.random.choice(NAMES)}{self.count}"
        given = {"nom": nom, "type": kind, "libelle": f"Le champ {nom}"} | self.bounded(kind) | self.said(kind, before)
        if before and self.one_in(4):
            given["condition"] = self.expression(before)
        inside = self.options() if kind in ("choix", "choixMultiple") and "liste" not in given else ""
        if before and self.one_in(5) and kind != "information":
            inside += f'<regle test="{escape(self.expression(before))}">Corrigez ce champ.</regle>'
        if kind in GROUPS:
            inside += self.fields(depth - 1, 3)
        before.append((nom, kind))
        written = "".join(f' {key}="{escape(value)}"' for key, value in given.items())
        return f"<champ{written}>{inside}</champ>"

    def one_in(self, number: int) -> bool:
        return self.random.randrange(number) == 0

    def said(self, kind: str, before: list[tuple[str, str]]) -> dict[str, str]:
        """What only some types want."""
        given = {}
        if kind == "calcul":
            numbers = [nom for nom, type_ in before if type_ in ("entier", "decimal", "montant")] or ["1"]
            given["calcul"] = self.random.choice([f"{numbers[-1]} * 2", "$jPlus30", f"{numbers[-1]} div 0"])
            given["forme"] = self.random.choice(["decimal", "entier", "montant", "date", "texte"])
        elif kind == "creneau":
            given["ressource"] = "'salle-a'"
        elif kind == "choix" and self.one_in(8):
            given["liste"] = "ressources:salle"
        if kind not in ("calcul", "information") and self.one_in(2):
            given["obligatoire"] = "true"
        return given

    def bounded(self, kind: str) -> dict[str, str]:
        """Bounds of the type, now and then in the wrong order."""
        given: dict[str, str] = {}
        if kind in BOUNDS and self.one_in(2):
            low, high = sorted(self.random.sample(range(len(BOUNDS[kind])), 2), reverse=self.one_in(40))
            given = {"minimum": BOUNDS[kind][low]} | ({"maximum": BOUNDS[kind][high]} if self.one_in(2) else {})
        if kind in ("texte", "texteLong", "courriel", "adresse") and self.one_in(2):
            low = self.random.randint(0, 6)
            given |= {"longueurMin": str(low), "longueurMax": str(max(1, low + self.random.randint(0, 60)))}
        if kind in ("texte", "texteLong", "entier", "decimal", "date") and self.one_in(3):
            given["motif"] = self.random.choice(MOTIFS)
        if kind == "groupeRepete" or (kind in ("pieceJointe", "choixMultiple") and self.one_in(2)):
            low = self.random.randint(0, 2)
            given |= {"occurrencesMin": str(low), "occurrencesMax": str(max(1, low) + self.random.randint(0, 3))}
        if kind == "pieceJointe" and self.one_in(3):
            given["formats"] = self.random.choice(["pdf", "png jpeg", "pdf jpeg png"])
        return given

    def options(self) -> str:
        codes = self.random.sample(["a", "b", "c", "FR", "1"], self.random.randint(1, 4))
        return "".join(f'<option code="{code}" libelle="Choix {code}"/>' for code in codes)

    def expression(self, before: list[tuple[str, str]]) -> str:
        nom, kind = self.random.choice(before)
        if kind == "information":
            return "$aujourdhui > 20000101"
        value = {"choix": "a", "choixMultiple": "a", "booleen": "true"}.get(kind, "x")
        forms = (nom, f"not({nom})", f"{nom} = '{value}'", f"number({nom}) > 3", f"count({nom}) <= 2")
        return self.random.choice((*forms, f"string-length({nom}) < 9"))


class Demandes:
    """Makes demandes of one form: anything, or likely values and bounds with one thing wrong."""

    def __init__(self, random: Random, service: Teleservice) -> None:
        self.random, self.service, self.namespace = random, service, service.espace_de_noms

    def one(self) -> etree._Element:
        root = etree.Element(self.tag("demande"), nsmap={"t": self.namespace})
        care = self.random.randint(0, 4)
        leaves = self.fill(root, self.service.formulaire.champs, care)
        if care > 1 and leaves and self.random.randrange(3):
            element, champ = self.random.choice(leaves)
            element.text = self.anything(champ)
        elif not self.random.randrange(3):
            self.damage(root)
        return root

    def tag(self, nom: str) -> str:
        return f"{{{self.namespace}}}{nom}"

    def fill(self, parent: etree._Element, champs: tuple[Champ, ...], care: int) -> Leaves:
        leaves: Leaves = []
        for champ in champs:
            for rank in range(self.times(champ, care) if champ.is_input else 0):
                element = etree.SubElement(parent, self.tag(champ.nom))
                if champ.champs:
                    leaves += self.fill(element, champ.champs, care)
                elif champ.type == "pieceJointe":
                    self.file(element, care)
                else:
                    element.text = self.value(champ, care, rank)
                    leaves.append((element, champ))
        return leaves

    def times(self, champ: Champ, care: int) -> int:
        if not care:
            return self.random.randint(0, min(champ.occurrences_max, 3) + 1)
        mandatory = champ.obligatoire and not champ.condition
        return max(1, champ.occurrences_min) if mandatory or self.random.randrange(2) else 0

    def value(self, champ: Champ, care: int, rank: int) -> str:
        right = [*candidates(champ, SETTING)[:8], *bounds(champ)]
        if right and (care > 1 or (care and self.random.randrange(8))):
            return right[rank % len(right)] if champ.options else self.random.choice(right)
        return self.anything(champ)

    def anything(self, champ: Champ) -> str:
        near = (*NEAR.get(TYPES[champ.type].xsd, ()), *wrong(champ))
        if self.random.randrange(4):
            return self.random.choice(near)
        return self.random.choice((*GARBAGE, "".join(self.random.choices("aé0 -\u2019\u0661", k=6))))

    def file(self, element: etree._Element, care: int) -> None:
        nom, contenu = ("nom", "piece.pdf"), ("contenu", b64encode(PDF).decode())
        others = [
            [nom],
            [contenu],
            [],
            [contenu, nom],
            [("nom", "x.exe"), ("contenu", "=")],
            [nom, contenu, ("televersement", "j")],
        ]
        for part, text in [nom, contenu] if care else self.random.choice(others):
            etree.SubElement(element, self.tag(part)).text = text

    def damage(self, root: etree._Element) -> None:
        found = list(_below(root))
        if not found:
            return
        one, kind = self.random.choice(found), self.random.choice(DAMAGES)
        parent = one.getparent()
        assert parent is not None
        if kind == "ordre":
            parent.insert(0, one)
        elif kind == "double":
            parent.append(etree.fromstring(etree.tostring(one)))
        elif kind == "inconnu":
            etree.SubElement(parent, self.tag("pirate")).text = "x"
        elif kind == "attribut":
            one.set("a", "b")
        elif kind == "nil":
            one.set(XSI_NIL, "true")
        elif kind == "texte":
            parent.text = "du texte"
        elif kind == "dedans":
            etree.SubElement(one, self.tag("b")).text = "x"
        elif kind == "espace":
            one.tag = etree.QName(one).localname
        else:
            parent.remove(one)

    def entrees(self) -> dict[str, list[str]]:
        """What a browser, or anything else, might post of the form."""
        given: dict[str, list[str]] = {}
        for nom, champ in entries(self.service, self.random.randint(1, 2)):
            if champ.type in ("pieceJointe", *GROUPS) or not champ.is_input or not self.random.randrange(6):
                continue
            parts = {"date": ("jour", "mois", "annee"), "heure": ("heure", "minute")}.get(champ.type, ("",))
            for part in parts if self.random.randrange(2) else ("",):
                given[f"{nom}.{part}" if part else nom] = [self.value(champ, self.random.randint(0, 4), 0)]
        odd = self.random.choice(["x", "demande1.1.a1", "a1.0.b", "nom2.-1", "..", "a1.99999999999", ""])
        return given | {odd: ["x"]}


def _below(root: etree._Element) -> Iterator[etree._Element]:
    yield from (element for element in root.iter(etree.Element) if element is not root)
