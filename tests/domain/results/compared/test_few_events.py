"""Harms that happened to too few people: their counts are told, and no difference is read there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from decision_aid.domain.evidence.sources import Endpoint, SourcedFigure, Vocabulary
from decision_aid.domain.evidence.vocabulary import Aspect, Better, Unit
from decision_aid.domain.results.compared.few_events import few_events, is_clear_beside, is_plain
from tests.domain.build import VOCABULARY, figure, source

_HARM = Endpoint(id="cancer", name="cancer", term="", aspect=Aspect.HARM, better=Better.LOWER)


def _group(*events: int | None, harm: bool = True) -> tuple[SourcedFigure, ...]:
    told = [
        figure(str(n), endpoint="cancer", arm=("ahsct", "drug")[n], people=200, events=each)
        for n, each in enumerate(events)
    ]
    known = Vocabulary(endpoints={"cancer": _HARM}, arms=VOCABULARY.arms)
    return source(*told).speaking(known if harm else VOCABULARY).figures


@pytest.mark.parametrize(
    ("events", "counts"),
    [((0, 1), [0, 1]), ((9, 1), [9, 1]), ((1, 9), [1, 9]), ((10, 1), []), ((1, 10), []),
     ((1, None), [])],
    ids=str,
)  # fmt: skip
def test_up_to_9_in_each_group_are_few_and_from_10_on_the_counts_speak(
    events: tuple[int | None, ...], counts: list[int]
) -> None:
    assert [count for _each, count in few_events(_group(*events))] == counts


def test_of_hopes_no_count_is_too_small_to_tell() -> None:
    assert few_events(_group(1, 2, harm=False)) == []


@pytest.mark.parametrize(("others", "is_far"), [(9, False), (10, True)])
def test_none_of_few_beside_10_who_fared_otherwise_is_no_longer_too_few_to_know(
    others: int, is_far: bool
) -> None:
    none = figure("none", unit=Unit.PEOPLE, value=Decimal(0), people=40)
    some = figure("some", arm="drug", value=Decimal(others), people=100)
    pair = source(none, some).speaking(VOCABULARY).figures
    assert is_plain(pair) is is_far
    assert is_clear_beside(none, pair) is is_far
    assert not is_plain(pair[:1])
