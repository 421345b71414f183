"""What a doctor reads first: the person in clinical terms, findings, and each drug with its end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.eligibility.guards import told_guards
from decision_aid.domain.logic.facts import FactValue
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.answers import UNSURE, Answer
from decision_aid.domain.questionnaire.facts.of_drugs import COUNTS_OF_DRUGS
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import facts_of
from decision_aid.web.handover.summary.words import VALUES
from decision_aid.web.loaded import questionnaire
from decision_aid.web.rules.held import clinical_name
from decision_aid.web.words.answers import (
    answer_in_words,
    said,
    short_month,
    short_name,
    without_brands,
)

_WIDEST = Decimal(7)
"""A range this wide from 1 up stands for "or more": its upper end is no answer of the person."""
_TOLD_ELSEWHERE = ("country", "filled_in_by", "edss_known", "fertility",
                   "dmt_tried", "year_diagnosis", "year_onset")  # fmt: skip
"""Questions whose answers stand elsewhere on the sheet or say nothing to a doctor."""
_LAST_DOSE, _COURSES = "last_dose", "drug_courses"
_DATES: Mapping[str, Promise] = {
    "drug_from": later("from %(told)s"),
    "drug_until": later("until %(told)s"),
    _COURSES: later("courses: %(told)s"),
    "drug_last": later("last dose %(told)s"),
}


@dataclass(frozen=True, slots=True)
class Drug:
    """One drug that was taken, with its brands: how it ended, what else was told, and when.

    ``not_known``: what was asked of it and nobody knew, for a letter that tells gaps.
    """

    name: str
    ended: str
    told: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()

    @property
    def short_name(self) -> str:
        return without_brands(self.name)

    @property
    def how_it_ended(self) -> str:
        return "; ".join((self.ended, *self.told, *self.not_known))

    @property
    def text(self) -> str:
        return "; ".join((self.ended, *self.told, *self.dates))


def in_clinical_terms(journey: Journey) -> str:
    """Known facts only, what a team looks at first; what is unknown is listed elsewhere."""
    facts = journey.facts
    first = (clinical_name(guard, journey.known) for guard in told_guards(facts))
    told = [*to_look_at_first(first), *summed_up(journey)]
    told += years_in_terms(journey)
    edss = facts.number("edss")
    if edss is not None and not edss.is_exact:
        told.append(_("EDSS estimated from mobility, not measured"))
    return "; ".join(told)


def to_look_at_first(names: Iterable[str]) -> Iterator[str]:
    if told := ", ".join(names):
        yield _("To look at first: %(what)s") % {"what": told}


def summed_up(journey: Journey, left_out: Collection[str] = ()) -> Iterator[str]:
    """Each known fact that a summary tells. That no drug was ever taken is no count of failures."""
    facts = journey.facts
    taken = facts.number("dmt_taken")
    never_treated = taken is not None and taken.high == 0
    for fact in questionnaire().facts.values():
        if not fact.summary or fact.name in left_out or not (value := facts.get(fact.name)):
            continue
        if fact.name not in COUNTS_OF_DRUGS:
            yield said(fact.summary) % value_in_terms(value)
        elif not never_treated:
            yield said(fact.summary) % (_drugs_unknown(value) or value_in_terms(value))
        elif fact.name == COUNTS_OF_DRUGS[0]:
            yield _("no DMT so far")


def years_in_terms(journey: Journey) -> Iterator[str]:
    for key, words in (("year_diagnosis", _("diagnosed %s")), ("year_onset", _("onset %s"))):
        if (year := journey.known.number(key)) is not None:
            yield words % year.low


def other_findings(journey: Journey) -> tuple[str, ...]:
    """Every other known answer, named and told as clinicians write it."""
    return tuple(
        f"{short_name(step, step.question.clinical or step.question.short)}: {_clinical(step)}"
        for step in journey.steps
        if _is_known(step.answer) and not _stands_elsewhere(step) and not step.question.for_letter
    )


def _stands_elsewhere(step: Step) -> bool:
    question = step.question
    if step.item or question.leads_on or question.key in (*_TOLD_ELSEWHERE, _LAST_DOSE):
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
            tuple(_of_drug(journey, step, known=True)),
            tuple(_of_drug(journey, step, known=False)),
            tuple(_dates_of(journey, step)),
        )
        for step in _drugs_told(journey)
        if step.item
    )


def last_dose_of_any(journey: Journey) -> tuple[Drug, ...]:
    """Below the drugs, where several were taken: nobody told of which of them it was."""
    if len(_drugs_told(journey)) == 1 or not (month := _last_dose(journey)):
        return ()
    return (Drug(_("last dose of any MS drug"), month),)


def _drugs_told(journey: Journey) -> tuple[Step, ...]:
    return tuple(s for s in journey.steps if s.question.key == "dmt_outcome" and s.item)


def _last_dose(journey: Journey) -> str:
    asked = next((each for each in journey.steps if each.question.key == _LAST_DOSE), None)
    known = asked is not None and _is_known(asked.answer)
    return short_month(str(asked.answer)) if asked is not None and known else ""


def _dates_of(journey: Journey, drug: Step) -> Iterator[str]:
    """What was told of it for the letter; the last dose of the only drug is its own."""
    told = {
        step.question.key: str(step.answer)
        for step in journey.steps
        if step.item == drug.item and step.question.key in _DATES and _is_known(step.answer)
    }
    for key, words in _DATES.items():
        if key in told:
            yield str(words) % {"told": told[key] if key == _COURSES else short_month(told[key])}
        elif key == "drug_last" and len(_drugs_told(journey)) == 1 and _last_dose(journey):
            yield str(words) % {"told": _last_dose(journey)}


def _ended(step: Step) -> str:
    option = step.question.option_named(str(step.answer))
    return said(option.referral) if option else _("how it ended is not known")


def _of_drug(journey: Journey, drug: Step, *, known: bool) -> Iterator[str]:
    for step in journey.steps:
        if step.item != drug.item or step is drug or step.answer is None:
            continue
        if step.question.for_letter or _is_known(step.answer) is not known:
            continue
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
