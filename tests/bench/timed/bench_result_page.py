"""The result page beside plain Django pages of the same size. No figure here can fail a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.pages.plain_pages import keep
from tests.bench.service import Service, result_pages, with_plain_pages
from tests.browser.people import FOUR_PEOPLE


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with with_plain_pages():
        yield Service()


@pytest.mark.parametrize("name", [person.name for person in FOUR_PEOPLE])
def test_the_result_page_is_served(
    service: Service, name: str, benchmark: BenchmarkFixture
) -> None:
    page = result_pages(service)[name]
    assert benchmark(page, "").status == "200 OK"


@pytest.mark.parametrize("kind", ["string", "template"])
def test_a_plain_page_of_the_same_size_is_served(
    service: Service, kind: str, benchmark: BenchmarkFixture
) -> None:
    size = keep(result_pages(service)["RRMS"]("").body)
    cookie = FOUR_PEOPLE[0].cookie()
    plain = benchmark(service.get, f"/plain-{kind}/{size}/", cookie)
    assert len(plain.body) == pytest.approx(size, rel=0.05)
