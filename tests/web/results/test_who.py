"""The line on who the person is never contradicts the first words on their situation."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import ROUTES, Questionnaire, replay
from decision_aid.domain.results.situation import situation_of
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.handover.summary.about_me import not_held
from decision_aid.web.results.who import who
from tests.conftest import SIZE
from tests.domain.build import person
from tests.domain.people import some_answers

_ANYBODY = 500 * SIZE
_SEEMS_QUIET = {"relapses_12m": "0", "mri_12m": "yes", "new_t2_12m": "0", "gd_lesions_12m": "0"}
_QUIET = ("relapsing-quiet-with-drugs", "relapsing-quiet", "secondary-quiet")
_NOT_KNOWN = ("relapsing-activity-not-known", "secondary-activity-not-known")
_ACTIVE = (
    "relapsing-active-after-strong-drug", "relapsing-aggressive-from-the-start",
    "relapsing-new-and-active", "relapsing-active-no-strong-drug-failed",
    "relapsing-active-drugs-not-known", "secondary-active", "primary-active",
    "active-again-after-a-transplant", "relapsing-active-soon-after-strong-drug",
    "relapsing-active-after-strong-drug-that-did-not-fail",
    "relapsing-active-no-strong-drug-possible",
)  # fmt: skip
_NEVER = "no MS drug so far"


def _contradictions(situation: str, facts: Facts) -> set[str]:
    line = set(who(facts))
    quiet = {"no relapse in 12 months", "a quiet scan"} <= line
    relapse = any("relapse" in each for each in line - {"no relapse in 12 months"})
    active = "an active scan" in line or relapse
    steady = facts.get("progression_12m") is not True
    held_not = any("not held by" in each for each in line)
    strong = any("not held by" in each and "strong drug" in each for each in line)
    wrong = {
        "quiet above active": quiet and situation in _ACTIVE,
        "active above quiet": active and situation in (*_QUIET, "primary-quiet-or-not-known"),
        "known above not known": (quiet or active) and situation in _NOT_KNOWN,
        "neither above active": not active and situation in _ACTIVE,
        "not held above quiet": situation.startswith("relapsing-quiet")
        and steady
        and any(each.startswith("not held") for each in line),
        "a drug that failed above one that had little time": strong
        and situation == "relapsing-active-soon-after-strong-drug",
        "past above active": situation in _ACTIVE and any("earlier" in each for each in line),
        "no strong drug above one that failed": situation == "relapsing-active-after-strong-drug"
        and not strong,
        "a strong drug above none that failed": strong
        and situation in ("relapsing-active-no-strong-drug-failed",
                          "relapsing-active-after-strong-drug-that-did-not-fail",
                          "relapsing-active-drugs-not-known"),
        "a drug above none yet": held_not
        and situation in ("relapsing-aggressive-from-the-start", "relapsing-new-and-active"),
        "no drug above some": _NEVER in line and situation == "relapsing-quiet-with-drugs",
        "no drug and one that did not hold": _NEVER in line and held_not,
    }  # fmt: skip
    return {name for name, is_so in wrong.items() if is_so}


@pytest.mark.slow
def test_the_line_and_the_situation_never_contradict_one_another(
    questionnaire: Questionnaire, base: EvidenceBase
) -> None:
    chance, seen = Random(20261129), Counter[str]()
    for _ in range(_ANYBODY):
        given = {**some_answers(questionnaire, chance), "health": ("none",)}
        given |= _SEEMS_QUIET if chance.random() < 0.4 else {}
        route, today = chance.choice(ROUTES), date(2026, 11, 29)
        facts = replay(questionnaire, route, Answers(given), today).facts
        situation = situation_of(facts, base.situations)
        assert situation is not None
        seen[situation.id] += 1
        assert _contradictions(situation.id, facts) == set(), (situation.id, who(facts))
    assert {*_QUIET} < {*seen}
    assert len({*seen} & {*_ACTIVE, *_QUIET, *_NOT_KNOWN}) > 9


_ON_DRUGS = {"subtype": "rrms", "dmt_taken": 1, "dmt_failed": 1, "he_dmt_failed": 1}


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"relapses_12m": 0, "new_t2_12m": 0}, "earlier not held by a strong drug"),
        ({"relapses_12m": 0, "new_t2_12m": 1}, "not held by a strong drug"),
        ({"relapses_12m": 1, "new_t2_12m": 0}, "not held by a strong drug"),
        ({"relapses_12m": 0}, "not held by a strong drug"),
        ({"relapses_12m": 0, "new_t2_12m": 0, "progression_12m": True},
         "not held by a strong drug"),
        ({"relapses_12m": 0, "new_t2_12m": 0, "subtype": "spms"}, "not held by a strong drug"),
        ({"relapses_12m": 0, "new_t2_12m": 0, "subtype": "spms", "progression_12m": False},
         "earlier not held by a strong drug"),
    ],
    ids=str,
)  # fmt: skip
def test_what_a_drug_did_not_hold_is_past_where_ms_is_quiet_and_steady(
    told: dict[str, object], said: str
) -> None:
    assert said in who(person(**{**_ON_DRUGS, **told}))


@pytest.mark.parametrize(
    ("strong", "line", "about"),
    [
        (1, "a strong drug had little time to work", "It had little time to work."),
        (2, "2 strong drugs had little time to work", "They had little time to work."),
    ],
)
def test_a_drug_that_was_taken_for_a_few_weeks_is_not_said_to_have_failed(
    strong: int, line: str, about: str
) -> None:
    """As the first words on the situation: nobody can say so yet."""
    told = {"subtype": "rrms", "relapses_12m": 1, "he_dmt_failed": strong, "dmt_failed": strong}
    known = person(**told, he_dmt_early=True)
    assert line in who(known)
    assert not any("held" in each for each in who(known))
    assert list(not_held(known))[-1] == about
    assert line not in who(person(**told, he_dmt_early=False))


def test_a_scan_of_which_only_the_dye_is_known_is_not_called_quiet() -> None:
    assert "a quiet scan" not in who(person(subtype="rrms", gd_lesions_12m=0))
    assert "a quiet scan" in who(person(subtype="rrms", new_t2_12m=0))
    assert "an active scan" in who(person(subtype="rrms", new_t2_12m=0, gd_lesions_12m=1))


@pytest.mark.parametrize(
    ("failed", "line", "about"),
    [
        ((1, 0), "not held by a drug", "A drug did not hold my MS."),
        ((3, 0), "not held by 3 drugs", "3 drugs did not hold my MS."),
        ((1, 1), "not held by a strong drug", "A strong drug did not hold my MS."),
        ((3, 3), "not held by 3 strong drugs", "3 strong drugs did not hold my MS."),
        ((3, 1), "not held by a strong drug", "3 drugs did not hold my MS, 1 of them strong."),
    ],
)
def test_the_line_and_the_summary_count_the_drugs_that_did_not_hold(
    failed: tuple[int, int], line: str, about: str
) -> None:
    known = person(subtype="rrms", dmt_failed=failed[0], he_dmt_failed=failed[1], relapses_12m=1)
    assert line in who(known)
    assert list(not_held(known)) == [about]


def test_the_type_is_told_in_the_words_of_its_question(questionnaire: Questionnaire) -> None:
    options = questionnaire.questions["subtype"].option
    told = [who(person(subtype=each.value))[0] for each in options]
    assert told == [each.label for each in options]
    assert len(told) == len(set(told)) == 3
    assert who(person())[0] == "MS, type not known"
