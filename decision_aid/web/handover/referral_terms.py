"""Facts as one clinician tells another: the patient is "the patient", and unknown is said."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.criteria import Guard, Standing
from decision_aid.domain.facts import CLOCKS, Facts
from decision_aid.domain.held_back import Why
from decision_aid.domain.ranges import Range
from decision_aid.web.clinical_words import FACT
from decision_aid.web.handover.summary_terms import value_in_terms

STANDING: Mapping[Standing, Promise] = {
    Standing.MET: later("fits the published limit"),
    Standing.NOT_MET: later("outside the published limit"),
    Standing.UNKNOWN: later("cannot tell yet"),
    Standing.FOR_THE_TEAM: later("for the team to judge"),
}
BAR_PRESENT = later("outside the published limit: the team has to look at this first")
GUARD: Mapping[tuple[Guard, Why], Promise] = {
    (Guard.UNDER_18, Why.TOLD): later("age is under 18"),
    (Guard.UNDER_18, Why.LEFT_OPEN): later("age was asked and not told"),
    (Guard.UNDER_18, Why.NOT_ANSWERED): later("age has not been answered yet"),
    (Guard.UNDER_18, Why.NOT_ASKED): later("age was not asked"),
    (Guard.PREGNANT, Why.TOLD): later("the patient is pregnant"),
    (Guard.PREGNANT, Why.LEFT_OPEN): later("pregnancy was asked about and not told"),
    (Guard.PREGNANT, Why.NOT_ANSWERED): later("pregnancy has not been answered yet"),
    (Guard.PREGNANT, Why.NOT_ASKED): later("pregnancy was not asked about"),
    (Guard.PML, Why.TOLD): later("PML was told"),
    (Guard.PML, Why.LEFT_OPEN): later("PML was asked about and is not known"),
    (Guard.PML, Why.NOT_ANSWERED): later("PML has not been answered yet"),
    (Guard.PML, Why.NOT_ASKED): later("PML was not asked about"),
    (Guard.FITNESS, Why.TOLD): later("a line on fitness is outside the published limit"),
    (Guard.FITNESS, Why.NOT_TESTED): later("fitness for a transplant has not been shown"),
}
OUTCOME: Mapping[str, Promise] = {
    "not-controlled": later("MS active on it"),
    "side-effects": later("stopped for side effects or safety"),
    "other": later("stopped for another reason"),
    "quiet": later("taken now, MS quiet"),
}
FILLED_IN_BY: Mapping[str, Promise] = {
    "person": later("the patient"),
    "carer": later("a partner, relative, friend or carer"),
    "clinician": later("the patient together with a clinician"),
}
NOT_KNOWN = later("not known")


def told(facts: Facts, name: str) -> str:
    """A value as clinicians write it. Years of a clock are rounded outwards, to tenths."""
    value = facts.get(name)
    if value is None:
        return str(NOT_KNOWN)
    if name in CLOCKS and isinstance(value, Range):
        value = Range(_tenth(value.low, ROUND_FLOOR), _tenth(value.high, ROUND_CEILING))
    words = value_in_terms(value)
    if name == "edss" and isinstance(value, Range) and not value.is_exact:
        return _("%(edss)s, estimated from walking, not measured") % {"edss": words}
    return words


def fact_told(facts: Facts, name: str) -> str:
    return f"{FACT[name]}: {told(facts, name)}"


def _tenth(years: Decimal, way: str) -> Decimal:
    return years.quantize(Decimal("0.1"), rounding=way)
