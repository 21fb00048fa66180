"""Lists of dossiers: filters, order, pages, counts."""

from datetime import date, timedelta

import pytest
from factories import NOON, a_compte, a_dossier, an_agent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wsc_soap.errors import ParametreInvalide
from wsc_soap.storage import Storage
from wsc_soap.storage.lists import FILTRES, Counts

TOWN = "demoville"
DAY = date(2026, 11, 23)


def fill(storage: Storage, *dossiers) -> None:
    with storage.write(TOWN) as unit:
        for dossier in dossiers:
            unit.dossiers.add(dossier)
        unit.commit()


def numbers(page) -> list[str]:
    return [dossier.numero for dossier in page.dossiers]


def test_an_agent_sees_the_most_urgent_first_and_those_without_delay_last(town: Storage):
    fill(
        town,
        a_dossier("D-4"),
        a_dossier("D-3", echeance=DAY + timedelta(days=2)),
        a_dossier("D-2", echeance=DAY),
        a_dossier("D-1", echeance=DAY),
        a_dossier("D-5", service="urbanisme", echeance=DAY),
    )
    with town.read(TOWN) as unit:
        assert numbers(unit.dossiers.for_agent(["etat-civil"], "a-traiter", "l.martin")) == [
            "D-1",
            "D-2",
            "D-3",
            "D-4",
        ]
        together = unit.dossiers.for_agent(["etat-civil", "urbanisme"], "a-traiter", "l.martin")
        assert numbers(together) == ["D-1", "D-2", "D-5", "D-3", "D-4"]
        assert numbers(unit.dossiers.for_agent([], "a-traiter", "l.martin")) == []


def test_each_filter_shows_its_own_dossiers(town: Storage):
    fill(
        town,
        a_dossier("A-TRAITER"),
        a_dossier("EN-ATTENTE", en_attente=True),
        a_dossier("MIEN", agent="l.martin"),
        a_dossier("VIEUX", issue="accordee", clos_le=NOON - timedelta(days=9), agent="l.martin"),
        a_dossier("CLOS", issue="refusee", clos_le=NOON),
    )
    with town.read(TOWN) as unit:
        seen = {filtre: numbers(unit.dossiers.for_agent(["etat-civil"], filtre, "l.martin")) for filtre in FILTRES}
    assert seen == {
        "a-traiter": ["A-TRAITER", "MIEN"],
        "en-attente": ["EN-ATTENTE"],
        "miens": ["MIEN"],
        "clos": ["CLOS", "VIEUX"],
    }


def test_counts_agree_with_the_lists(town: Storage):
    fill(
        town,
        a_dossier("D-1", echeance=DAY - timedelta(days=1), agent="l.martin"),
        a_dossier("D-2", echeance=DAY),
        a_dossier("D-3", en_attente=True, echeance=DAY - timedelta(days=5)),
        a_dossier("D-4", issue="accordee", clos_le=NOON, agent="l.martin"),
        a_dossier("D-5", service="urbanisme", agent="l.martin"),
    )
    with town.read(TOWN) as unit:
        assert unit.dossiers.count_for_agent(["etat-civil"], "l.martin", DAY) == Counts(2, 1, 1, 1)
        assert unit.dossiers.count_for_agent(["etat-civil", "urbanisme"], "l.martin", DAY) == Counts(3, 1, 1, 2)
        assert unit.dossiers.count_for_agent([], "l.martin", DAY) == Counts(0, 0, 0, 0)


def test_a_citizen_sees_open_dossiers_and_archives_apart_the_newest_first(town: Storage):
    with town.write(TOWN) as unit:
        unit.comptes.add(a_compte("c2", "autre@exemple.fr"))
        unit.commit()
    fill(
        town,
        a_dossier("D-1", compte="c1", depose_le=NOON - timedelta(days=1)),
        a_dossier("D-2", compte="c1"),
        a_dossier("D-3", compte="c1", issue="accordee", clos_le=NOON),
        a_dossier("D-4", compte="c2"),
        a_dossier("D-5"),
    )
    with town.read(TOWN) as unit:
        assert numbers(unit.dossiers.for_account("c1", archives=False)) == ["D-2", "D-1"]
        assert numbers(unit.dossiers.for_account("c1", archives=True)) == ["D-3"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(
        st.tuples(
            st.sampled_from(["etat-civil", "urbanisme", "scolaire"]),
            st.none() | st.integers(0, 3).map(lambda jours: DAY + timedelta(days=jours)),
            st.integers(0, 3).map(lambda hours: NOON + timedelta(hours=hours)),
        ),
        max_size=25,
    ),
    limit=st.integers(1, 7),
)
def test_pages_put_end_to_end_are_the_whole_list_without_a_repeat(town: Storage, lines, limit):
    """Whatever the ties in the order and the size of the pages; nothing is kept from one example to the next."""
    services = ["etat-civil", "urbanisme"]
    with town.write(TOWN) as unit:
        for rank, (service, echeance, instant) in enumerate(lines):
            others = {"service": service, "echeance": echeance, "depose_le": instant, "compte": "c1"}
            unit.dossiers.add(a_dossier(f"O-{rank:03}", **others))
            unit.dossiers.add(a_dossier(f"C-{rank:03}", **others, issue="accordee", clos_le=instant))
        for list_all in (
            lambda **p: unit.dossiers.for_agent(services, "a-traiter", "l.martin", **p),
            lambda **p: unit.dossiers.for_agent(services, "clos", "l.martin", **p),
            lambda **p: unit.dossiers.for_account("c1", archives=False, **p),
        ):
            end_to_end, page = [], list_all(limit=limit)
            end_to_end += numbers(page)
            while page.suite:
                page = list_all(limit=limit, after=page.suite)
                assert 0 < len(page.dossiers) <= limit
                end_to_end += numbers(page)
            assert end_to_end == numbers(list_all(limit=1000))
            assert len(set(end_to_end)) == len(end_to_end)


@pytest.mark.parametrize("after", ["x", "2026-13-01~D-1", "~", "' OR 1=1 --", "2026-11-23", "\x00"])
def test_a_forged_continuation_is_a_mistake_of_the_caller(town: Storage, after):
    with town.read(TOWN) as unit, pytest.raises(ParametreInvalide):
        unit.dossiers.for_account("c1", archives=False, after=after)


def test_search_ignores_case_and_accents_and_takes_signs_as_they_are(town: Storage):
    fill(
        town,
        a_dossier("D-1", demandeur="Éloïse Lefèvre", courriel="el@exemple.fr"),
        a_dossier("D-2", demandeur="Eloi_se Martin", courriel="em@exemple.fr"),
        a_dossier("D-3", demandeur="Éloïse Cachée", service="urbanisme"),
    )
    with town.read(TOWN) as unit:

        def search_for(text):
            return [dossier.numero for dossier in unit.dossiers.search(["etat-civil"], text).dossiers]

        assert search_for("lefevre ELOISE") == ["D-1"]
        assert search_for("eloi_") == ["D-2"]
        assert search_for("d-1") == ["D-1"]
        assert search_for("%") == []
        assert search_for("bruit") == []


def test_an_agent_of_another_name_holds_nothing(town: Storage):
    with town.write(TOWN) as unit:
        unit.agents.save(an_agent("p.durand"))
        unit.commit()
    fill(town, a_dossier("D-1", agent="l.martin"))
    with town.read(TOWN) as unit:
        assert numbers(unit.dossiers.for_agent(["etat-civil"], "miens", "p.durand")) == []


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_each_list_reads_its_own_index_in_order(town: Storage):
    """Asked of SQLite itself, for the statements that the lists really run."""
    plans = {}
    with town.read(TOWN) as unit:
        for filtre in FILTRES:
            _next_page(unit, plans, filtre, lambda after, f=filtre: unit.dossiers.for_agent(["a"], f, "x", after=after))
        _next_page(unit, plans, "compte", lambda after: unit.dossiers.for_account("c1", archives=False, after=after))
    expected = dict.fromkeys(("a-traiter", "en-attente"), "ix_dossier_service") | {"miens": "ix_dossier_agent"}
    expected |= {"clos": "ix_dossier_clos", "compte": "ix_dossier_compte"}
    for nom, index in expected.items():
        assert len(plans[nom]) == 1
        assert f"SEARCH dossier USING INDEX {index} " in plans[nom][0]
        assert ",numero)" in plans[nom][0]


def _next_page(unit, plans, nom, list_all):
    seen = []
    raw = unit._branch.driver
    raw.set_trace_callback(seen.append)
    list_all("2026-01-01T00:00:00+00:00~D" if nom in ("clos", "compte") else "2026-01-01~D")
    raw.set_trace_callback(None)
    plans[nom] = [line[3] for line in raw.execute("EXPLAIN QUERY PLAN " + seen[-1])]
