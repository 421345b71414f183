"""A code gives back the very answers it was made of."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import ROUTES, Questionnaire, replay
from decision_aid.domain.questionnaire.preferences import MOST_PICKED, Values
from decision_aid.domain.resume_code.code import LONGEST, decode, encode
from decision_aid.domain.resume_code.layout import Layout
from decision_aid.domain.resume_code.preferences import values_in, with_values, without_values
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.code_layouts import newest
from tests.conftest import SIZE
from tests.domain.layouts import everything, somebody
from tests.domain.people import some_answers
from tests.domain.resume_code.as_symbols import Layouts, symbols_of
from tests.domain.walk import TODAY

MANY = 800 * SIZE


@pytest.mark.slow
@settings(max_examples=150 * SIZE)
@given(seed=st.integers(0, 2**64), route=st.sampled_from(ROUTES))
def test_answers_to_code_to_answers(
    questionnaire: Questionnaire, layouts: Layouts, seed: int, route: str
) -> None:
    given_answers = Answers(some_answers(questionnaire, Random(seed)))
    steps = replay(questionnaire, route, given_answers, TODAY).steps
    held = (step for step in steps if not step.question.for_letter)
    on_the_path = Answers({step.key: step.answer for step in held if step.answer is not None})
    code = encode(route, on_the_path, newest(layouts))
    assert decode(code, layouts) == (route, on_the_path)


@pytest.mark.slow
@pytest.mark.parametrize("version", [1, 3])
def test_thousands_of_people_get_their_answers_back(layouts: Layouts, version: int) -> None:
    random = Random(31)
    for _ in range(MANY):
        route, answers = somebody(layouts[version], random)
        assert decode(encode(route, answers, layouts[version]), layouts) == (route, answers)


@pytest.mark.parametrize(("drugs", "characters"), [(1, 52), (6, 57), (19, 61)])
def test_everything_answered_makes_no_long_code(
    layouts: Layouts, drugs: int, characters: int
) -> None:
    """Without dashes. Nobody could type one that is longer than what is tried at all.

    How long is held for version 3: a further question may make the next one longer.
    Five dates, two markers and four questions that only detail and consultation ask took fifteen
    characters. Whoever stops before them has none of these.
    """
    random = Random(6)

    def longest(layout: Layout) -> int:
        told = (everything(layout, random, drugs) for _ in range(40 * SIZE))
        return max(len(symbols_of(encode("detail", each, layout))) for each in told)

    assert longest(layouts[3]) < characters
    assert longest(newest(layouts)) < LONGEST


@pytest.mark.slow
@given(data=st.data())
def test_what_matters_comes_back_with_the_answers(
    layouts: Layouts, base: EvidenceBase, data: st.DataObject
) -> None:
    matters = base.what_matters
    picks = st.sampled_from([each.id for each in matters.consideration])
    picked = data.draw(st.lists(picks, max_size=MOST_PICKED, unique=True).map(tuple))
    leanings = ["", *(each.value for each in matters.leaning)]
    states = st.sampled_from(["yes", "no", "unsure"])
    values = Values(
        picked=data.draw(st.sampled_from([picked, ("unsure",)])),
        ordered=len(picked) > 1 and data.draw(st.booleans()),
        leaning=data.draw(st.sampled_from(leanings)),
        ready=data.draw(st.dictionaries(st.sampled_from([e.id for e in matters.ready]), states)),
    )
    code = encode("short", with_values(Answers({"age": "40"}), values), newest(layouts))
    _, read = decode(code, layouts)
    assert (values_in(read), without_values(read)) == (values, Answers({"age": "40"}))


def test_what_the_layout_does_not_know_is_left_out(layouts: Layouts) -> None:
    odd = {"age": "17", "country": "XX", "subtype": "rrms", "relapses_12m": "1.5", "shoes": "42"}
    code = encode("full", Answers(odd), newest(layouts))
    assert decode(code, layouts) == ("full", Answers({"subtype": "rrms"}))


def test_an_answer_off_the_path_takes_no_place(layouts: Layouts) -> None:
    told = Answers({"edss_known": "no", "edss_value": "4.5", "dmt_outcome:natalizumab": "quiet"})
    code = encode("full", told, newest(layouts))
    assert decode(code, layouts) == ("full", Answers({"edss_known": "no"}))
