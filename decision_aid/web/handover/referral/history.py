"""The course of MS as the patient told it, in the order in which a letter tells it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.questionnaire.answers import NONE, UNSURE
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.web.handover.referral.words import FILLED_IN_BY, NOT_KNOWN, OUTCOME, told
from decision_aid.web.handover.summary.content import Item
from decision_aid.web.words.answers import answer_in_words
from decision_aid.web.words.clinical import CONDITION, FACT

_COURSE = ("relapses_12m", "relapses_24m", "edss_recent_relapse", "progression_12m")
_SEEN = ("new_t2_12m", "gd_lesions_12m", "csf_ocb")
_AFTER_DRUGS = (
    "dmt_failed", "he_dmt_failed", "he_contraindicated", "jcv", "who_ps", "lvef", "dlco", "crcl",
)  # fmt: skip
_CONDITIONS = (
    "heart_problem", "lung_problem", "kidney_problem", "severe_liver_disease",
    "uncontrolled_infection", "hiv", "active_hepatitis", "prior_malignancy", "pml", "prior_hsct",
    "prior_mitoxantrone", "severe_depression", "active_addiction", "pregnant",
)  # fmt: skip


def history_of(journey: Journey) -> tuple[Item, ...]:
    """What is not known is said to be so, and stands in its place."""
    facts = journey.facts
    return tuple(
        Item(f"{label[:1].upper()}{label[1:]}", text)
        for label, text in (
            *_who(journey),
            *_disability(journey),
            *(_fact(facts, name) for name in _COURSE),
            (_("MRI in 12 months"), told(journey.known, "mri_12m")),
            *(_fact(facts, name) for name in _SEEN),
            *_drugs(journey),
            *(_fact(facts, name) for name in _AFTER_DRUGS),
            *_conditions(journey.known),
        )
    )


def _fact(facts: Facts, name: str) -> tuple[str, str]:
    return str(FACT[name]), told(facts, name)


def _who(journey: Journey) -> Iterator[tuple[str, str]]:
    yield _("answers given by"), _filled_in_by(journey)
    yield _fact(journey.facts, "age")
    yield _fact(journey.facts, "subtype")
    yield _("year of first symptoms"), told(journey.known, "year_onset")
    yield _("year of diagnosis"), told(journey.known, "year_diagnosis")


def _filled_in_by(journey: Journey) -> str:
    by = journey.known.get("filled_in_by")
    return str(FILLED_IN_BY[by]) if isinstance(by, str) else _("the patient, as far as we know")


def _disability(journey: Journey) -> Iterator[tuple[str, str]]:
    name, value = _fact(journey.facts, "edss")
    if when := _answer(journey, "edss_when"):
        measured = _("measured %(when)s") % {"when": when}
        value = f"{value}; {measured}"
    yield name, value
    yield _fact(journey.facts, "walk_20m")


def _drugs(journey: Journey) -> Iterator[tuple[str, str]]:
    """Each drug with how it ended; on the short way drugs are not asked by name."""
    steps = [each for each in journey.steps if each.question.key == "dmt_outcome" and each.item]
    for step in steps:
        ended = str(OUTCOME.get(str(step.answer), _("how it ended is not known")))
        yield step.item.label if step.item else "", "; ".join((ended, *_months(journey, step)))
    if not steps:
        yield _("disease-modifying drugs"), _without_drugs(journey)


def _months(journey: Journey, drug: Step) -> Iterator[str]:
    for step in journey.steps:
        known = step.answer not in (None, UNSURE)
        told_time = _in_a_sentence(step) if known else NOT_KNOWN
        if step.question.key == "dmt_months" and step.item == drug.item:
            yield _("time on it: %(time)s") % {"time": told_time}
        if step.question.key == "dmt_after_course" and step.item == drug.item:
            yield _("active 6 months or more after the first course: %(time)s") % {
                "time": told_time
            }


def _without_drugs(journey: Journey) -> str:
    asked = next((each for each in journey.steps if each.question.key == "dmt_tried"), None)
    if asked is not None:
        return _("none so far") if asked.answer == (NONE,) else str(NOT_KNOWN)
    return _("not asked by name on the short way")


def _answer(journey: Journey, key: str) -> str:
    """A known answer to one question, in the words of its choice; else empty."""
    for step in journey.steps:
        if step.question.key == key and step.answer not in (None, UNSURE):
            return _in_a_sentence(step)
    return ""


def _in_a_sentence(step: Step) -> str:
    words = answer_in_words(step, step.answer)
    return f"{words[:1].lower()}{words[1:]}"


def _conditions(known: Facts) -> Iterator[tuple[str, str]]:
    groups = (
        (_("reported as present"), True),
        (_("reported as absent"), False),
        (_("conditions not known"), None),
    )
    for label, value in groups:
        names = [str(CONDITION[name]) for name in _CONDITIONS if known.get(name) is value]
        if names:
            yield label, "; ".join(names)
