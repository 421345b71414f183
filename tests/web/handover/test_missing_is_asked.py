"""What is missing of somebody is something they, or a clinician with them, would be asked."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import DETAIL, Journey, replay
from decision_aid.web.handover.referral.sections.history import history_of
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.clinical import clinical_fact
from tests.browser.people import FULL_CASE, Person
from tests.conftest import SIZE
from tests.web.cookies import client_holding
from tests.web.random_people import random_people

_TODAY = date(2026, 11, 30)
_OTHERS = {
    "wish for a child": "child_wish",
    "EDSS a year ago": "edss_year_ago",
    "AQP4 / MOG IgG": "aqp4_mog",
    "month of the last MRI": "mri_when",
    "year of first symptoms": "year_onset",
    "year of diagnosis": "year_diagnosis",
}
PREGNANT = Person(
    "pregnant",
    {**FULL_CASE.told, "age": "34", "menopause": "unsure", "pregnancy": "pregnant"},
    DETAIL,
)
MAN = Person("a man", {**FULL_CASE.told, "sex": "male", "fertility": "testes"}, DETAIL)


def _people() -> list[Journey]:
    found = []
    for somebody in random_people(questionnaire(), 20 * SIZE):
        told = {k: tuple(v) if isinstance(v, list) else v for k, v in somebody.answers.items()}
        found.append(replay(questionnaire(), somebody.route, Answers(told), _TODAY))
    return found


def _keys_of(label: str) -> set[str]:
    """The questions behind what is called missing."""
    asking = questionnaire()
    names = {name for name in asking.facts if clinical_fact(name) == label}
    if label in _OTHERS:
        return {_OTHERS[label]}
    return {key for name in names for key in asking.questions_giving.get(name, ())}


def test_no_referral_misses_what_nobody_would_ask_this_person() -> None:
    seen = 0
    for journey in _people():
        known = journey.known.having("filled_in_by", "clinician")
        on_the_way = {step.question.key for step in journey.steps}
        for section in history_of(journey, _TODAY, defaultdict(lambda: 1)):
            for label in section.unknown:
                keys = _keys_of(label)
                asked = [questionnaire().questions[key] for key in keys]
                seen += bool(asked)
                assert not asked or any(
                    q.key in on_the_way or q.repeat_for or not q.is_ruled_out(known) for q in asked
                ), (section.id, label, journey.facts.values)
    assert seen > 100


@pytest.mark.parametrize(
    ("somebody", "never"),
    [
        (PREGNANT, ("wish for a child", "Not known: Can still", "oligoclonal bands")),
        (MAN, ("Not known: Can still", "eggs, embryos")),
    ],
    ids=["pregnant", "man"],
)
def test_a_person_reads_of_nothing_missing_that_cannot_be(
    somebody: Person, never: tuple[str, ...]
) -> None:
    client = client_holding(somebody.cookie())
    told = "".join(
        client.post(address).content.decode()
        for address in ("/summary.txt/", "/consult/referral.txt/")
    )
    missing = told.partition("STILL MISSING")[2].partition("TO COMPLETE")[0]
    assert missing
    for words in never:
        assert words not in " ".join((told if "Not known" in words else missing).split()), words
