"""The first page keeps to its words for whoever asks: what gives way where there is no room, and in
which order. Its height on a phone is asked in tests/browser/results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import DETAIL, Questionnaire, replay
from decision_aid.domain.results.first_page import first_page
from decision_aid.web.loaded import result_of
from decision_aid.web.results.first_page import FirstPageView, first_page_view
from decision_aid.web.results.rows import words_in
from tests.conftest import SIZE
from tests.domain.walk import TODAY
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Element, Page
from tests.web.random_people import Somebody, random_people

_MOST, _LOOKED_AT, _LONGEST = 600, 100 * SIZE, 8
_ILL = ("heart", "lung", "kidney", "liver", "infection", "hiv", "hepatitis", "cancer", "pml",
        "depression", "addiction")  # fmt: skip
_VERY_ILL = {**people.RRMS_KEPT, "age": "68", "edss_known": "yes", "edss_value": "8",
             "health": list(_ILL)}  # fmt: skip
_WORST = {**_VERY_ILL, "health": [*_ILL[:9], "transplant", *_ILL[9:]], "sex": "female",
          "fertility": "ovaries", "pregnancy": "pregnant"}  # fmt: skip
_AFTER = {**people.RRMS_KEPT, "age": "34", "country": "ES", "sex": "female", "jcv": "high",
          "fertility": "ovaries", "pregnancy": "pregnant",
          "health": ["infection", "cancer", "pml", "transplant"]}  # fmt: skip
_MANY = (_VERY_ILL, _WORST, _AFTER)
_NOT_SEEN = {"visually-hidden", "print-only", "print-head"}
_NO_TEXT = ("title", "desc", "table", "style", "script")


def _in_sight(element: Element) -> Iterator[str]:
    """As a browser tells it: without what is folded, for print or for a screen reader alone."""
    for each in element.inside:
        if isinstance(each, str):
            yield from each.split()
        elif each.tag == "details" and "open" not in each.attributes:
            yield from (word for inside in each.all("summary")[:1] for word in _in_sight(inside))
        elif each.tag not in _NO_TEXT and not _NOT_SEEN.intersection(each.classes):
            yield from _in_sight(each)


def _view(somebody: Somebody, questionnaire: Questionnaire) -> FirstPageView:
    given = {k: tuple(v) if isinstance(v, list) else v for k, v in somebody.answers.items()}
    journey = replay(questionnaire, somebody.route, Answers(given), TODAY)
    return first_page_view(first_page(result_of(journey)), journey)


def _roughly(view: FirstPageView) -> int:
    of_texts = view.situation.words if view.situation else 0
    printed = (view.bars, *view.rules, *view.differences)
    told = (view.who, view.still_open, view.gap.in_short if view.gap else "")
    rows = view.hope_rows.words + view.risk_rows.words
    return of_texts + rows + sum(map(words_in, printed)) + sum(len(e.split()) for e in told)


@pytest.mark.slow
def test_the_longest_of_many_random_people_keeps_to_its_words(
    questionnaire: Questionnaire,
) -> None:
    everybody = list(random_people(questionnaire, _LOOKED_AT))
    everybody.sort(key=lambda each: _roughly(_view(each, questionnaire)), reverse=True)
    most_ill = [Somebody(DETAIL, dict(each)) for each in _MANY]
    for somebody in (*most_ill, *everybody[:_LONGEST]):
        page = client_with(somebody.answers, somebody.route).get("/results/").content.decode()
        words = list(_in_sight(Page(page).main))
        assert 300 < len(words) <= _MOST, (somebody, len(words))


def test_what_is_looked_at_then_rules_then_the_comparison_give_way(
    questionnaire: Questionnaire,
) -> None:
    def view(more: Mapping[str, Any]) -> FirstPageView:
        return _view(Somebody(DETAIL, {**people.RRMS_KEPT, **more}), questionnaire)

    usual, ill, worst = view({}), view(_VERY_ILL), view(_WORST)
    assert usual.bars
    assert " more" not in usual.still_open
    assert all(words_in(line) > 8 for line in usual.rules)
    for less in (ill, worst):
        assert less.still_open.endswith(" more.")
        assert words_in(less.rules[0]) > 8 >= words_in(less.rules[-1])
        assert not less.differences
        assert less.gap is None
        assert not less.bars
    assert ill.nothing_compared == "How people did on a drug instead: see Other choices."
    assert len(ill.hope_rows.beside) == len(usual.hope_rows.beside)
    assert len(worst.hope_rows.beside) == len(usual.hope_rows.beside)
    assert worst.situation is not None
    assert [text.in_sight for text in worst.situation.texts] == [False, True, True, True]
