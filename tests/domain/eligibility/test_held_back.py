"""Why a guard holds rules back: what was told, left open, not answered, or never asked."""

from __future__ import annotations

from decision_aid.domain.eligibility.criteria import FITNESS_SET
from decision_aid.domain.eligibility.guards import GuardReason, guards_to_look_at, reasons
from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.eligibility.verdicts import evaluate_all
from tests.domain.build import criteria_set, criterion, person
from tests.domain.walk import Walk

ASKS = {"age": ("age",), "pregnant": ("pregnancy",), "pml": ("health",)}
FITNESS = criteria_set(criterion({"pregnant": True}, "excludes"), name=FITNESS_SET)


def test_told_left_open_not_answered_and_not_asked_are_four_things(walk: Walk) -> None:
    def of_age(route: str, **answers: str) -> GuardReason:
        return reasons((), walk(route, **answers), ASKS)[Guard.UNDER_18]

    assert of_age("short", age="40") is GuardReason.TOLD
    assert of_age("short", age="unsure") is GuardReason.LEFT_OPEN
    assert of_age("short") is GuardReason.NOT_ANSWERED
    assert reasons((), walk("short"), ASKS)[Guard.PML] is GuardReason.NOT_ASKED


def test_the_fitness_rules_speak_only_where_an_answer_lies_outside_them(walk: Walk) -> None:
    def fitness(pregnant: bool | None) -> GuardReason:
        verdicts = evaluate_all((FITNESS,), person(pregnant=pregnant))
        return reasons(verdicts, walk("short"), ASKS)[Guard.FITNESS]

    assert fitness(True) is GuardReason.TOLD
    assert fitness(False) is GuardReason.NOT_TESTED
    assert fitness(None) is GuardReason.NOT_TESTED


def test_what_was_told_is_looked_at_though_nothing_is_held_back() -> None:
    """What is not known is not told; the fitness rules speak where no answer names the reason."""

    def looked_at(**told: bool | int | None) -> tuple[Guard, ...]:
        facts = person(**told)
        return guards_to_look_at((), evaluate_all((FITNESS,), facts), facts)

    assert looked_at(pregnant=True, age=17, hiv=True) == (
        Guard.UNDER_18, Guard.PREGNANT, Guard.HIV
    )  # fmt: skip
    assert looked_at(pregnant=None) == looked_at(pregnant=False, pml=False) == ()
    by_value = criteria_set(criterion({"lvef": {"lt": 40}}, "caution"), name=FITNESS_SET)

    def by_heart(**told: bool) -> tuple[Guard, ...]:
        facts = person(lvef=30, **told)
        return guards_to_look_at((), evaluate_all((by_value,), facts), facts)

    assert by_heart() == (Guard.FITNESS,)
    assert by_heart(he_dmt_early=True) == (Guard.FITNESS, Guard.EARLY_FAILURE)
    assert by_heart(he_dmt_early=True, heart_problem=True) == (Guard.HEART, Guard.EARLY_FAILURE)
