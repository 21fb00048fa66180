"""Hypothesis strategies: forms of every shape the language allows (and some it refuses), and demandes for them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from html import escape

from hypothesis import strategies as st
from lxml import etree
from runs import TOWN

from wsc_soap.conformance.answers import PDF, entries
from wsc_soap.conformance.values import Setting, bounds, candidates, wrong
from wsc_soap.domain.champs.registry import TYPES
from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.teleservice import Teleservice

TODAY = date(2026, 11, 23)
SETTING = Setting(TOWN, TODAY)
LEAVES = sorted(nom for nom, kind in TYPES.items() if kind.xsd not in ("groupe", "rien", "fichier"))
MOTIFS = ("[A-Z]{2,4}", "[^<>]*", "a*", r"\d+", r"[\p{L} '\-]+", "(a|b)?c", r".{0,5}", r"[0-9 ]*")
BOUNDS = {
    "entier": ("0", "1", "10", "-5", "2147483647"),
    "decimal": ("0", "0.5", "-3", "12.25", "1000000"),
    "montant": ("0", "0.01", "-10", "99.9", "5000"),
    "date": ("2026-01-01", "2000-02-29"),
    "dateHeure": ("2026-01-01T08:00:00",),
    "heure": ("08:00:00", "18:30:00"),
}
GARBAGE = (
    "", " ", "x", "true", "0", "-1", "12", "007", "+5", "1e3", "12.", ".5", "1,5", "NaN", "a", "b", "A", "é\nè", "a\tb", "a\x7fb",
    "\u00a0", "\u200b", "2026-11-20", "2026-02-30", "2026-11-20Z", "0000-01-01", "24:00:00", "08:30", "2026-11-20T08:30:00",
    "2026-11-20T08:30:00Z", "FR", "ZZ", "95999", "2A004", "a@b.fr", "+33612345678", "48.8 2.3", "x" * 300, "9" * 40, "<&>",
    "\U0001f600", "{{demande.x}}", "../x", "12 rue des Tilleuls",
)  # fmt: skip
DAMAGES = (
    "rien",
    "rien",
    "rien",
    "ordre",
    "double",
    "inconnu",
    "attribut",
    "nil",
    "texte",
    "dedans",
    "espace",
    "retrait",
)


class _Form:
    """A form being drawn: names stay unique, expressions speak of fields that stand before."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self.count = draw, 0

    def fields(self, depth: int, most: int) -> str:
        before: list[tuple[str, str]] = []
        return "".join(self.field(depth, before) for _ in range(self.draw(st.integers(1, most))))

    def field(self, depth: int, before: list[tuple[str, str]]) -> str:
        self.count += 1
        kinds = [*LEAVES, "pieceJointe", "calcul", "information", "choix", "texte", "entier"]
        kind = self.draw(st.sampled_from([*kinds, *["groupe", "groupeRepete"] * 3] if depth else kinds))
        nom = self.draw(st.sampled_from(["a", "aB", "b", "demande", "fichier", "nom"])) + str(self.count)
        given = {"nom": nom, "type": kind, "libelle": f"Le champ {nom}"} | self.bounded(kind) | self.said(kind, before)
        if before and self.chance(4):
            given["condition"] = self.expression(before)
        inside = self.options() if kind in ("choix", "choixMultiple") and "liste" not in given else ""
        if before and self.chance(5) and kind != "information":
            inside += f"<regle test="{escape(self.expression(before))}">Corrigez ce champ.</regle>"
        if kind in ("groupe", "groupeRepete"):
            inside += self.fields(depth - 1, 3)
        before.append((nom, kind))
        return f"<champ {' '.join(f'{key}="{escape(value)}"' for key, value in given.items())}>{inside}</champ>"

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(1, one_in)) == one_in

    def said(self, kind: str, before: list[tuple[str, str]]) -> dict[str, str]:
        """What only some types want."""
        given = {}
        if kind == "calcul":
            numbers = [nom for nom, type_ in before if type_ in ("entier", "decimal", "montant")] or ["1"]
            given["calcul"] = self.draw(st.sampled_from([f"{numbers[-1]} * 2", "$jPlus30", f"{numbers[-1]} div 0"]))
            given["forme"] = self.draw(st.sampled_from(["decimal", "entier", "montant", "date", "texte"]))
        if kind == "creneau":
            given["ressource"] = "'salle-a'"
        if kind == "choix" and self.chance(8):
            given["liste"] = "ressources:salle"
        if kind not in ("calcul", "information") and self.draw(st.booleans()):
            given["obligatoire"] = "true"
        return given

    def bounded(self, kind: str) -> dict[str, str]:
        """Bounds of the type, most of them in order."""
        given: dict[str, str] = {}
        if kind in BOUNDS and self.chance(2):
            pair = [self.draw(st.sampled_from(BOUNDS[kind])) for _ in range(2)]
            low, high = (
                pair
                if self.chance(6)
                else sorted(pair, key=lambda one: float(one) if "-" not in one[1:] and ":" not in one else 0)
            )
            given |= {"minimum": low} | ({"maximum": high} if self.chance(2) else {})
        if kind in ("texte", "texteLong", "courriel", "adresse", "nir") and self.chance(2):
            low = self.draw(st.integers(0, 6))
            given |= {"longueurMin": str(low), "longueurMax": str(low + self.draw(st.integers(0, 60)))}
        if kind in ("texte", "texteLong", "entier", "decimal", "date") and self.chance(3):
            given["motif"] = self.draw(st.sampled_from(MOTIFS))
        if kind == "groupeRepete" or (kind in ("pieceJointe", "choixMultiple") and self.chance(2)):
            low = self.draw(st.integers(0, 2))
            given |= {"occurrencesMin": str(low), "occurrencesMax": str(max(1, low) + self.draw(st.integers(0, 3)))}
        if kind == "pieceJointe" and self.chance(3):
            given["formats"] = self.draw(st.sampled_from(["pdf", "png jpeg", "pdf jpeg png"]))
        return given

    def options(self) -> str:
        codes = self.draw(st.lists(st.sampled_from(["a", "b", "c", "FR", "1"]), min_size=1, max_size=4, unique=True))
        return "".join(f'<option code="{code}" libelle="Choix {code}"/>' for code in codes)

    def expression(self, before: list[tuple[str, str]]) -> str:
        nom, kind = self.draw(st.sampled_from(before))
        if kind == "information":
            return "$aujourdhui > 20000101"
        value = {"choix": "a", "choixMultiple": "a", "booleen": "true"}.get(kind, "x")
        forms = [
            nom,
            f"not({nom})",
            f"{nom} = '{value}'",
            f"number({nom}) > 3",
            f"count({nom}) <= 2",
            f"string-length({nom}) < 9",
        ]
        return self.draw(st.sampled_from(forms))


@st.composite
def pages(draw: st.DrawFn) -> str:
    """The pages of a form, as the definition language writes them; now and then the language refuses them."""
    form = _Form(draw)
    written = (
        f'<page code="page-{rank}" titre="Page">{form.fields(2, 5)}</page>' for rank in range(draw(st.integers(1, 2)))
    )
    return "".join(written)


@st.composite
def demandes(draw: st.DrawFn, service: Teleservice) -> etree._Element:
    """A demande of the form: every value likely, at a bound, or anything; then it may be damaged."""
    namespace = service.espace_de_noms
    root = etree.Element(f"{{{namespace}}}demande", nsmap={"t": namespace})
    _fill(draw, root, service.formulaire.champs, namespace, draw(st.integers(0, 3)))
    _damage(draw, root, namespace)
    return root


def _fill(draw: st.DrawFn, parent: etree._Element, champs: tuple[Champ, ...], namespace: str, care: int) -> None:
    for champ in champs:
        if not champ.is_input:
            continue
        least = max(1, champ.occurrences_min) if champ.obligatoire and not champ.condition else 0
        count = least if care else draw(st.integers(0, min(champ.occurrences_max, 3) + 1))
        if care and not least and draw(st.booleans()):
            count = max(1, champ.occurrences_min)
        for rank in range(count):
            element = etree.SubElement(parent, f"{{{namespace}}}{champ.nom}")
            if champ.champs:
                _fill(draw, element, champ.champs, namespace, care)
            elif champ.type == "pieceJointe":
                _file(draw, element, namespace, care)
            else:
                element.text = _value(draw, champ, care, rank)


def _value(draw: st.DrawFn, champ: Champ, care: int, rank: int) -> str:
    right = [*candidates(champ, SETTING)[:8], *bounds(champ)]
    if care and right and draw(st.integers(0, 19)):
        return right[rank % len(right)] if champ.options else draw(st.sampled_from(right))
    return draw(
        st.sampled_from([*right, *wrong(champ), *GARBAGE])
        | st.text(st.characters(categories=("L", "N", "P", "Z")), max_size=8)
    )


def _file(draw: st.DrawFn, element: etree._Element, namespace: str, care: int) -> None:
    parts = [("nom", "piece.pdf"), ("contenu", b64encode(PDF).decode())]
    if not care:
        parts = draw(
            st.sampled_from(
                [
                    parts,
                    parts[:1],
                    parts[1:],
                    [],
                    parts[::-1],
                    [("nom", "x.exe"), ("contenu", "=")],
                    [*parts, ("televersement", "j")],
                ]
            )
        )
    for nom, text in parts:
        etree.SubElement(element, f"{{{namespace}}}{nom}").text = text


def _damage(draw: st.DrawFn, root: etree._Element, namespace: str) -> None:
    found = list(_below(root))
    kind = draw(st.sampled_from(DAMAGES))
    if not found or kind == "rien":
        return
    one = found[draw(st.integers(0, len(found) - 1))]
    parent = one.getparent()
    assert parent is not None
    if kind == "ordre":
        parent.insert(0, one)
    elif kind == "double":
        parent.append(etree.fromstring(etree.tostring(one)))
    elif kind == "inconnu":
        etree.SubElement(parent, f"{{{namespace}}}pirate").text = "x"
    elif kind == "attribut":
        one.set("a", "b")
    elif kind == "nil":
        one.set("{http://www.w3.org/2001/XMLSchema-instance}nil", "true")
    elif kind == "texte":
        parent.text = "du texte"
    elif kind == "dedans":
        etree.SubElement(one, f"{{{namespace}}}b").text = "x"
    elif kind == "espace":
        one.tag = etree.QName(one).localname
    else:
        parent.remove(one)


@st.composite
def entrees(draw: st.DrawFn, service: Teleservice) -> dict[str, list[str]]:
    """What a browser, or anything else, might post of the form."""
    given: dict[str, list[str]] = {}
    for nom, champ in entries(service, draw(st.integers(1, 2))):
        if champ.type in ("pieceJointe", "groupe", "groupeRepete") or not champ.is_input or not draw(st.integers(0, 5)):
            continue
        parts = {"date": ("jour", "mois", "annee"), "heure": ("heure", "minute")}.get(champ.type, ("",))
        for part in parts if draw(st.booleans()) else ("",):
            given[f"{nom}.{part}" if part else nom] = [_value(draw, champ, draw(st.integers(0, 4)), 0)]
    given.update(
        draw(
            st.dictionaries(
                st.sampled_from(["x", "demande.1.a1", "a1.0.b", "nom2.-1", "..", "a1.99999999999"]),
                st.just(["x"]),
                max_size=2,
            )
        )
    )
    return given


def _below(root: etree._Element) -> Iterator[etree._Element]:
    yield from (element for element in root.iter(etree.Element) if element is not root)
