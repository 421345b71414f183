"""One question: its words, what it accepts, and which facts an answer gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer, values_of
from decision_aid.domain.questionnaire.question_parts import (
    Improbable,
    NumberLimits,
    Option,
    QuestionKind,
)
from decision_aid.domain.questionnaire.refused import (
    BothGivenError,
    ClashingTicksError,
    RefusedAnswerError,
)
from decision_aid.domain.questionnaire.typed import (
    month_in,
    months_of,
    number_in,
    visible,
    year_in,
)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question of the questionnaire. See ``decision_aid/questionnaire.toml``.

    ``short`` is its name where there is little room, ``clinical`` the name that clinicians use.
    """

    key: str
    title: str
    short: str
    why_we_ask: str
    kind: QuestionKind
    unsure: str
    missing: str
    clinical: str = ""
    in_consultation: bool = True
    may_be_tried: bool = False
    leads_on: bool = False
    in_referral: bool = False
    for_letter: bool = False
    optional: bool = False
    works_out: tuple[str, ...] = ()
    also_settles: tuple[str, ...] = ()
    unsure_carries: Mapping[str, Answer] = field(default_factory=dict)
    hint: str = ""
    how_to_find_out: str = ""
    unit: str = ""
    clinical_unit: str = ""
    ucum: str = ""
    asked_when: str = ""
    asked_when_rule: Rule | None = None
    unknown_counts_as: str = "not asked"
    not_asked_rule: Rule | None = None
    fact: str = ""
    limits: NumberLimits | None = None
    wrong_type: str = ""
    too_low: str = ""
    too_high: str = ""
    off_step: str = ""
    below: str = ""
    left_out: str = ""
    typed_with: tuple[str, ...] = ()
    improbable: tuple[Improbable, ...] = ()
    option: tuple[Option, ...] = ()
    none: Option | None = None
    groups: Mapping[str, str] = field(default_factory=dict)
    repeat_for: str = ""
    estimate: bool = False
    unticked_means_no: bool = False
    sources: tuple[str, ...] = ()
    note: str = ""

    def is_asked(self, known: Facts) -> bool:
        """Whether the path leads here; an undecided rule counts as the question says."""
        if self.not_asked_rule and self.not_asked_rule.holds_for(known) is Truth.YES:
            return False
        if self.asked_when_rule is None:
            return True
        holds = self.asked_when_rule.holds_for(known)
        if holds is Truth.UNKNOWN:
            return self.unknown_counts_as == "asked"
        return holds is Truth.YES

    def is_ruled_out(self, known: Facts) -> bool:
        """Whether nothing that is still unknown leads here: then its answer is not missing."""
        if self.not_asked_rule and self.not_asked_rule.holds_for(known) is Truth.YES:
            return True
        rule = self.asked_when_rule
        return rule is not None and rule.holds_for(known) is Truth.NO

    @property
    def is_for_some(self) -> bool:
        """Whether only some people get it: that it was asked would then tell an answer."""
        return self.asked_when_rule is not None or bool(self.repeat_for)

    @property
    def is_foreseen(self) -> bool:
        """Whether it is on the path before anything is answered: answers only take it away."""
        return not self.is_for_some or self.unknown_counts_as == "asked"

    def step_key(self, item: Option | None) -> str:
        """Under which an answer is kept; ``item``: what a repeated question is about."""
        return self.key if item is None else f"{self.key}:{item.value}"

    def options_for(self, known: Facts) -> tuple[Option, ...]:
        return tuple(option for option in self.option if option.is_offered(known))

    def option_named(self, value: str) -> Option | None:
        """The choice with this value, "none of these" among them."""
        offered = (*self.option, self.none) if self.none else self.option
        return next((option for option in offered if option.value == value), None)

    def carries(self, answer: Answer | None) -> Mapping[str, Answer]:
        """Answers of the full way that give the same facts as this one; empty: none do."""
        if answer == UNSURE:
            return self.unsure_carries
        option = self.option_named(answer) if isinstance(answer, str) else None
        return option.carries if option else {}

    def chosen(self, answer: Answer) -> tuple[Option, ...]:
        values = values_of(answer)
        if len(values) == 1:
            return self._options_of.get(values[0], ())
        return tuple(option for option in self.option if option.value in values)

    @cached_property
    def _options_of(self) -> Mapping[str, tuple[Option, ...]]:
        """By value: there are up to a hundred places to live."""
        values = dict.fromkeys(each.value for each in self.option)
        return {value: tuple(o for o in self.option if o.value == value) for value in values}

    def read(self, given: Sequence[str], known: Facts) -> Answer:
        """The answer in the form that is kept. Raises RefusedAnswerError."""
        if self.kind is QuestionKind.MULTI_CHOICE:
            return self._read_several(given, known)
        if self.kind.is_typed and len(given) > 1 and UNSURE in given:
            typed = next((each for each in given if each != UNSURE), "")
            raise BothGivenError(visible(typed), self.unsure)
        if len(given) != 1:
            raise RefusedAnswerError(self.missing)
        if given[0] == UNSURE:
            return UNSURE
        if not self.kind.is_typed:
            return self._read_choice(given[0], known)
        if not visible(given[0]):
            raise RefusedAnswerError(self.missing)
        if self.kind is QuestionKind.MONTH:
            return self._read_month(given[0], known)
        return self._read_number(given[0], known)

    def accepts(self, answer: Answer, known: Facts) -> bool:
        """Whether a kept answer still stands after other answers have changed."""
        given = values_of(answer)
        try:
            return self.read(given, known) == answer
        except RefusedAnswerError:
            return False

    def _read_choice(self, given: str, known: Facts) -> str:
        if not any(each.is_offered(known) for each in self._options_of.get(given, ())):
            raise RefusedAnswerError(self.missing)
        return given

    def _read_several(self, given: Sequence[str], known: Facts) -> Answer:
        if not given:
            raise RefusedAnswerError(self.missing)
        exclusive = {UNSURE, NONE} & set(given)
        if exclusive:
            if len(set(given)) > 1:
                raise self._clash(set(given))
            return (exclusive.pop(),)
        offered = [option.value for option in self.options_for(known)]
        if not set(given) <= set(offered):
            raise RefusedAnswerError(self.missing)
        return tuple(value for value in offered if value in given)

    def _clash(self, given: set[str]) -> RefusedAnswerError:
        """Names the answer that stands alone and what was ticked beside it."""
        labels = [o.label for o in self.option if o.value in given]
        alone = self.none.label if NONE in given and self.none else self.unsure
        if alone != self.unsure and UNSURE in given:
            labels.append(self.unsure)
        return ClashingTicksError(alone, tuple(labels))

    def _read_month(self, typed: str, known: Facts) -> str:
        month = month_in(typed)
        if month is None:
            raise RefusedAnswerError(self.wrong_type)
        first, last = months_of(month)
        now = known.number("this_month")
        if self.limits is not None and last < _limit(self.limits.min, known, least=True) * 12:
            raise RefusedAnswerError(self.too_low)
        if now is not None and first > now.high:
            raise RefusedAnswerError(self.too_high)
        return month

    def _read_number(self, typed: str, known: Facts) -> str:
        if self.limits is None:
            raise RefusedAnswerError(self.missing)
        number = self._number(typed)
        if number is None or (number < 0 and self.limits.min != 0):
            raise RefusedAnswerError(self.wrong_type)
        if number < _limit(self.limits.min, known, least=True):
            raise RefusedAnswerError(self.too_low)
        if number > _limit(self.limits.max, known, least=False):
            raise RefusedAnswerError(self.wrong_type if self._is_year(number) else self.too_high)
        if self.limits.not_below and number < _limit(self.limits.not_below, known, least=True):
            raise RefusedAnswerError(self.below)
        if number % self.limits.step != 0:
            raise RefusedAnswerError(self.off_step or self.wrong_type)
        if number in self.limits.left_out:
            raise RefusedAnswerError(self.left_out)
        return str(number.normalize() + 0) if number % 1 else str(int(number))

    def _is_year(self, number: Decimal) -> bool:
        """A year where an age or a count is asked for is another thing, not too much of it."""
        return self.kind is QuestionKind.NUMBER and number % 1 == 0 and 1900 <= number < 2100

    def _number(self, typed: str) -> Decimal | None:
        units = (*self.typed_with, self.unit, self.clinical_unit, self.ucum)
        if self.kind is QuestionKind.YEAR:
            year = year_in(typed, units)
            return None if year is None else Decimal(year)
        return number_in(typed, units)


def _limit(limit: Decimal | str, known: Facts, *, least: bool) -> Decimal:
    if isinstance(limit, Decimal):
        return limit
    named = known.number(limit)
    if named is None:
        named = known.number("this_year") or Range.exactly(0)
        return Decimal(0) if least else named.high
    return named.low if least else named.high


def facts_of(question: Question) -> set[str]:
    """The names of the facts that answers to a question can give."""
    named = {question.fact} if question.fact else set()
    return named.union(*(option.facts.keys() for option in question.option))
