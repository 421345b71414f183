"""The course of MS as the patient told it, in the order in which a letter tells it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from decision_aid.domain.logic.facts import Facts, ReferralPart
from decision_aid.domain.questionnaire.answers import NONE, UNSURE
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.web.handover.referral.words import NOT_KNOWN, told
from decision_aid.web.handover.summary.clinical import drugs_of
from decision_aid.web.handover.summary.content import Item
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import answer_in_words, said, short_name
from decision_aid.web.words.clinical import clinical_fact


def history_of(journey: Journey) -> tuple[Item, ...]:
    """What is not known is said to be so, and stands in its place."""
    facts = journey.facts
    return tuple(
        Item(f"{label[:1].upper()}{label[1:]}", text)
        for label, text in (
            *_who(journey),
            *_disability(journey),
            *_part(facts, ReferralPart.COURSE),
            (_("MRI in 12 months"), told(journey.known, "mri_12m")),
            *_part(facts, ReferralPart.FINDINGS),
            *_drugs(journey),
            *_part(facts, ReferralPart.TREATMENT),
            *_by_question(journey),
            *_conditions(journey.known),
        )
    )


def _part(facts: Facts, part: ReferralPart) -> Iterator[tuple[str, str]]:
    return (_fact(facts, name) for name in _names_of(part))


def _names_of(part: ReferralPart) -> list[str]:
    return [fact.name for fact in questionnaire().facts.values() if fact.referral is part]


def _fact(facts: Facts, name: str) -> tuple[str, str]:
    return clinical_fact(name), told(facts, name)


def _who(journey: Journey) -> Iterator[tuple[str, str]]:
    yield _("answers given by"), _filled_in_by(journey)
    yield _fact(journey.facts, "age")
    yield _fact(journey.facts, "subtype")
    yield _("year of first symptoms"), told(journey.known, "year_onset")
    yield _("year of diagnosis"), told(journey.known, "year_diagnosis")


def _filled_in_by(journey: Journey) -> str:
    by = journey.known.get("filled_in_by")
    if not isinstance(by, str):
        return _("the patient, as far as we know")
    option = questionnaire().questions["filled_in_by"].option_named(by)
    return said(option.referral) if option else by


def _disability(journey: Journey) -> Iterator[tuple[str, str]]:
    name, value = _fact(journey.facts, "edss")
    if when := _answer(journey, "edss_when"):
        measured = _("measured %(when)s") % {"when": when}
        value = f"{value}; {measured}"
    yield name, value
    yield _fact(journey.facts, "walk_20m")


def _drugs(journey: Journey) -> Iterator[tuple[str, str]]:
    """Each drug with how it ended; on the short way drugs are not asked by name."""
    drugs = drugs_of(journey)
    yield from ((each.name, each.text) for each in drugs)
    if not drugs:
        yield _("disease-modifying drugs"), _without_drugs(journey)


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


def _by_question(journey: Journey) -> Iterator[tuple[str, str]]:
    """Questions that give no fact of the lists, as they were answered."""
    for step in journey.steps:
        if step.question.in_referral and step.answer is not None:
            known = step.answer not in (UNSURE, (UNSURE,))
            told_so = _in_a_sentence(step) if known else str(NOT_KNOWN)
            yield short_name(step, step.question.clinical), told_so


def _conditions(known: Facts) -> Iterator[tuple[str, str]]:
    conditions = _names_of(ReferralPart.CONDITION)
    groups = (
        (_("reported as present"), True),
        (_("reported as absent"), False),
        (_("conditions not known"), None),
    )
    for label, value in groups:
        names = [clinical_fact(name) for name in conditions if known.get(name) is value]
        if names:
            yield label, "; ".join(names)
