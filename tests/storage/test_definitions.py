"""Drafts of definitions and the journal of administrators, on both engines."""

import pytest
from factories import NOISE, NOON, an_act
from sqlalchemy import exc, text

from wsc_soap.storage import Storage

TOWN = "demoville"


def test_a_draft_is_opened_once_and_counts_its_changes(town: Storage):
    with town.write(TOWN) as unit:
        assert unit.brouillons.add("acte-naissance", b"<a/>", 1, "Mme Martin", NOON)
        assert not unit.brouillons.add("acte-naissance", b"<b/>", 1, "M. Petit", NOON)
        assert unit.brouillons.change("acte-naissance", 1, b"<c/>", "M. Petit", NOON)
        unit.commit()
    with town.read(TOWN) as unit:
        draft = unit.brouillons.get("acte-naissance")
    assert (draft.document, draft.version, draft.origine, draft.auteur) == (b"<c/>", 2, 1, "M. Petit")
    assert draft.modifie_le == NOON


def test_a_change_made_from_an_older_version_is_refused(town: Storage):
    with town.write(TOWN) as unit:
        unit.brouillons.add("acte-naissance", b"<a/>", 1, "Mme Martin", NOON)
        assert unit.brouillons.change("acte-naissance", 1, b"<b/>", "Mme Martin", NOON)
        assert not unit.brouillons.change("acte-naissance", 1, b"<c/>", "M. Petit", NOON)
        assert unit.brouillons.get("acte-naissance").document == b"<b/>"


def test_a_draft_given_up_leaves_nothing(town: Storage):
    with town.write(TOWN) as unit:
        unit.brouillons.add("acte-naissance", b"<a/>", 1, "Mme Martin", NOON)
        assert unit.brouillons.delete("acte-naissance")
        assert not unit.brouillons.delete("acte-naissance")
        unit.commit()
    with town.read(NOISE) as unit:
        assert unit.brouillons.get("acte-naissance").document == b"<bruit/>"


def test_a_revision_keeps_its_source_and_its_author(town: Storage):
    values = {"espace_de_noms": "urn:wsc:demoville:acte-naissance:2", "empreinte": "c" * 64, "now": NOON}
    with town.write(TOWN) as unit:
        unit.teleservices.publish(
            "acte-naissance", "etat-civil", b"<settled/>", source=b"<source/>", auteur="Mme Martin", **values
        )
        unit.commit()
    with town.read(TOWN) as unit:
        second, first = unit.teleservices.revisions("acte-naissance")
    assert (second.source, second.auteur) == (b"<source/>", "Mme Martin")
    assert (first.source, first.auteur) == (None, "")


def test_acts_are_chained_and_read_newest_first(town: Storage):
    with town.write(TOWN) as unit:
        first = unit.actes.add(an_act())
        second = unit.actes.add(an_act(objet="incident-voirie", libelle="Publié"))
        unit.commit()
    with town.read(TOWN) as unit:
        assert unit.actes.page(limit=5) == (second, first)
        assert unit.actes.page(objet="acte-naissance", limit=5) == (first,)
        assert unit.actes.page(before=2, limit=5) == (first,)
        assert unit.actes.verify_chain() is None
    assert first.empreinte != second.empreinte


@pytest.mark.parametrize("change", ["UPDATE acte SET auteur = 'x'", "DELETE FROM acte"])
def test_an_act_can_neither_be_changed_nor_removed(town: Storage, change: str):
    with town.write(TOWN) as unit:
        unit.actes.add(an_act())
        unit.commit()
    with pytest.raises((exc.DatabaseError, exc.ProgrammingError)), town.write(TOWN) as unit:
        unit._branch.execute(text(change), {})
