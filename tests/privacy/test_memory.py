"""What stays in memory once a page is sent is about studies, whoever the page was for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from decimal import Decimal
from functools import _lru_cache_wrapper

import pytest

from decision_aid.domain.logic.facts import Facts, FactValue
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.similarity.dimensions.compared_parts import ComparedParts
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.loaded import evidence_base
from tests.browser.people import FULL_CASE, RRMS, SPMS
from tests.web.cookies import client_holding

PAGES = (
    "/results/", "/results/hopes/", "/results/risks/", "/results/choices/", "/results/rules/",
    "/results/next/", "/summary/", "/consult/",
)  # fmt: skip
_DEEP = 3


@pytest.fixture(scope="module")
def _pages_for_three_people() -> None:
    for person in (RRMS, SPMS, FULL_CASE):
        client = client_holding(person.cookie())
        for page in PAGES:
            assert client.get(page).status_code == 200


@pytest.mark.slow
@pytest.mark.usefixtures("_pages_for_three_people")
def test_no_cache_is_keyed_by_what_somebody_told() -> None:
    keys = [key for cache in _caches() for key in cache]
    assert len(keys) > 1000
    told = (Facts, Journey, SavedAnswers, Range)
    assert [key for key in keys if any(isinstance(each, told) for each in _inside(key))] == []


def _caches() -> Iterator[dict[object, object]]:
    gc.unfreeze()  # what the start made is passed over else
    for each in gc.get_objects():
        if type(each) is _lru_cache_wrapper:
            yield from (held for held in gc.get_referents(each) if type(held) is dict)


def _inside(key: object, deep: int = 0) -> Iterator[object]:
    yield key
    if deep < _DEEP and isinstance(key, (tuple, list, frozenset)):
        for each in key:
            yield from _inside(each, deep + 1)


@pytest.mark.parametrize("facts", [{}, {"age": Range.exactly(Decimal(67)), "subtype": "spms"}])
def test_what_is_kept_of_comparisons_is_the_same_whoever_was_here(
    facts: dict[str, FactValue],
) -> None:
    parts = evidence_base().studies.parts
    nobody, somebody = ComparedParts(parts), ComparedParts(parts)
    years = {"years_since_onset": Range(Decimal("7.92"), Decimal("8.92"))}
    nobody.with_person(Facts({}))
    somebody.with_person(Facts(facts | years))
    assert nobody.kept == somebody.kept
    assert nobody.kept
