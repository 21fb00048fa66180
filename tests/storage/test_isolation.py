"""No collectivité sees another's rows: by construction on both engines, by row-level security on PostgreSQL."""

import inspect

import pytest
from fabriques import BRUIT, MIDI, ouvrir_ville, un_dossier
from postgres import APPLICATION, PROPRIETAIRE, adresse, ordonner
from sqlalchemy import create_engine, make_url, text

from wsc_soap.storage import Stockage, Unite, tables
from wsc_soap.storage.depot import Depot
from wsc_soap.storage.moteur import RoleTropPuissant

VILLE = "demoville"
TABLES = sorted(tables.metadata.tables)


def test_every_table_opens_its_primary_key_and_every_link_with_the_collectivite():
    for table in tables.metadata.tables.values():
        assert table.primary_key.columns.keys()[0] == "collectivite"
        for lien in table.foreign_key_constraints:
            assert lien.column_keys[0] == "collectivite"
            assert lien.elements[0].column.name == "collectivite"


def test_no_repository_can_be_built_without_a_collectivite():
    depots = [depot for _, depot in inspect.getmembers(Unite) if hasattr(depot, "func")]
    assert len(depots) == 14
    for classe in Depot.__subclasses__():
        with pytest.raises(TypeError):
            classe(None)


def test_what_is_there_under_the_same_names_next_door_does_not_exist_here(ville: Stockage):
    """The noise has the same numbers, accounts, tokens and keys."""
    with ville.lire(VILLE) as unite:
        assert unite.dossiers.lire("D-2026-000001") is None
        assert unite.demandes.lire("D-2026-000001") is None
        assert unite.journal.lister("D-2026-000001") == ()
        assert unite.journal.verifier() == {}
        assert unite.pieces.lister("D-2026-000001") == ()
        assert unite.boite.courriels("D-2026-000001") == ()
        assert unite.sessions.lire("s1") is None
        assert unite.sessions.du_sujet("citoyen", "c1") == ()
        assert unite.essais.lire("henri").echecs == 0
        assert unite.televersements.lire("t1") is None
        assert unite.idempotence.retrouver("deposer", "anonyme", "cle-1", "e1") is None
        assert unite.dossiers.du_compte("c1", archives=False).dossiers == ()
        assert unite.dossiers.rechercher(["etat-civil"], "bruit") == ()
    with ville.ecrire(VILLE) as unite:
        assert unite.jetons.utiliser("j1", "confirmation", MIDI) is None
        assert not unite.dossiers.modifier(un_dossier(), 1)
        assert not unite.dossiers.rattacher("D-2026-000009", "c1")
        assert not unite.televersements.utiliser("t1", "D-2026-000001", MIDI)
        assert unite.boite.annuler("D-2026-000001", "courriel") == 0
        assert unite.sessions.fermer_toutes("citoyen", "c1") == 0
        assert unite.dossiers.prochain_numero(2026) == 1


def test_a_dossier_cannot_name_the_account_of_another_collectivite(stockage: Stockage):
    with stockage.ecrire("village") as unite:
        ouvrir_ville(unite)
        assert unite.comptes.supprimer("c1")
        unite.valider()
    with pytest.raises(Exception, match=r"(?i)foreign"), stockage.ecrire("village") as unite:
        unite.dossiers.ajouter(un_dossier(compte="c1"))
        unite.valider()


def test_the_codes_of_all_collectivites_are_public(ville: Stockage):
    assert ville.collectivites() == (VILLE, BRUIT)


# --- PostgreSQL only -----------------------------------------------------------------------------------------


def sur_postgres(essai):
    """Runs the test on PostgreSQL only, with the town and the noise."""
    return pytest.mark.usefixtures("ville")(pytest.mark.parametrize("base", ["postgresql"], indirect=True)(essai))


@sur_postgres
@pytest.mark.parametrize("role", [APPLICATION, PROPRIETAIRE])
def test_raw_sql_sees_no_row_of_another_collectivite_even_as_the_owner(base: str, role: str):
    moteur = create_engine(make_url(base).set(username=role))
    with moteur.begin() as connexion:
        connexion.execute(text("SELECT set_config('wsc.collectivite', 'demoville', true)"))
        for table in TABLES:
            requete = text(f"SELECT count(*) FROM {table} WHERE collectivite <> 'demoville'")
            assert connexion.execute(requete).scalar() == (1 if table == "collectivite" else 0), table
        assert connexion.execute(text("UPDATE dossier SET demandeur = 'x'")).rowcount == 0
        assert connexion.execute(text("UPDATE collectivite SET document = ''")).rowcount == 1
    moteur.dispose()


@sur_postgres
def test_raw_sql_that_names_no_collectivite_sees_nothing(base: str):
    moteur = create_engine(base)
    with moteur.begin() as connexion:
        for table in set(TABLES) - {"collectivite"}:
            assert connexion.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0, table
    moteur.dispose()


@sur_postgres
def test_raw_sql_cannot_write_for_another_collectivite(base: str, ville: Stockage):
    with pytest.raises(Exception, match="row-level security"), ville.ecrire(VILLE) as unite:
        unite._guichet.execute(text("INSERT INTO compteur VALUES ('saint-exemple', 1999, 1)"))


@sur_postgres
def test_the_worker_s_pass_opens_the_outbox_and_nothing_else(base: str):
    moteur = create_engine(base)
    with moteur.begin() as connexion:
        connexion.execute(text("SELECT set_config('wsc.travailleur', 'on', true)"))
        vues = [t for t in TABLES if connexion.execute(text(f"SELECT count(*) FROM {t}")).scalar()]
    moteur.dispose()
    assert vues == ["boite", "collectivite"]


@sur_postgres
def test_every_table_is_under_forced_row_level_security(base: str):
    moteur = create_engine(base)
    requete = text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity ORDER BY relname")
    with moteur.begin() as connexion:
        assert list(connexion.execute(requete).scalars()) == TABLES
    moteur.dispose()


@sur_postgres
@pytest.mark.parametrize("table", ["journal", "revision", "demande"])
def test_the_application_has_no_right_to_change_what_is_written_once(base: str, ville: Stockage, table):
    for ordre in (f"DELETE FROM {table}", f"UPDATE {table} SET collectivite = collectivite"):
        with pytest.raises(Exception, match="permission denied"), ville.ecrire(VILLE) as unite:
            unite._guichet.execute(text(ordre))


@pytest.mark.parametrize("ordre", ["UPDATE journal SET acteur = 'x'", "DELETE FROM journal", "TRUNCATE journal"])
@sur_postgres
def test_the_owner_is_stopped_by_the_trigger(base: str, ordre: str):
    moteur = create_engine(make_url(base).set(username=PROPRIETAIRE))
    with pytest.raises(Exception, match="append-only"), moteur.begin() as connexion:
        connexion.execute(text(ordre))
    moteur.dispose()


@sur_postgres
def test_the_application_refuses_to_start_as_a_role_that_nothing_binds(base: str, tmp_path):
    for role in ("chef", "wsc_passe_partout"):
        if role != "chef":
            ordonner(adresse(base, "postgres", "chef"), f"CREATE ROLE {role} LOGIN BYPASSRLS")
        stockage = Stockage(adresse(base, make_url(base).database, role), tmp_path)
        with pytest.raises(RoleTropPuissant), stockage.lire(VILLE):
            pass
        stockage.fermer()
