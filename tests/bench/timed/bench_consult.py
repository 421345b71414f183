"""One answer changed on the consultation screen, beside a plain page. No figure can fail a test."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.pages.plain_pages import keep
from tests.bench.service import Service, consulting, with_plain_pages
from tests.browser.people import FULL_CASE, NOTHING_KNOWN, SPMS, Person


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with with_plain_pages():
        yield Service()


@pytest.mark.parametrize("person", [FULL_CASE, SPMS, NOTHING_KNOWN], ids=lambda p: p.name)
def test_a_changed_answer_comes_back(
    service: Service, person: Person, benchmark: BenchmarkFixture
) -> None:
    cookie = consulting(person)
    ages = cycle(range(25, 70))
    answered = benchmark(lambda: service.change({"age": str(next(ages))}, cookie))
    assert answered.status == "200 OK"
    assert b"hx-swap-oob" in answered.body


def test_a_plain_page_of_the_size_of_the_screen_is_served(
    service: Service, benchmark: BenchmarkFixture
) -> None:
    size = keep(service.get("/consult/", FULL_CASE.cookie()).body)
    plain = benchmark(service.get, f"/plain-template/{size}/", FULL_CASE.cookie())
    assert len(plain.body) == pytest.approx(size, rel=0.05)
