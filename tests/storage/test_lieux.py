"""Where dossiers are about: what is near, open, of the same key and recent, on each engine."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from factories import NOON, a_dossier

from wsc_soap.domain.proximite import Lieu
from wsc_soap.storage import Storage

TOWN = "demoville"
HERE = Lieu("D-1", "incident-voirie", "trou", "12 rue des tilleuls", 48_856_600, 2_352_200, NOON, "")
BOX = (48_856_000, 48_857_000, 2_352_000, 2_353_000)


def keep(town: Storage, *lieux: Lieu, closed: str = "") -> None:
    with town.write(TOWN) as unit:
        for lieu in lieux:
            over = {"issue": "accordee", "clos_le": NOON} if lieu.dossier == closed else {}
            unit.dossiers.add(a_dossier(lieu.dossier, **over))
            unit.lieux.add(lieu)
        unit.commit()


def recent(town: Storage, box: tuple[int, int, int, int] | None = BOX, whose: str = TOWN) -> list[str]:
    with town.read(whose) as unit:
        return [lieu.dossier for lieu in unit.lieux.recent(HERE, NOON - timedelta(days=7), NOON, box)]


def test_what_is_near_open_alike_and_recent_is_found_the_newest_first(town: Storage) -> None:
    keep(
        town,
        replace(HERE, dossier="D-2", depose_le=NOON - timedelta(days=2)),
        replace(HERE, dossier="D-3", depose_le=NOON - timedelta(days=1)),
        replace(HERE, dossier="D-4", depose_le=NOON - timedelta(days=8)),
        replace(HERE, dossier="D-5", adresse="", latitude=48_900_000),
        replace(HERE, dossier="D-6", cle="lampadaire"),
        replace(HERE, dossier="D-7", teleservice="acte-naissance"),
        replace(HERE, dossier="D-8"),
        replace(HERE, dossier="D-9", latitude=None, longitude=None),
        closed="D-8",
    )
    assert recent(town) == ["D-9", "D-3", "D-2"]
    assert recent(town, box=None) == ["D-9", "D-3", "D-2"], "the typed address is the same"
    assert recent(town, whose="saint-exemple") == []


def test_an_attached_dossier_is_found_by_the_other_until_it_is_detached(town: Storage) -> None:
    keep(town, *(replace(HERE, dossier=f"D-{rank}") for rank in (3, 1, 2)))
    with town.write(TOWN) as unit:
        for numero in ("D-3", "D-2"):
            unit.lieux.attach(numero, "D-1")
        assert [one.dossier for one in unit.lieux.attached("D-1")] == ["D-2", "D-3"]
        unit.lieux.attach("D-2", "")
        assert [one.dossier for one in unit.lieux.attached("D-1")] == ["D-3"]
        assert unit.lieux.attached("") == ()
        found = unit.lieux.get("D-3")
        assert found is not None and (found.principal, found.latitude, found.depose_le) == ("D-1", 48_856_600, NOON)
