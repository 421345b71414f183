"""What the answers about drugs say together: how many did not control MS, and for how long."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from decision_aid.domain.logic import truth
from decision_aid.domain.logic.facts import FactValue
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.answers import UNSURE, Answer
from decision_aid.domain.questionnaire.question_parts import Option
from decision_aid.domain.questionnaire.questions import Question

_LONGEST_MONTHS = Decimal(600)
IN_COURSES = "course"
COUNTS_OF_DRUGS = ("dmt_failed", "he_dmt_failed")
"""Facts that a list of the drugs tells better."""
HIGH_EFFICACY = frozenset(("high-efficacy", IN_COURSES))
"""The groups of the list: given in courses, or taken all the time."""
_INJECTABLES = ("interferon-beta", "glatiramer")
_MONTHS_TOLD = ("dmt_months", "dmt_after_course")
"""How long a drug was taken; for a drug given in courses, whether MS was active well after one."""
_EARLY = "he_dmt_early"
SIDE_EFFECTS = "side-effects"
"""How it went with a drug that was stopped because of them, or for safety."""
QUIET = "quiet"
"""How it went with a drug that is taken now."""
_TRIED = "dmt_tried"
OUTCOME = "dmt_outcome"
"""How it went with a drug: each of its answers says whether the drug did not hold MS."""
UNNAMED = "another"
"""A drug that the list does not name: nobody can say whether it is a high-efficacy one."""


@dataclass(frozen=True, slots=True)
class AnsweredStep:
    """One answered step. ``item`` is the drug that a repeated question is about."""

    question: Question
    item: Option | None
    answer: Answer


def may_count_in(fact: str, drug: Option) -> bool:
    """Whether what is told of this drug can bear on the fact."""
    if fact.startswith("he_dmt"):
        return drug.group in HIGH_EFFICACY or drug.value == UNNAMED
    return fact != "injectable_failed" or drug.value in _INJECTABLES


def known_of_drug(item: Option, told: Sequence[AnsweredStep]) -> dict[str, FactValue]:
    """What is known of one drug so far, for the rules of repeated questions."""
    about: dict[str, FactValue] = {"dmt_group": item.group}
    for earlier in told:
        if earlier.item is item:
            about[earlier.question.key] = str(earlier.answer)
    return about


def tells_of_drugs(told: AnsweredStep) -> bool:
    """Whether ``drugs_told`` reads this answer."""
    return told.item is not None or told.question.key == _TRIED


def drugs_told(told: Sequence[AnsweredStep]) -> dict[str, FactValue]:
    """Drugs taken, and those that did not control MS; no known outcome widens a count by one."""
    tried = next((t for t in told if t.question.key == _TRIED), None)
    if tried is None or tried.answer == (UNSURE,):
        return {}
    taken = tried.question.chosen(tried.answer)
    if not taken:
        nothing = ("he_dmt_months", "dmt_taken", "he_dmt_taken", "injectable_failed")
        never = ("natalizumab_taken", "dmt_side_effects", "he_dmt_side_effects")
        return {**dict.fromkeys(nothing, Range.exactly(0)), **dict.fromkeys(never, False)}
    outcomes, months = _by_drug(told, (OUTCOME,)), _by_drug(told, _MONTHS_TOLD)
    failed = {drug.value: _told_failed(outcomes.get(drug.value)) for drug in taken}
    strong = [drug for drug in taken if drug.group in HIGH_EFFICACY]
    unnamed = [drug for drug in taken if drug.value == UNNAMED]
    surely, perhaps = _failed(strong, failed), _failed(unnamed, failed)
    return {
        "dmt_taken": Range.exactly(len(taken)),
        "dmt_quiet": Range.exactly(sum(each.answer == QUIET for each in outcomes.values())),
        "he_dmt_taken": Range.between(len(strong), len(strong) + len(unnamed)),
        "natalizumab_taken": any(drug.value == "natalizumab" for drug in taken),
        "injectable_failed": _failed((d for d in taken if d.value in _INJECTABLES), failed),
        "dmt_failed": _failed(taken, failed),
        "he_dmt_failed": Range(surely.low, surely.high + perhaps.high),
        "he_dmt_months": _longest(strong, unnamed, failed, months),
        **_early(strong, failed, months),
        **_stopped("dmt_side_effects", taken, (), outcomes),
        **_stopped("he_dmt_side_effects", strong, unnamed, outcomes),
    }


def _stopped(
    fact: str,
    drugs: Iterable[Option],
    perhaps: Iterable[Option],
    outcomes: Mapping[str, AnsweredStep],
) -> dict[str, FactValue]:
    """Whether any was stopped for side effects; nothing where it is not known. ``perhaps``: drugs
    of which nobody can say whether they count.
    """
    found = truth.some(
        (
            *(_is_stopped(outcomes.get(drug.value)) for drug in drugs),
            *(truth.every((_is_stopped(outcomes.get(d.value)), Truth.UNKNOWN)) for d in perhaps),
        )
    )
    return {} if found is Truth.UNKNOWN else {fact: found is Truth.YES}


def _is_stopped(told: AnsweredStep | None) -> Truth:
    if told is None or told.answer == UNSURE:
        return Truth.UNKNOWN
    return truth.of(told.answer == SIDE_EFFECTS)


def _by_drug(told: Iterable[AnsweredStep], keys: Collection[str]) -> dict[str, AnsweredStep]:
    """What was answered of each drug to the questions of these keys."""
    return {t.item.value: t for t in told if t.item and t.question.key in keys}


def _early(
    strong: Iterable[Option], failed: Mapping[str, Truth], months: Mapping[str, AnsweredStep]
) -> dict[str, FactValue]:
    """Whether every high-efficacy drug that surely failed had little time to work; nothing where
    none did, or where it is not known of one and no other had time.
    """
    surely = [drug for drug in strong if failed[drug.value] is Truth.YES]
    early = truth.every([_had_little_time(months.get(drug.value)) for drug in surely])
    return {} if not surely or early is Truth.UNKNOWN else {_EARLY: early is Truth.YES}


def _had_little_time(told: AnsweredStep | None) -> Truth:
    found = {} if told is None else dict(_facts_of(told))
    said = found.get(_EARLY)
    return truth.of(said) if isinstance(said, bool) else Truth.UNKNOWN


def _facts_of(told: AnsweredStep) -> Iterable[tuple[str, FactValue]]:
    for option in told.question.chosen(told.answer):
        yield from option.facts.items()


def _failed(drugs: Iterable[Option], failed: Mapping[str, Truth]) -> Range:
    of_each = [failed[drug.value] for drug in drugs]
    certain = of_each.count(Truth.YES)
    return Range.between(certain, certain + of_each.count(Truth.UNKNOWN))


def _told_failed(told: AnsweredStep | None) -> Truth:
    return Truth.UNKNOWN if told is None else has_failed(told.question, told.answer)


def has_failed(question: Question, answer: Answer | None) -> Truth:
    """Whether a drug did not hold MS, by how it went; not answered or not known is never no."""
    how = () if answer is None else question.chosen(answer)
    said = [each.counts_as_failed for each in how if each.counts_as_failed is not None]
    return truth.of(any(said)) if said else Truth.UNKNOWN


def _longest(
    strong: list[Option],
    unnamed: list[Option],
    failed: Mapping[str, Truth],
    months: Mapping[str, AnsweredStep],
) -> Range:
    """The longest time on a high-efficacy drug that did not control MS, in months.

    A drug given in courses is never too short: its effect goes on between and after them.
    """
    low, high = Decimal(0), Decimal(0)
    for drug in strong:
        time = _months(months.get(drug.value))
        if failed[drug.value] is not Truth.NO:
            high = max(high, time.high)
        if failed[drug.value] is Truth.YES:
            low = max(low, time.low)
    if any(failed[drug.value] is not Truth.NO for drug in unnamed):
        high = _LONGEST_MONTHS
    return Range(low, high)


def _months(told: AnsweredStep | None) -> Range:
    if told is not None:
        value = dict(_facts_of(told)).get("he_dmt_months")
        if isinstance(value, Range):
            return value
    return Range(Decimal(0), _LONGEST_MONTHS)
