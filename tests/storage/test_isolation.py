"""No collectivité sees another's rows: by construction on both engines, by row-level security on PostgreSQL."""

import inspect

import pytest
from factories import NOISE, NOON, a_dossier, open_town
from postgres import APPLICATION, OWNER, address, order
from sqlalchemy import create_engine, make_url, text

from wsc_soap.storage import Storage, UnitOfWork, tables
from wsc_soap.storage.engine import RoleTooPowerful
from wsc_soap.storage.repository import Repository

TOWN = "demoville"
TABLES = sorted(tables.metadata.tables)


def test_every_table_opens_its_primary_key_and_every_link_with_the_collectivite():
    for table in tables.metadata.tables.values():
        assert table.primary_key.columns.keys()[0] == "collectivite"
        for link in table.foreign_key_constraints:
            assert link.column_keys[0] == "collectivite"
            assert link.elements[0].column.name == "collectivite"


def test_no_repository_can_be_built_without_a_collectivite():
    repositories = [depot for _, depot in inspect.getmembers(UnitOfWork) if hasattr(depot, "func")]
    assert len(repositories) == len(Repository.__subclasses__())
    for class_ in Repository.__subclasses__():
        with pytest.raises(TypeError):
            class_(None)


def test_what_is_there_under_the_same_names_next_door_does_not_exist_here(town: Storage):
    """The noise has the same numbers, accounts, tokens and keys."""
    with town.read(TOWN) as unit:
        assert unit.dossiers.get("D-2026-000001") is None
        assert unit.demandes.get("D-2026-000001") is None
        assert unit.journal.list_all("D-2026-000001") == ()
        assert unit.journal.check() == {}
        assert unit.pieces.list_all("D-2026-000001") == ()
        assert unit.outbox.courriels("D-2026-000001") == ()
        assert unit.avis.list_all("D-2026-000001") == unit.avis.waiting("parquet") == ()
        assert unit.documents.list_all("D-2026-000001") == ()
        assert unit.documents.get("D-2026-000001", 1) is None
        assert unit.exchanges.list_all("D-2026-000001") == unit.exchanges.waiting("acte-naissance") == ()
        assert unit.sessions.get("s1") is None
        assert unit.sessions.for_sujet("citoyen", "c1") == ()
        assert unit.attempts.get("henri").echecs == 0
        assert unit.televersements.get("t1") is None
        assert unit.idempotence.find("deposer", "anonyme", "cle-1", "e1") is None
        assert unit.dossiers.for_account("c1", archives=False).dossiers == ()
        assert unit.dossiers.search(["etat-civil"], "bruit").dossiers == ()
        assert unit.brouillons.get("acte-naissance") is None
        assert unit.brouillons.list_all() == ()
        assert unit.actes.page(limit=9) == ()
        assert unit.anchors.last() is None
        assert unit.absences.since(NOON.date()) == ()
        assert unit.absences.replaced_by("l.martin", NOON.date()) == ()
        assert unit.simulations.list_all("acte-naissance") == ()
        assert unit.dossiers.open_of("acte-naissance") == ()
    with town.write(TOWN) as unit:
        assert unit.jetons.use("j1", "confirmation", NOON) is None
        assert not unit.dossiers.update(a_dossier(), 1)
        assert not unit.avis.give("D-2026-000001", 1, "favorable", "", "moi", NOON)
        assert not unit.dossiers.attach("D-2026-000009", "c1")
        assert not unit.televersements.use("t1", "D-2026-000001", NOON)
        assert unit.outbox.cancel("D-2026-000001", "courriel") == 0
        assert unit.sessions.close_all("citoyen", "c1") == 0
        assert unit.dossiers.next_rank(2026) == 1
        assert not unit.brouillons.change("acte-naissance", 1, b"<vole/>", "Intrus", NOON)
        assert not unit.brouillons.delete("acte-naissance")


def test_a_dossier_cannot_name_the_account_of_another_collectivite(storage: Storage):
    with storage.write("village") as unit:
        open_town(unit)
        assert unit.comptes.delete("c1")
        unit.commit()
    with pytest.raises(Exception, match=r"(?i)foreign"), storage.write("village") as unit:
        unit.dossiers.add(a_dossier(compte="c1"))
        unit.commit()


def test_the_codes_of_all_collectivites_are_public(town: Storage):
    assert town.collectivites() == (TOWN, NOISE)


# --- PostgreSQL only -----------------------------------------------------------------------------------------


def on_postgres(attempt):
    """Runs the test on PostgreSQL only, with the town and the noise."""
    return pytest.mark.usefixtures("town")(pytest.mark.parametrize("base", ["postgresql"], indirect=True)(attempt))


@on_postgres
@pytest.mark.parametrize("role", [APPLICATION, OWNER])
def test_raw_sql_sees_no_row_of_another_collectivite_even_as_the_owner(base: str, role: str):
    engine = create_engine(make_url(base).set(username=role))
    with engine.begin() as connection:
        connection.execute(text("SELECT set_config('wsc.collectivite', 'demoville', true)"))
        for table in TABLES:
            request = text(f"SELECT count(*) FROM {table} WHERE collectivite <> 'demoville'")
            assert connection.execute(request).scalar() == (1 if table == "collectivite" else 0), table
        assert connection.execute(text("UPDATE dossier SET demandeur = 'x'")).rowcount == 0
        assert connection.execute(text("UPDATE collectivite SET document = ''")).rowcount == 1
    engine.dispose()


@on_postgres
def test_raw_sql_that_names_no_collectivite_sees_nothing(base: str):
    engine = create_engine(base)
    with engine.begin() as connection:
        for table in set(TABLES) - {"collectivite"}:
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0, table
    engine.dispose()


@on_postgres
def test_raw_sql_cannot_write_for_another_collectivite(base: str, town: Storage):
    with pytest.raises(Exception, match="row-level security"), town.write(TOWN) as unit:
        unit._branch.execute(text("INSERT INTO compteur VALUES ('saint-exemple', 1999, 1)"))


@on_postgres
def test_the_worker_s_pass_opens_the_outbox_and_nothing_else(base: str):
    engine = create_engine(base)
    with engine.begin() as connection:
        connection.execute(text("SELECT set_config('wsc.travailleur', 'on', true)"))
        views = [t for t in TABLES if connection.execute(text(f"SELECT count(*) FROM {t}")).scalar()]
    engine.dispose()
    assert views == ["boite", "collectivite"]


@on_postgres
def test_every_table_is_under_forced_row_level_security(base: str):
    engine = create_engine(base)
    request = text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity ORDER BY relname")
    with engine.begin() as connection:
        assert list(connection.execute(request).scalars()) == TABLES
    engine.dispose()


@on_postgres
@pytest.mark.parametrize("table", ["journal", "revision", "demande"])
def test_the_application_has_no_right_to_change_what_is_written_once(base: str, town: Storage, table):
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET collectivite = collectivite"):
        with pytest.raises(Exception, match="permission denied"), town.write(TOWN) as unit:
            unit._branch.execute(text(statement))


@pytest.mark.parametrize("statement", ["UPDATE journal SET acteur = 'x'", "DELETE FROM journal", "TRUNCATE journal"])
@on_postgres
def test_the_owner_is_stopped_by_the_trigger(base: str, statement: str):
    engine = create_engine(make_url(base).set(username=OWNER))
    with pytest.raises(Exception, match="append-only"), engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


@on_postgres
def test_the_application_refuses_to_start_as_a_role_that_nothing_binds(base: str, tmp_path):
    for role in ("chef", "wsc_passe_partout"):
        if role != "chef":
            order(address(base, "postgres", "chef"), f"CREATE ROLE {role} LOGIN BYPASSRLS")
        storage = Storage(address(base, make_url(base).database, role), tmp_path)
        with pytest.raises(RoleTooPowerful), storage.read(TOWN):
            pass
        storage.close()
