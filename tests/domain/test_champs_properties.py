"""Whatever the text: no type of field fails, and what it accepts is what its XSD accepts."""

import signal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from wsc_soap.domain.champs.base import NoNames
from wsc_soap.domain.champs.registry import TYPES, champ_type
from wsc_soap.domain.champs.visible import TURNED
from wsc_soap.domain.formulaire import Champ
from wsc_soap.reference_data import ReferenceData

XS = "{http://www.w3.org/2001/XMLSchema}"
ANY_TEXT = st.text(st.characters(), max_size=60)
XML_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60).filter(
    lambda text: (
        all(char in "\t\n\r" or " " <= char <= "\ufffd" or char > "\uffff" for char in text) and not TURNED.search(text)
    )  # which the XSD accepts, and no type does
)
NAMES = ReferenceData()
SIMPLE = sorted(nom for nom, type_ in TYPES.items() if type_.xsd not in ("fichier", "groupe", "rien"))
# Drawing at random never meets a check digit; these alphabets come near enough to the forms.
NEAR = st.text("0123456789-+.:TW ABFR2@é\n\t", max_size=34)
# What the XSD accepts and the type refuses for its meaning.
MEANING = {
    "nir",
    "iban",
    "siren",
    "siret",
    "telephone",
    "courriel",
    "pays",
    "geolocalisation",
    "adresse",
    "montant",
}


def xsd_of(type_):
    """The schema of one element of this type: builtin, pattern and length."""
    schema = etree.Element(XS + "schema", nsmap={"xs": XS[1:-1]})
    element = etree.SubElement(schema, XS + "element", name="valeur")
    restriction = etree.SubElement(
        etree.SubElement(element, XS + "simpleType"), XS + "restriction", base=f"xs:{type_.xsd}"
    )
    if type_.motif:
        etree.SubElement(restriction, XS + "pattern", value=type_.motif)
    if type_.longueur_max:
        etree.SubElement(restriction, XS + "maxLength", value=str(type_.longueur_max))
    return etree.XMLSchema(schema)


SCHEMAS = {nom: xsd_of(TYPES[nom]) for nom in SIMPLE}


def in_xsd(nom, value):
    element = etree.Element("valeur")
    element.text = value
    return SCHEMAS[nom].validate(element)


@given(ANY_TEXT | NEAR)
@settings(max_examples=150, deadline=None)
def test_reading_checking_and_showing_never_fail(text):
    for nom, type_ in TYPES.items():
        champ = Champ("valeur", nom, "Valeur", minimum="1", maximum="zéro", longueur_max=20)
        read = type_.read(text)
        for value in (text, read):
            type_.check(value, champ)
            type_.format_value(value, champ, NoNames())


SAMPLES = [
    "0", "-0", "+5", "2147483647", "2147483648", "000000000000000000012", "12.", ".5", "12.50", "1e3", "INF", " 12 ",
    "1 2", "true", "1", "TRUE", "2026-02-28", "2026-02-29", "2026-02-30", "0000-01-01", "0001-01-01", "9999-12-31", "2026-3-1",
    "2026-03-01Z", "-2026-03-01", "00:00:00", "23:59:59", "24:00:00", "23:59:60", "10:00:00.5", "2026-03-01T24:00:00",
    "2026-03-01T10:00:00", "2026-03-01T10:00:00Z", "+33123456789", "69001", "20004", "2A004", "69001\n", " 69001",
    "FR7630006000011234567890189", "269054958815780", "75104000AB0123", "75104000AB0000", "AB-123-CD", "AB123CD", "SS-123-CD",
    "1234AB69", "W751234567", "a@b.fr", "a@b", "a b@c.fr", "12 rue Haute\nBâtiment B", "a\n\nb", "x" * 39, "48.85 2.35", "FR",
    "\u0661\u0662", "a\x7fb", "a\u0085b", "", "\n", "PC 075 104 26 A0012", "732829320", "73282932000074",
]  # fmt: skip


@given(XML_TEXT | NEAR)
@settings(max_examples=200, deadline=None)
def test_what_a_type_accepts_its_xsd_accepts(text):
    for nom in SIMPLE:
        for value in (text, champ_type(nom).read(text)):
            if champ_type(nom).check(value, Champ("valeur", nom, "Valeur")) is None:
                assert in_xsd(nom, value), (nom, value)


@pytest.mark.parametrize("nom", SIMPLE)
def test_form_is_judged_alike_by_the_type_and_by_its_xsd(nom):
    for value in SAMPLES:
        accepted = champ_type(nom).check(value, Champ("valeur", nom, "Valeur")) is None
        if nom in MEANING:
            assert not accepted or in_xsd(nom, value), value
        else:
            assert accepted == in_xsd(nom, value), value


@given(st.sampled_from(SIMPLE).filter(lambda nom: nom not in MEANING), XML_TEXT | NEAR)
@example("texte", "a\u2028b")
@settings(max_examples=300, deadline=None)
def test_form_without_meaning_is_accepted_exactly_when_the_xsd_accepts(nom, value):
    assert (champ_type(nom).check(value, Champ("valeur", nom, "Valeur")) is None) == in_xsd(nom, value)


LONG = [
    start + unit * (60_000 // len(unit)) + end
    for start in ("", "1", "2025-01-01T", "a@", "+33")
    for unit in (" ", "\n", "1", "2025 1 ", "1/", "a.", "4.5 ", " €", "h", "\u202f", "\r")
    for end in ("", "x", "\nx")
]


@pytest.mark.parametrize("nom", sorted(TYPES))
def test_a_long_text_costs_its_length_whatever_it_is_made_of(nom):
    """What would cost the square of its length would take hours: the alarm ends it."""

    def give_up(*_):
        raise AssertionError(f"{nom} looks at a long text again and again")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(60)
    try:
        champ = Champ("valeur", nom, "Valeur", minimum="1", maximum="9")
        for text in LONG:
            champ_type(nom).read(text)
            champ_type(nom).check(text, champ)
            champ_type(nom).format_value(text, champ, NoNames())
            if nom in ("communeInsee", "pays"):
                NAMES.check(nom, text)
                NAMES.resolve(nom, text)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("nom", SIMPLE)
@pytest.mark.parametrize("mark", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_marks_that_turn_the_writing_round_are_refused_by_every_type(nom, mark):
    sentence = champ_type(nom).check(f"a{mark}b", Champ("valeur", nom, "Valeur"))
    assert sentence == "Retirez les caractères invisibles\u00a0: récrivez la réponse à «\u00a0Valeur\u00a0» au clavier"
