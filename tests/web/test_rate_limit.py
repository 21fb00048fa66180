"""How often one address may call."""

from __future__ import annotations

import pytest

from wsc_soap.errors import TropDeRequetes
from wsc_soap.web.gate import http_headers, http_status
from wsc_soap.web.limits import Limits
from wsc_soap.web.rate_limit import RateLimit, network


class Clock:
    """A clock moved by hand."""

    instant = 0.0

    def __call__(self) -> float:
        return self.instant


def _rate_limit(**limits: float) -> tuple[RateLimit, Clock]:
    clock = Clock()
    return RateLimit(Limits(**{"rate": 2.0, "burst": 3} | limits), clock), clock


def test_a_burst_passes_then_the_caller_waits_and_is_told_how_long() -> None:
    rate_limit, clock = _rate_limit(rate=0.1)
    for _ in range(3):
        rate_limit.count("192.0.2.1", "demoville")
    with pytest.raises(TropDeRequetes) as refusal:
        rate_limit.count("192.0.2.1", "demoville")
    assert http_status(refusal.value, "1.1") == http_status(refusal.value, "1.2") == 429
    assert http_headers(refusal.value) == [("Retry-After", "10")]
    assert "10 secondes" in refusal.value.remedy_text
    clock.instant += 10
    rate_limit.count("192.0.2.1", "demoville")


def test_a_refused_call_costs_nothing_and_a_bucket_never_overflows() -> None:
    rate_limit, clock = _rate_limit()
    clock.instant += 1000
    for turn in range(2):
        for _ in range(3):
            rate_limit.count("192.0.2.1", "demoville")
        for _ in range(50):
            with pytest.raises(TropDeRequetes):
                rate_limit.count("192.0.2.1", "demoville")
        clock.instant += 1.5 if turn == 0 else 0


def test_addresses_and_collectivites_are_counted_apart() -> None:
    rate_limit, _ = _rate_limit(burst=1)
    for address, collectivite in (
        ("192.0.2.1", "demoville"),
        ("192.0.2.1", "saint-exemple"),
        ("192.0.2.2", "demoville"),
    ):
        rate_limit.count(address, collectivite)
    with pytest.raises(TropDeRequetes):
        rate_limit.count("192.0.2.1", "demoville")


def test_an_ipv6_subscriber_is_one_caller_and_nonsense_is_bounded() -> None:
    assert network("2001:db8::1") == network("2001:db8::ffff:2") != network("2001:db8:0:1::1")
    assert network("fe80::1%eth0") == "fe80::/64"
    assert network("192.0.2.1") == "192.0.2.1"
    assert len(network(":" * 10_000)) == 64


def test_only_the_latest_addresses_are_remembered() -> None:
    rate_limit, _ = _rate_limit(burst=1, addresses=100)
    for numero in range(1_000):
        rate_limit.count(f"192.0.2.{numero}", "demoville")
    assert len(rate_limit._buckets) == 100


def test_a_rate_of_zero_counts_nothing() -> None:
    rate_limit, _ = _rate_limit(rate=0, burst=0)
    for _ in range(10):
        rate_limit.count("192.0.2.1", "demoville")
