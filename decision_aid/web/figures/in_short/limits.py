"""Whom the study below a spread took in, where nobody knows whether the person is one of them."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.population import Population, Span
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import LimitsAre, Requirement
from decision_aid.domain.similarity.outcomes import DIMENSIONS, Dimension, Outcome, Outcomes


def open_limits(sourced: SourcedFigure, outcomes: Outcomes) -> str:
    """ "active MS only, EDSS 3 to 6"; empty where the person meets them or it had none.

    What the note of the figure says already is not said again: "active SPMS".
    """
    compared = zip(DIMENSIONS, outcomes, strict=True)
    told = {dimension for dimension, outcome in compared if outcome is Outcome.OPEN}
    if "active" in sourced.figure.group_note:
        told.discard(Dimension.ACTIVITY)
    return ", ".join(_limits(sourced.source.population, told))


def _limits(people: Population, told: set[Dimension]) -> Iterator[str]:
    if Dimension.ACTIVITY in told and people.activity is Requirement.REQUIRED:
        yield _("active MS only")
    if Dimension.ACTIVITY in told and people.activity is Requirement.EXCLUDED:
        yield _("quiet MS only")
    if Dimension.FAILED_TREATMENT in told and people.failed_treatment is Requirement.REQUIRED:
        yield _("a drug had failed")
    elif Dimension.FAILED_TREATMENT in told and people.untreated_percent == 0:
        yield _("all had had a drug")
    if Dimension.FAILED_TREATMENT in told and people.failed_treatment is Requirement.EXCLUDED:
        yield _("no drug before")
    if Dimension.EDSS in told and _is_entry(people, people.edss):
        yield _("EDSS %(limits)s") % {"limits": ends_in_words(people.edss)}
    if Dimension.AGE in told and _is_entry(people, people.age):
        yield _("age %(limits)s") % {"limits": ends_in_words(people.age)}
    if Dimension.YEARS_WITH_MS in told and _is_entry(people, people.years_with_ms):
        yield _("%(limits)s years with MS") % {"limits": ends_in_words(people.years_with_ms)}


def _is_entry(people: Population, span: Span) -> bool:
    """What a study saw is no limit of it."""
    return span.has_limits and (span.limits_are or people.limits_are) is LimitsAre.ENTRY


def ends_in_words(span: Span) -> str:
    low, high = (f"{end.normalize():f}" if end is not None else "" for end in (span.low, span.high))
    if low and high:
        return _("%(low)s to %(high)s") % {"low": low, "high": high}
    return _("up to %(high)s") % {"high": high} if high else _("from %(low)s") % {"low": low}
