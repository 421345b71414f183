"""Words of the referral draft: facts as one clinician tells another, headings, gaps to fill in.

The patient is "the patient", and unknown is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.logic.facts import CLOCKS, Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.web.handover.summary.clinical import value_in_terms
from decision_aid.web.words import criteria
from decision_aid.web.words.clinical import clinical_fact
from decision_aid.web.words.said import SAID, in_turn

STANDING: Mapping[CriterionStatus, Promise] = {
    **criteria.STANDING,
    CriterionStatus.FOR_THE_TEAM: SAID["for_the_team_to_judge"],
}
NOT_KNOWN = later("not known")


def told(facts: Facts, name: str) -> str:
    """A value as clinicians write it. Years of a clock are rounded outwards, to tenths."""
    value = facts.get(name)
    if value in (None, UNSURE):
        return str(NOT_KNOWN)
    if name in CLOCKS and isinstance(value, Range):
        value = Range(_tenth(value.low, ROUND_FLOOR), _tenth(value.high, ROUND_CEILING))
    words = value_in_terms(value)
    if name == "edss" and isinstance(value, Range) and not value.is_exact:
        return _("%(edss)s, estimated from mobility, not measured") % {"edss": words}
    return words


def fact_told(facts: Facts, name: str) -> str:
    return f"{clinical_fact(name)}: {told(facts, name)}"


def _tenth(years: Decimal, way: str) -> Decimal:
    return years.quantize(Decimal("0.1"), rounding=way)


WORDS: Mapping[str, Promise] = {
    "title": later("DRAFT referral: stem cell transplant (AHSCT) for multiple sclerosis"),
    "draft": later(
        "Draft for a clinician to complete and check. It was made by an information tool from the "
        "answers of the patient. Nothing in it was checked against a record. It is not a decision, "
        "and not a clinical assessment."
    ),
    "patient": later("Patient and referral"),
    "in_short": later("In short, as told"),
    "criteria": later("Published criteria, condition by condition"),
    "grades": format_lazy("{}:", SAID["in_the_bodys_own_grades"]),
    "missing": later("Still missing for the meeting"),
    "nothing_missing": later("Nothing that this tool asks for."),
    "blanks": later("To complete from the record"),
    "on": later("on"),
    "value": later("value"),
    "day": later("day"),
    "to_complete": later("to be completed"),
    "fitness": later("Fitness for a transplant, beside it"),
    "before": later("Drugs (wash-out) and tests (work-up) before a transplant, as published"),
    "sources": later("Sources"),
    "notice": later("Please note"),
    "published": later("Published as"),
    "has": later("Patient"),
    "compared": later("Compared"),
    "lacks": later("Missing"),
    "number": later("No."),
    "condition": later("Condition, and how it is published"),
    "short": later("DRAFT referral: AHSCT for MS"),
    "page": later("Page"),
    "plain_build": in_turn(
        SAID["a_character_may_be_missing"], later("The plain text has them all.")
    ),
}
_NUMBER = later("Patient or hospital number: [number]")
_NHS_NUMBER = later("NHS or hospital number: [number]")
PLACEHOLDERS = (
    later("Name: [name]"),
    later("Date of birth: [date of birth]"),
    _NUMBER,
    later("Referred by: [name, role, hospital, contact]"),
    later("Referred to: [transplant centre or meeting]"),
    later("Checked against the record by: [name, day]"),
    later("Reason for the referral: [to be completed]"),
    later("Wishes and consent of the patient: [to be completed]"),
)
NARROW = 6
"""So many of them, from the first, are short: two stand side by side on paper."""


def placeholders(*, nhs_number: bool) -> tuple[str, ...]:
    number = _NHS_NUMBER if nhs_number else _NUMBER
    return tuple(str(number if each is _NUMBER else each) for each in PLACEHOLDERS)


NOTICE = later(
    "Information from published rules, not medical advice and not a decision about treatment. "
    "“Met” compares an answer with one printed condition; it does not say that "
    "anybody will be offered treatment. Rules change: check the source before use. This draft "
    "holds health information: keep it safe."
)
