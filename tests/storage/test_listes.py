"""Lists of dossiers: filters, order, pages, counts."""

from datetime import date, timedelta

import pytest
from fabriques import MIDI, un_agent, un_compte, un_dossier
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wsc_soap.errors import ParametreInvalide
from wsc_soap.storage import Stockage
from wsc_soap.storage.listes import FILTRES, Comptes

VILLE = "demoville"
JOUR = date(2026, 11, 23)


def remplir(stockage: Stockage, *dossiers) -> None:
    with stockage.ecrire(VILLE) as unite:
        for dossier in dossiers:
            unite.dossiers.ajouter(dossier)
        unite.valider()


def numeros(page) -> list[str]:
    return [dossier.numero for dossier in page.dossiers]


def test_an_agent_sees_the_most_urgent_first_and_those_without_delay_last(ville: Stockage):
    remplir(
        ville,
        un_dossier("D-4"),
        un_dossier("D-3", echeance=JOUR + timedelta(days=2)),
        un_dossier("D-2", echeance=JOUR),
        un_dossier("D-1", echeance=JOUR),
        un_dossier("D-5", service="urbanisme", echeance=JOUR),
    )
    with ville.lire(VILLE) as unite:
        assert numeros(unite.dossiers.de_l_agent(["etat-civil"], "a-traiter", "l.martin")) == [
            "D-1",
            "D-2",
            "D-3",
            "D-4",
        ]
        ensemble = unite.dossiers.de_l_agent(["etat-civil", "urbanisme"], "a-traiter", "l.martin")
        assert numeros(ensemble) == ["D-1", "D-2", "D-5", "D-3", "D-4"]
        assert numeros(unite.dossiers.de_l_agent([], "a-traiter", "l.martin")) == []


def test_each_filter_shows_its_own_dossiers(ville: Stockage):
    remplir(
        ville,
        un_dossier("A-TRAITER"),
        un_dossier("EN-ATTENTE", en_attente=True),
        un_dossier("MIEN", agent="l.martin"),
        un_dossier("VIEUX", issue="accordee", clos_le=MIDI - timedelta(days=9), agent="l.martin"),
        un_dossier("CLOS", issue="refusee", clos_le=MIDI),
    )
    with ville.lire(VILLE) as unite:
        vus = {filtre: numeros(unite.dossiers.de_l_agent(["etat-civil"], filtre, "l.martin")) for filtre in FILTRES}
    assert vus == {
        "a-traiter": ["A-TRAITER", "MIEN"],
        "en-attente": ["EN-ATTENTE"],
        "miens": ["MIEN"],
        "clos": ["CLOS", "VIEUX"],
    }


def test_counts_agree_with_the_lists(ville: Stockage):
    remplir(
        ville,
        un_dossier("D-1", echeance=JOUR - timedelta(days=1), agent="l.martin"),
        un_dossier("D-2", echeance=JOUR),
        un_dossier("D-3", en_attente=True, echeance=JOUR - timedelta(days=5)),
        un_dossier("D-4", issue="accordee", clos_le=MIDI, agent="l.martin"),
        un_dossier("D-5", service="urbanisme", agent="l.martin"),
    )
    with ville.lire(VILLE) as unite:
        assert unite.dossiers.compter_agent(["etat-civil"], "l.martin", JOUR) == Comptes(2, 1, 1, 1)
        assert unite.dossiers.compter_agent(["etat-civil", "urbanisme"], "l.martin", JOUR) == Comptes(3, 1, 1, 2)
        assert unite.dossiers.compter_agent([], "l.martin", JOUR) == Comptes(0, 0, 0, 0)


def test_a_citizen_sees_open_dossiers_and_archives_apart_the_newest_first(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        unite.comptes.ajouter(un_compte("c2", "autre@exemple.fr"))
        unite.valider()
    remplir(
        ville,
        un_dossier("D-1", compte="c1", depose_le=MIDI - timedelta(days=1)),
        un_dossier("D-2", compte="c1"),
        un_dossier("D-3", compte="c1", issue="accordee", clos_le=MIDI),
        un_dossier("D-4", compte="c2"),
        un_dossier("D-5"),
    )
    with ville.lire(VILLE) as unite:
        assert numeros(unite.dossiers.du_compte("c1", archives=False)) == ["D-2", "D-1"]
        assert numeros(unite.dossiers.du_compte("c1", archives=True)) == ["D-3"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lignes=st.lists(
        st.tuples(
            st.sampled_from(["etat-civil", "urbanisme", "scolaire"]),
            st.none() | st.integers(0, 3).map(lambda jours: JOUR + timedelta(days=jours)),
            st.integers(0, 3).map(lambda heures: MIDI + timedelta(hours=heures)),
        ),
        max_size=25,
    ),
    limite=st.integers(1, 7),
)
def test_pages_put_end_to_end_are_the_whole_list_without_a_repeat(ville: Stockage, lignes, limite):
    """Whatever the ties in the order and the size of the pages; nothing is kept from one example to the next."""
    services = ["etat-civil", "urbanisme"]
    with ville.ecrire(VILLE) as unite:
        for rang, (service, echeance, instant) in enumerate(lignes):
            autres = {"service": service, "echeance": echeance, "depose_le": instant, "compte": "c1"}
            unite.dossiers.ajouter(un_dossier(f"O-{rang:03}", **autres))
            unite.dossiers.ajouter(un_dossier(f"C-{rang:03}", **autres, issue="accordee", clos_le=instant))
        for lister in (
            lambda **p: unite.dossiers.de_l_agent(services, "a-traiter", "l.martin", **p),
            lambda **p: unite.dossiers.de_l_agent(services, "clos", "l.martin", **p),
            lambda **p: unite.dossiers.du_compte("c1", archives=False, **p),
        ):
            bout_a_bout, page = [], lister(limite=limite)
            bout_a_bout += numeros(page)
            while page.suite:
                page = lister(limite=limite, apres=page.suite)
                assert 0 < len(page.dossiers) <= limite
                bout_a_bout += numeros(page)
            assert bout_a_bout == numeros(lister(limite=1000))
            assert len(set(bout_a_bout)) == len(bout_a_bout)


@pytest.mark.parametrize("apres", ["x", "2026-13-01~D-1", "~", "' OR 1=1 --", "2026-11-23", "\x00"])
def test_a_forged_continuation_is_a_mistake_of_the_caller(ville: Stockage, apres):
    with ville.lire(VILLE) as unite, pytest.raises(ParametreInvalide):
        unite.dossiers.du_compte("c1", archives=False, apres=apres)


def test_search_ignores_case_and_accents_and_takes_signs_as_they_are(ville: Stockage):
    remplir(
        ville,
        un_dossier("D-1", demandeur="Éloïse Lefèvre", courriel="el@exemple.fr"),
        un_dossier("D-2", demandeur="Eloi_se Martin", courriel="em@exemple.fr"),
        un_dossier("D-3", demandeur="Éloïse Cachée", service="urbanisme"),
    )
    with ville.lire(VILLE) as unite:

        def cherche(texte):
            return [dossier.numero for dossier in unite.dossiers.rechercher(["etat-civil"], texte)]

        assert cherche("lefevre ELOISE") == ["D-1"]
        assert cherche("eloi_") == ["D-2"]
        assert cherche("d-1") == ["D-1"]
        assert cherche("%") == []
        assert cherche("bruit") == []


def test_an_agent_of_another_name_holds_nothing(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        unite.agents.enregistrer(un_agent("p.durand"))
        unite.valider()
    remplir(ville, un_dossier("D-1", agent="l.martin"))
    with ville.lire(VILLE) as unite:
        assert numeros(unite.dossiers.de_l_agent(["etat-civil"], "miens", "p.durand")) == []


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_each_list_reads_its_own_index_in_order(ville: Stockage):
    """Asked of SQLite itself, for the statements that the lists really run."""
    plans = {}
    with ville.lire(VILLE) as unite:
        for filtre in FILTRES:
            _page_suivante(
                unite, plans, filtre, lambda apres, f=filtre: unite.dossiers.de_l_agent(["a"], f, "x", apres=apres)
            )
        _page_suivante(
            unite, plans, "compte", lambda apres: unite.dossiers.du_compte("c1", archives=False, apres=apres)
        )
    attendus = dict.fromkeys(("a-traiter", "en-attente"), "ix_dossier_service") | {"miens": "ix_dossier_agent"}
    attendus |= {"clos": "ix_dossier_clos", "compte": "ix_dossier_compte"}
    for nom, index in attendus.items():
        assert len(plans[nom]) == 1
        assert f"SEARCH dossier USING INDEX {index} " in plans[nom][0]
        assert ",numero)" in plans[nom][0]


def _page_suivante(unite, plans, nom, lister):
    vus = []
    brute = unite._guichet.pilote
    brute.set_trace_callback(vus.append)
    lister("2026-01-01T00:00:00+00:00~D" if nom in ("clos", "compte") else "2026-01-01~D")
    brute.set_trace_callback(None)
    plans[nom] = [ligne[3] for ligne in brute.execute("EXPLAIN QUERY PLAN " + vus[-1])]
