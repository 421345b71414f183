"""How much a change in the consultation sends, and how much the cookie holds."""

from __future__ import annotations

import gzip
import random
from typing import Any

import pytest

from decision_aid.web.loaded import questionnaire
from tests.conftest import SIZE, by_day
from tests.web import people
from tests.web.consultation.consulting import swap
from tests.web.cookies import answers_in, client_with, session_of
from tests.web.random_people import random_people

MOST_SENT = 15_000
MOST_IN_A_COOKIE = 4096


def _changes(chance: random.Random) -> list[dict[str, Any]]:
    """One valid new answer for each question that has choices or a number."""
    found = []
    for question in questionnaire().questions.values():
        if question.repeat_for or question.key == "filled_in_by":
            continue
        values = [option.value for option in question.option] or ["1", "7", "50", "2019"]
        value = chance.choice(values)
        found.append({question.key: [value] if question.kind.value == "multi-choice" else value})
    return found


_READ_BY_ALL = {"country", "age", "subtype", "edss_value", "relapses_12m", "dmt_tried", "health"}


def _some_of(changes: list[dict[str, Any]], each: int) -> list[dict[str, Any]]:
    chosen = by_day(changes[::each], changes)
    return [e for e in changes if e in chosen or (each < 8 and e.keys() <= _READ_BY_ALL)]


@pytest.mark.slow
def test_no_change_sends_more_than_15_kb() -> None:
    """Whoever told more is sent more, and by what every figure and rule reads: of the other
    questions every third is enough, of who has told least every eighth.
    """
    chance = random.Random(11)
    largest = 0
    told = sorted(random_people(questionnaire(), 12), key=lambda each: len(each.answers))
    for somebody in (told[0], *told[-SIZE:]):
        client = client_with(somebody.answers, somebody.route)
        for change in _some_of(_changes(chance), 8 if somebody is told[0] else 3):
            largest = max(largest, len(gzip.compress(swap(client, **change).content, 6)))
    assert 1_000 < largest < MOST_SENT


@pytest.mark.slow
def test_the_cookie_stays_below_4_kb_with_every_drug_and_three_sets_of_answers() -> None:
    asked = questionnaire().questions
    drugs = [option.value for option in asked["dmt_tried"].option]
    answers = {
        **people.RRMS_KEPT,
        "dmt_tried": drugs,
        **{f"dmt_outcome:{drug}": "not-controlled" for drug in drugs},
        **{f"dmt_months:{drug}": "under-3" for drug in drugs},
        "health": [option.value for option in asked["health"].option],
    }
    client = client_with(answers, "detail")
    outcomes = ("side-effects", "other", "quiet")
    told = {f"dmt_outcome:{drug}": outcomes[n % 3] for n, drug in enumerate(drugs)}
    swap(client, **told)
    assert answers_in(client).items() >= told.items()
    swap(client, country="CH", subtype="spms", health=["cancer", "depression"])
    cookie = client.cookies["answers"].value
    assert {"opened", "before"} <= set(session_of(cookie)["consult"])
    assert len(cookie) < MOST_IN_A_COOKIE
