"""How often one address may call."""

from __future__ import annotations

import pytest

from wsc_soap.errors import TropDeRequetes
from wsc_soap.web.debit import Debit, reseau
from wsc_soap.web.gate import entetes_http, statut_http
from wsc_soap.web.limites import Limites


class Horloge:
    """A clock moved by hand."""

    instant = 0.0

    def __call__(self) -> float:
        return self.instant


def _debit(**limites: float) -> tuple[Debit, Horloge]:
    horloge = Horloge()
    return Debit(Limites(**{"debit": 2.0, "rafale": 3} | limites), horloge), horloge


def test_a_burst_passes_then_the_caller_waits_and_is_told_how_long() -> None:
    debit, horloge = _debit(debit=0.1)
    for _ in range(3):
        debit.compter("192.0.2.1", "demoville")
    with pytest.raises(TropDeRequetes) as refus:
        debit.compter("192.0.2.1", "demoville")
    assert statut_http(refus.value, "1.1") == statut_http(refus.value, "1.2") == 429
    assert entetes_http(refus.value) == [("Retry-After", "10")]
    assert "10 secondes" in refus.value.texte_remede
    horloge.instant += 10
    debit.compter("192.0.2.1", "demoville")


def test_a_refused_call_costs_nothing_and_a_bucket_never_overflows() -> None:
    debit, horloge = _debit()
    horloge.instant += 1000
    for tour in range(2):
        for _ in range(3):
            debit.compter("192.0.2.1", "demoville")
        for _ in range(50):
            with pytest.raises(TropDeRequetes):
                debit.compter("192.0.2.1", "demoville")
        horloge.instant += 1.5 if tour == 0 else 0


def test_addresses_and_collectivites_are_counted_apart() -> None:
    debit, _ = _debit(rafale=1)
    for adresse, collectivite in (
        ("192.0.2.1", "demoville"),
        ("192.0.2.1", "saint-exemple"),
        ("192.0.2.2", "demoville"),
    ):
        debit.compter(adresse, collectivite)
    with pytest.raises(TropDeRequetes):
        debit.compter("192.0.2.1", "demoville")


def test_an_ipv6_subscriber_is_one_caller_and_nonsense_is_bounded() -> None:
    assert reseau("2001:db8::1") == reseau("2001:db8::ffff:2") != reseau("2001:db8:0:1::1")
    assert reseau("fe80::1%eth0") == "fe80::/64"
    assert reseau("192.0.2.1") == "192.0.2.1"
    assert len(reseau(":" * 10_000)) == 64


def test_only_the_latest_addresses_are_remembered() -> None:
    debit, _ = _debit(rafale=1, adresses=100)
    for numero in range(1_000):
        debit.compter(f"192.0.2.{numero}", "demoville")
    assert len(debit._seaux) == 100


def test_a_rate_of_zero_counts_nothing() -> None:
    debit, _ = _debit(debit=0, rafale=0)
    for _ in range(10):
        debit.compter("192.0.2.1", "demoville")
