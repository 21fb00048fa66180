"""What versions need of the storage, on both engines: ends, planned modes, rubriques, integrators, counted calls."""

from datetime import date, timedelta

from factories import NOISE, NOON

from wsc_soap.storage import Storage
from wsc_soap.storage.appels import Comptage
from wsc_soap.storage.integrateurs import CleIntegrateur, Integrateur
from wsc_soap.storage.rubriques import RUBRIQUE, THEME, Rubrique
from wsc_soap.storage.teleservices import ModePrevu

TOWN = "demoville"
DAY = date(2026, 11, 23)
ACTE = "acte-naissance"


def test_the_end_of_a_contract_is_announced_moved_and_taken_back(town: Storage):
    with town.write(TOWN) as unit:
        unit.teleservices.set_end(ACTE, "urn:a", DAY)
        unit.teleservices.set_end(ACTE, "urn:a", DAY + timedelta(days=1))
        unit.teleservices.set_end(ACTE, "urn:b", DAY)
        unit.teleservices.set_end(ACTE, "urn:b", None)
        unit.commit()
    with town.read(TOWN) as unit:
        assert unit.teleservices.ends(ACTE) == {"urn:a": DAY + timedelta(days=1)}
    with town.read(NOISE) as unit:
        assert unit.teleservices.ends(ACTE) == {}


def test_a_planned_mode_is_taken_once(town: Storage):
    later = NOON + timedelta(days=1)
    with town.write(TOWN) as unit:
        unit.teleservices.plan_mode(ModePrevu(ACTE, later, "suspendu", "Mme Royer"))
        unit.teleservices.plan_mode(ModePrevu(ACTE, NOON, "en-ligne", "Mme Royer"))
        assert [plan.mode for plan in unit.teleservices.planned_modes()] == ["en-ligne", "suspendu"]
        assert not unit.teleservices.take_plan(ACTE, later, "en-ligne")
        assert unit.teleservices.take_plan(ACTE, later, "suspendu")
        assert not unit.teleservices.take_plan(ACTE, later, "suspendu")
        assert unit.teleservices.forget_plans(ACTE) == 1
        unit.commit()


def test_rubriques_are_listed_in_their_order_and_themes_apart(town: Storage):
    with town.write(TOWN) as unit:
        unit.rubriques.save(Rubrique(RUBRIQUE, "voirie", "Voirie", 2, ("incident-voirie",)))
        unit.rubriques.save(Rubrique(RUBRIQUE, "sport", "Sport", 1))
        unit.rubriques.save(Rubrique(THEME, "voirie", "Ma rue", 1))
        unit.rubriques.save(Rubrique(RUBRIQUE, "voirie", "La voirie", 2, (ACTE,)))
        unit.commit()
    with town.read(TOWN) as unit:
        listed = unit.rubriques.list_all(RUBRIQUE)
        assert [(one.code, one.libelle, one.teleservices) for one in listed] == [
            ("sport", "Sport", ()),
            ("voirie", "La voirie", (ACTE,)),
        ]
        assert [one.libelle for one in unit.rubriques.list_all(THEME)] == ["Ma rue"]
    with town.write(NOISE) as unit:
        assert unit.rubriques.list_all(RUBRIQUE) == ()
        assert not unit.rubriques.delete(RUBRIQUE, "voirie")


def test_a_key_holds_until_it_expires_or_is_revoked(town: Storage):
    hour = timedelta(hours=1)
    with town.write(TOWN) as unit:
        unit.integrateurs.save(Integrateur("logiciel", "Logiciel", "", True, NOON))
        unit.integrateurs.save(Integrateur("logiciel", "Logiciel 2", "a@b.example", True, NOON + hour))
        unit.integrateurs.add_key(CleIntegrateur("e1", "logiciel", "wsc_a", "", NOON, NOON + hour))
        unit.integrateurs.add_key(CleIntegrateur("e2", "logiciel", "wsc_b", "", NOON))
        assert unit.integrateurs.revoke("e2", NOON)
        assert not unit.integrateurs.revoke("e2", NOON)
        unit.commit()
    with town.read(TOWN) as unit:
        first, second = unit.integrateurs.all_keys()
        assert unit.integrateurs.get("logiciel") == Integrateur("logiciel", "Logiciel 2", "a@b.example", True, NOON)
    assert (first.holds(NOON), first.holds(NOON + hour), second.holds(NOON)) == (True, False, False)
    with town.read(NOISE) as unit:
        assert unit.integrateurs.key("e1") is None
        assert unit.integrateurs.list_all() == ()


def count(nombre: int, refus: int = 0, **others) -> Comptage:
    values = {"jour": DAY, "teleservice": ACTE, "espace_de_noms": "urn:a", "integrateur": "", "operation": "deposer"}
    return Comptage(**(values | others), nombre=nombre, refus=refus)


def test_counts_of_a_day_add_up(town: Storage):
    with town.write(TOWN) as unit:
        unit.appels.add([count(3, 1), count(5, operation="decrire")])
        unit.appels.add([count(4, 1), count(2, jour=DAY - timedelta(days=9))])
        unit.commit()
    with town.read(TOWN) as unit:
        found = unit.appels.since(DAY - timedelta(days=1))
        assert [(one.operation, one.nombre, one.refus) for one in found] == [("decrire", 5, 0), ("deposer", 7, 2)]
        longer = unit.appels.since(DAY - timedelta(days=30), ACTE)
        assert [(one.operation, one.nombre, one.jour) for one in longer] == [("decrire", 5, DAY), ("deposer", 9, DAY)]
        assert unit.appels.since(DAY, "autre") == ()
    with town.read(NOISE) as unit:
        assert unit.appels.since(DAY) == ()
