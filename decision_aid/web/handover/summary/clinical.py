"""What a doctor reads first: the person in clinical terms, findings, and each drug with its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.logic.facts import FactValue
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.answers import UNSURE, Answer
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import facts_of
from decision_aid.web.handover.summary.words import VALUES
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import (
    answer_in_words,
    said,
    short_month,
    short_name,
    without_brands,
)

_WIDEST = Decimal(7)
"""A range this wide from 1 up stands for "or more": its upper end is no answer of the person."""
_OF_DRUGS = ("dmt_failed", "he_dmt_failed")
_TOLD_ELSEWHERE = ("country", "filled_in_by", "edss_known", "fertility",
                   "dmt_tried", "year_diagnosis", "year_onset")  # fmt: skip
"""Questions whose answers stand elsewhere on the sheet or say nothing to a doctor."""
_DATES: Mapping[str, Promise] = {
    "drug_from": later("from %(month)s"),
    "drug_until": later("until %(month)s"),
    "drug_last": later("last dose %(month)s"),
}
_MOST_DATED = 6
"""With more drugs the sheet has no room for their months; the draft of a referral tells them."""


@dataclass(frozen=True, slots=True)
class Drug:
    """One drug that was taken, with its brands: how it ended, what else was told, and when."""

    name: str
    ended: str
    told: tuple[str, ...]
    dates: tuple[str, ...]

    @property
    def short_name(self) -> str:
        return without_brands(self.name)

    @property
    def how_it_ended(self) -> str:
        return "; ".join((self.ended, *self.told))

    @property
    def text(self) -> str:
        return "; ".join((self.how_it_ended, *self.dates))


def in_clinical_terms(journey: Journey) -> str:
    """Known facts only; what is unknown is listed elsewhere."""
    facts = journey.facts
    told = [
        said(fact.summary)
        % ((fact.name in _OF_DRUGS and _drugs_unknown(value)) or value_in_terms(value))
        for fact in questionnaire().facts.values()
        if fact.summary and (value := facts.get(fact.name))
    ]
    told += years_in_terms(journey)
    edss = facts.number("edss")
    if edss is not None and not edss.is_exact:
        told.append(_("EDSS estimated from walking, not measured"))
    return "; ".join(told)


def years_in_terms(journey: Journey) -> Iterator[str]:
    for key, words in (("year_diagnosis", _("diagnosed %s")), ("year_onset", _("onset %s"))):
        if (year := journey.known.number(key)) is not None:
            yield words % year.low


def other_findings(journey: Journey) -> str:
    """Every other known answer, named and told as clinicians write it."""
    told = (
        f"{short_name(step, step.question.clinical or step.question.short)}: {_clinical(step)}"
        for step in journey.steps
        if _is_known(step.answer) and not _stands_elsewhere(step) and not step.question.for_letter
    )
    return "; ".join(told)


def _stands_elsewhere(step: Step) -> bool:
    question = step.question
    if step.item or question.leads_on or question.key in _TOLD_ELSEWHERE:
        return True
    if question.estimate:
        return False
    facts = questionnaire().facts
    return any(facts[name].summary for name in facts_of(question) if name in facts)


def _clinical(step: Step) -> str:
    """The choice as clinicians write it; a number with its unit."""
    question, answer = step.question, step.answer
    if question.kind is QuestionKind.MONTH:
        return answer_in_words(step, answer)
    if answer is None or question.kind.is_typed:
        return f"{answer} {said(question.clinical_unit)}".strip()
    chosen = question.chosen(answer)
    if not chosen:
        return said(question.none.clinical or question.none.label) if question.none else ""
    return ", ".join(said(each.clinical or each.label) for each in chosen)


def _is_known(answer: Answer | None) -> bool:
    return answer not in (None, UNSURE, (UNSURE,))


def drugs_of(journey: Journey) -> tuple[Drug, ...]:
    """In the order of the questionnaire; on the short way drugs are not asked by name."""
    return tuple(
        Drug(
            said(step.item.label),
            _ended(step),
            tuple(_of_drug(journey, step)),
            tuple(_dates_of(journey, step)),
        )
        for step in journey.steps
        if step.question.key == "dmt_outcome" and step.item
    )


def _dates_of(journey: Journey, drug: Step) -> Iterator[str]:
    """Months that were told of it for the letter."""
    if sum(each.question.key == "dmt_outcome" for each in journey.steps) > _MOST_DATED:
        return
    for step in journey.steps:
        if step.item == drug.item and step.question.key in _DATES and _is_known(step.answer):
            month = {"month": short_month(str(step.answer))}
            yield str(_DATES[step.question.key]) % month


def _ended(step: Step) -> str:
    option = step.question.option_named(str(step.answer))
    return said(option.referral) if option else _("how it ended is not known")


def _of_drug(journey: Journey, drug: Step) -> Iterator[str]:
    for step in journey.steps:
        if step.item != drug.item or step is drug or step.answer is None:
            continue
        if step.question.for_letter:
            continue
        known = _is_known(step.answer)
        words = {"time": _in_a_sentence(step) if known else _("not known")}
        if step.question.key == "dmt_months":
            yield _("time on it: %(time)s") % words
        elif step.question.key == "dmt_after_course":
            yield _("active 6 months or more after the first course: %(time)s") % words
        elif known:
            yield f"{short_name(step, step.question.clinical)}: {words['time']}"


def _in_a_sentence(step: Step) -> str:
    words = answer_in_words(step, step.answer)
    return f"{words[:1].lower()}{words[1:]}"


def _drugs_unknown(value: FactValue) -> str:
    """None up to all that were taken is no count; empty where something is known."""
    if not isinstance(value, Range) or value.is_exact or value.low > 0:
        return ""
    if value.high - value.low >= _WIDEST:
        return _("not known")
    drugs = int(value.high)
    return ngettext("not known for %(n)s drug", "not known for %(n)s drugs", drugs) % {"n": drugs}


def value_in_terms(value: FactValue) -> str:
    """One fact as clinicians write it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Range):
        return _number(value)
    return str(VALUES.get(value, value))


def _number(number: Range) -> str:
    if number.is_exact:
        return f"{number.low}"
    if number.low > 0 and number.high - number.low >= _WIDEST:
        return f"≥{number.low}"
    return f"{number.low}–{number.high}"
