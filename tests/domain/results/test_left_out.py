"""Topics that surely say nothing to a person are left out of what is told of that person."""

from __future__ import annotations

import pytest

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.logic.facts import Facts, with_consequences
from decision_aid.domain.results.patient_result import patient_result
from decision_aid.evidence_base.base import EvidenceBase
from tests.domain.build import person

_PERIODS = {"periods-stopped", "periods-returned", "pregnancy"}
_SPERM = {"sperm-returned"}
_RELAPSES = {"no-relapse", "relapsed", "relapse-rate"}


def _followed(told: dict[str, object]) -> Facts:
    return Facts(with_consequences(person(**told).values))


@pytest.mark.parametrize(
    ("told", "gone"),
    [
        ({"subtype": "ppms", "relapses_12m": 0}, _RELAPSES),
        ({"subtype": "spms", "relapses_12m": 0, "sex": "male"}, _RELAPSES | _PERIODS),
        ({"subtype": "spms", "relapses_12m": 0, "relapses_24m": 0}, _RELAPSES),
        ({"subtype": "spms", "relapses_12m": 0, "relapses_24m": 1}, set()),
        ({"subtype": "spms", "relapses_12m": 1}, set()),
        ({"subtype": "spms"}, set()),
        ({"subtype": "rrms", "relapses_12m": 0}, set()),
        ({"subtype": "rrms", "relapses_24m": 0}, set()),
        ({"sex": "male", "age": 30}, _PERIODS),
        ({"sex": "female", "age": 30}, _SPERM),
        ({"age": 30}, set()),
        ({"edss": 0}, {"disability-improved"}),
        ({"edss": (0, 4)}, set()),
        ({"age": 59}, set()),
        ({"age": 60}, _PERIODS),
        ({"age": (58, 62)}, set()),
        ({"sex": "female", "age": 70}, _PERIODS | _SPERM),
        ({"sex": "female", "age": 70, "pregnant": True}, _SPERM),
        ({"sex": "female", "past_menopause": True}, _PERIODS | _SPERM),
        ({"sex": "female", "age": 62, "past_menopause": False}, _SPERM),
        ({}, set()),
    ],
    ids=lambda each: str(sorted(each) if isinstance(each, set) else each),
)
def test_only_what_surely_says_nothing_is_left_out(
    told: dict[str, object], gone: set[str], base: EvidenceBase
) -> None:
    """On every page and print; a topic of which something is left is still told."""
    result = patient_result(_followed(told), base)
    assert result.outcomes_left_out == gone
    for place in ToldOn:
        listed = {topic.id: topic for topic in base.topics_on(place)}
        shown = {each.topic.id: each.topic for each in result.topics_on(place)}
        if place is ToldOn.AUDIT:
            assert shown == listed
            continue
        for topic_id, topic in listed.items():
            left = tuple(each for each in topic.endpoints if each not in gone)
            assert (shown[topic_id].endpoints if topic_id in shown else ()) == left
    compared = {
        each.endpoint
        for side in result.compared.sides
        for each in (*side.direct, *side.type_open, *side.ways, *side.drugs, *side.unlike)
    }
    made = {each.difference.endpoint for each in result.differences}
    assert gone.isdisjoint(compared | made)


@pytest.mark.parametrize(
    ("asked", "told", "kept"),
    [
        ("testes", {"sex": "female"}, _SPERM),
        ("ovaries", {"sex": "male"}, _PERIODS),
        ("both", {"sex": "female", "past_menopause": True}, _PERIODS | _SPERM),
        ("ovaries", {"age": 66}, _PERIODS),
    ],
)
def test_who_asked_to_read_about_it_is_told_all_the_same(
    asked: str, told: dict[str, object], kept: set[str], base: EvidenceBase
) -> None:
    topic = next(each for each in base.topics if each.id == "fertility")
    known = {**_followed(told).values, "fertility_interest": asked}
    found = topic.told_to(Facts(known))
    assert found is not None
    assert kept <= set(found.endpoints)


def test_a_topic_of_which_a_part_is_left_is_called_by_it(base: EvidenceBase) -> None:
    names = {
        sex: patient_result(person(sex=sex, age=30), base).topic("fertility")
        for sex in ("male", "female", None)
    }
    titles = {sex: found.topic.title for sex, found in names.items() if found is not None}
    whole = "Periods, fertility and pregnancy"
    assert titles == {"male": "Sperm and fertility", "female": whole, None: whole}
