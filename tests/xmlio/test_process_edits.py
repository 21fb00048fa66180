"""Changing a process piece by piece: the document stays of the language, and nothing else moves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import _Element

from wsc_soap.errors import ActeurInconnu, ActionInconnue, EncoreUtilise, EtapeInconnue, MessageInconnu
from wsc_soap.xmlio import process_edits as edits
from wsc_soap.xmlio import text_edits
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.definition_schema import check_schema
from wsc_soap.xmlio.expansion import assemble, canonical, settle
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.parser import parse_xml

LIBRARY = Library()
MODEL = assemble(LIBRARY.document("acte-naissance"), LIBRARY)
ETAPES = [etape.get("code") for etape in edits.process_of(parse_xml(MODEL)).iterchildren(tag("etape"))]
CODE = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
NOM = st.from_regex(r"[a-z][A-Za-z0-9]{0,12}", fullmatch=True)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=30)
DELAY = st.sampled_from(("3", "{delaiControle}", None))


def etape(code: str = "relecture", **others: str | None) -> dict[str, str | None]:
    return {"code": code, "libelleAgent": "Relecture", "libelleCitoyen": "Relecture", "acteur": "etat-civil", **others}


def draft(nom: str = "relire", **others: str | None) -> edits.ActionDraft:
    return edits.ActionDraft({"nom": nom, "libelle": "Relire", "acteur": "etat-civil", **others})


def order(root: _Element) -> list[str]:
    return [one.get("code") for one in edits.process_of(root).iterchildren(tag("etape"))]


def valid(root: _Element) -> bool:
    check_schema(root, "essai", "teleservice")
    return True


@given(CODE, TEXT, DELAY, st.integers(-3, 40))
def test_an_etape_put_and_taken_away_leaves_the_document_as_it_was(code, label, delay, rang) -> None:
    root = parse_xml(MODEL)
    before, known = canonical(root), code in ETAPES
    edits.put_etape(root, etape(code, libelleAgent=label, delai=delay), rang)
    assert valid(root) and edits.find_etape(root, code).get("libelleAgent") == label
    assert sorted(order(root)) == sorted({*ETAPES, code})
    if not known:
        edits.remove_etape(root, code)
        assert canonical(root) == before


@given(st.sampled_from(ETAPES), st.integers(-3, 40))
def test_moving_an_etape_moves_it_alone(code, rang) -> None:
    root = parse_xml(MODEL)
    edits.move_etape(root, code, rang)
    assert [one for one in order(root) if one != code] == [one for one in ETAPES if one != code]
    assert order(root)[min(max(rang, 1), len(ETAPES)) - 1] == code and valid(root)


champs = st.builds(
    lambda nom, label, aide: edits.ChampDraft({"nom": nom, "type": "texte", "libelle": label}, aide),
    NOM,
    TEXT,
    st.just(""),
)
actions = st.builds(
    lambda nom, label, cible, motifs, fields, texte: edits.ActionDraft(
        {"nom": nom, "libelle": label, "acteur": "etat-civil", "cible": cible, "apres": None},
        texte,
        tuple(motifs),
        tuple(fields),
        (("envoyerMessage", {"code": "refus"}),),
    ),
    NOM,
    TEXT,
    st.sampled_from((*ETAPES, None)),
    st.lists(st.tuples(CODE, TEXT), max_size=3),
    st.lists(champs, max_size=3),
    st.one_of(st.just(""), TEXT),
)


@given(st.sampled_from(ETAPES), actions, st.one_of(st.none(), st.integers(-2, 9)))
def test_an_action_put_twice_is_put_once_and_the_others_keep_their_order(code, action, rang) -> None:
    root = parse_xml(MODEL)
    nom = action.attributes["nom"]
    others = [a.get("nom") for a in edits.find_etape(root, code) if a.get("nom") != nom]
    edits.put_action(root, code, action, rang)
    once = canonical(root)
    edits.put_action(root, code, action, rang)
    assert canonical(root) == once and valid(root)
    assert [a.get("nom") for a in edits.find_etape(root, code) if a.get("nom") != nom] == others


@settings(deadline=None)
@given(st.lists(st.tuples(CODE, TEXT, TEXT), max_size=4))
def test_messages_put_and_taken_away_leave_the_document_as_it_was(texts) -> None:
    root = parse_xml(MODEL)
    known = {message.get("code") for message in root.find(tag("messages"))}
    before = canonical(root)
    new = {code: (objet, corps) for code, objet, corps in texts if code not in known}
    for code, (objet, corps) in new.items():
        text_edits.put_message(root, code, objet, corps)
        text_edits.put_courrier(root, code, "Courrier", objet, corps)
    assert valid(root)
    for code in new:
        text_edits.remove_message(root, code)
        text_edits.remove_courrier(root, code)
    assert canonical(root) == before


def test_a_new_etape_goes_before_what_closes_a_dossier() -> None:
    root = parse_xml(MODEL)
    edits.put_etape(root, etape())
    assert order(root).index("relecture") == ETAPES.index("acceptee")
    edits.put_etape(root, etape("classee-bis", issue="classee"))
    assert order(root)[-1] == "classee-bis"


def test_an_etape_that_actions_lead_to_is_not_taken_away_unless_they_get_another_one() -> None:
    root = parse_xml(MODEL)
    with pytest.raises(EncoreUtilise) as refusal:
        edits.remove_etape(root, "preparation-document")
    assert "Valider le contrôle" in refusal.value.text
    edits.remove_etape(root, "preparation-document", "envoi-document")
    service = load_teleservice(settle(canonical(root)))
    assert service.processus.etape("controle-validite").action("valider").cible == "envoi-document"


def test_where_demandes_are_filed_is_not_taken_away_and_may_be_elsewhere() -> None:
    root = parse_xml(MODEL)
    with pytest.raises(EncoreUtilise):
        edits.remove_etape(root, "demande-initiale", "prise-en-charge")
    edits.start_at(root, "prise-en-charge")
    edits.remove_etape(root, "demande-initiale", "prise-en-charge")
    assert order(root)[0] == "prise-en-charge"


def test_writing_an_etape_again_keeps_its_actions_and_forgets_what_is_no_longer_said() -> None:
    root = parse_xml(MODEL)
    edits.put_etape(root, etape("controle-validite", delai=None, detour="true"))
    found = edits.find_etape(root, "controle-validite")
    assert found.get("delai") is None and found.get("detour") == "true"
    assert found[0].get("nom") == "valider"


def test_the_rules_of_a_field_are_the_list_that_is_given() -> None:
    root, field = parse_xml(MODEL), {"nom": "note", "type": "texte", "libelle": "Note"}
    rules = (("note != 1", "Pas un", ""), ("note != 2", "Pas deux", "avertissement"))
    for asked in (rules, rules[1:], ()):
        champ = edits.ChampDraft(field, "Aide", regles=asked)
        edits.put_action(root, "controle-validite", edits.ActionDraft(draft().attributes, champs=(champ,)))
        found = edits.find_etape(root, "controle-validite")[-1][0].iterchildren(tag("regle"))
        assert tuple((one.get("test"), one.text, one.get("niveau", "")) for one in found) == asked


def test_what_does_not_exist_is_said() -> None:
    root = parse_xml(MODEL)
    for call, error in (
        (lambda: edits.move_etape(root, "perdue", 1), EtapeInconnue),
        (lambda: edits.put_action(root, "perdue", draft()), EtapeInconnue),
        (lambda: edits.remove_action(root, "controle-validite", "danser"), ActionInconnue),
        (lambda: edits.remove_acteur(root, "personne"), ActeurInconnu),
        (lambda: text_edits.remove_message(root, "perdu"), MessageInconnu),
    ):
        with pytest.raises(error):
            call()
    assert canonical(root) == MODEL


def test_what_still_serves_is_not_taken_away() -> None:
    root = parse_xml(MODEL)
    edits.put_action(root, "controle-validite", draft("signer", exige="valider"))
    for call in (
        lambda: edits.remove_acteur(root, "parquet"),
        lambda: text_edits.remove_message(root, "refus"),
        lambda: edits.remove_action(root, "controle-validite", "valider"),
    ):
        with pytest.raises(EncoreUtilise):
            call()


def test_silence_is_said_whole() -> None:
    root = parse_xml(MODEL)
    edits.put_silences(root, ({"effet": "rejet", "delai": "2"}, {"effet": "acceptation", "delai": "4"}))
    assert valid(root) and [s.effet for s in load_teleservice(settle(canonical(root))).processus.silences] == [
        "rejet",
        "acceptation",
    ]
    edits.put_silences(root, ())
    assert valid(root) and not load_teleservice(settle(canonical(root))).processus.silences
