"""The seam of every designer operation: a draft is opened, changed by a pure function, listed with its faults."""

from __future__ import annotations

import pytest
from lxml import etree

from wsc_soap.errors import BrouillonInconnu, BrouillonModifie, CleReutilisee, ParametreInvalide
from wsc_soap.operations import delivered
from wsc_soap.operations.context import Context
from wsc_soap.operations.drafts import drop_draft, edit_draft, faults, open_draft, read_draft
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.skeleton import NewTeleservice

NEW = NewTeleservice(
    "operation-tranquillite-vacances", "Surveiller mon logement", "securite", "Sécurité", "police", "Police municipale"
)


def retitle(text: str):
    def change(root: etree._Element) -> None:
        root.find(tag("intitule")).text = text

    return change


def edit(context: Context, text: str, version: int | None = None, cle: str | None = None):
    return edit_draft(
        context, "acte-naissance", retitle(text), version, operation="modifierTitre", libelle=f"Titre : {text}", cle=cle
    )


def title(document: bytes) -> str:
    return parse_xml(document).findtext(tag("intitule"))


def test_a_draft_starts_from_the_revision_in_force_with_its_parameters_unsettled(context: Context) -> None:
    draft = open_draft(context, "acte-naissance")
    assert (draft.version, draft.origine) == (1, 1)
    assert b"{delaiReponseMin}" in draft.document
    assert faults(draft.document) == ()
    assert open_draft(context, "acte-naissance") == draft


def test_a_draft_of_a_model_that_the_town_has_not_taken_starts_from_the_model(context: Context) -> None:
    draft = open_draft(context, "incident-voirie")
    assert (draft.origine, draft.document) == (0, delivered.model("incident-voirie"))


def test_a_teleservice_that_no_catalogue_has_starts_from_a_skeleton_that_can_be_published(context: Context) -> None:
    draft = open_draft(context, NEW.code, NEW)
    assert faults(draft.document) == ()
    root = parse_xml(draft.document)
    assert (root.get("code"), root.get("themeLibelle"), root.get("service")) == (NEW.code, "Sécurité", "police")
    acteurs = {acteur.get("code"): acteur.get("libelle") for acteur in root.iter(tag("acteur"))}
    assert "accueil" not in acteurs and acteurs["police"] == "Police municipale"


@pytest.mark.parametrize("code", ["Majuscule", "compte", "bo-services", "a" * 61, "../x", ""])
def test_a_code_that_cannot_be_an_address_is_refused(context: Context, code: str) -> None:
    with pytest.raises(ParametreInvalide):
        open_draft(context, code, NEW)


def test_an_unknown_code_without_a_word_about_it_is_refused(context: Context) -> None:
    with pytest.raises(ParametreInvalide) as caught:
        open_draft(context, "operation-nouvelle")
    assert "intitulé" in caught.value.text


def test_a_change_makes_the_next_version_and_one_act(context: Context) -> None:
    open_draft(context, "acte-naissance")
    draft = edit(context, "Obtenir un acte", 1)
    assert (draft.version, title(draft.document)) == (2, "Obtenir un acte")
    with context.read() as unit:
        acts = [(act.operation, act.objet, act.libelle, act.auteur) for act in unit.actes.page(limit=9)]
    assert acts[0] == ("modifierTitre", "acte-naissance", "Titre : Obtenir un acte", "Mme Durand Marie-Pierre")
    assert len(acts) == 2


def test_two_people_at_once_the_second_is_told_who_was_first(context: Context) -> None:
    open_draft(context, "acte-naissance")
    edit(context, "Le premier", 1)
    with pytest.raises(BrouillonModifie) as caught:
        edit(context, "Le second", 1)
    assert "Mme Durand" in caught.value.text
    assert title(read_draft(context, "acte-naissance").document) == "Le premier"


def test_a_change_that_breaks_the_document_is_kept_and_its_faults_are_listed(context: Context) -> None:
    open_draft(context, "acte-naissance")

    def break_it(root: etree._Element) -> None:
        next(root.iter(tag("champ"))).set("type", "inconnu")
        root.find(tag("processus")).set("debut", "nulle-part")

    draft = edit_draft(context, "acte-naissance", break_it, operation="modifierChamp", libelle="Cassé")
    assert {fault.regle for fault in faults(draft.document)} >= {"type", "reference"}


def test_a_change_that_fails_leaves_everything_as_it_was(context: Context) -> None:
    before = open_draft(context, "acte-naissance")

    def fail(root: etree._Element) -> None:
        root.clear()
        raise ParametreInvalide(parametre="champ", raison="il n'existe pas")

    with pytest.raises(ParametreInvalide):
        edit_draft(context, "acte-naissance", fail, operation="supprimerChamp", libelle="Rien")
    assert read_draft(context, "acte-naissance") == before


def test_a_change_may_not_rename_the_teleservice(context: Context) -> None:
    open_draft(context, "acte-naissance")
    with pytest.raises(ParametreInvalide):
        edit_draft(context, "acte-naissance", lambda root: root.set("code", "autre"), operation="x", libelle="x")


def test_the_same_key_changes_once_and_another_content_under_it_is_refused(context: Context) -> None:
    open_draft(context, "acte-naissance")
    edit(context, "Une fois", cle="k1")
    edit(context, "Autrement")
    again = edit(context, "Une fois", cle="k1")
    assert (again.version, title(again.document)) == (3, "Autrement")
    with pytest.raises(CleReutilisee):
        edit(context, "Encore", cle="k1")


def test_a_change_that_changes_nothing_makes_no_version(context: Context) -> None:
    open_draft(context, "acte-naissance")
    assert edit_draft(context, "acte-naissance", lambda root: None, operation="x", libelle="x").version == 1


def test_a_draft_given_up_is_unknown_and_the_neighbour_keeps_his(context: Context) -> None:
    neighbour = context.with_changes(collectivite=context.platform.bouquet.collectivite("saint-exemple"))
    open_draft(context, "acte-naissance")
    open_draft(neighbour, "acte-naissance")
    drop_draft(context, "acte-naissance")
    for call in (read_draft, drop_draft):
        with pytest.raises(BrouillonInconnu):
            call(context, "acte-naissance")
    assert read_draft(neighbour, "acte-naissance").version == 1
