"""The draft that answers make, with the published texts that it can be compared with."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.referral.content import Referral, referral_of
from decision_aid.web.loaded import result_of
from decision_aid.web.rules.by_place import RulesView
from decision_aid.web.rules.sets import SetView


@dataclass(frozen=True, slots=True)
class SetGroup:
    """Published texts under one name, nearest first."""

    name: Promise
    views: tuple[SetView, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """``chosen``: the text that the patient is compared with."""

    groups: tuple[SetGroup, ...]
    chosen: CriteriaSet
    referral: Referral


def draft_of(kept: SavedAnswers, set_id: str = "") -> Draft | None:
    """None for a text that we do not have. Without an id the nearest one with lines is chosen."""
    journey = kept.journey()
    page = result_of(journey)
    groups = set_groups(RulesView(page.rules))
    verdict = verdict_of(groups, set_id)
    if verdict is None:
        return None
    made = referral_of(journey, page, verdict, timezone.localdate())
    return Draft(groups, verdict.criteria_set, made)


def set_groups(rules: RulesView) -> tuple[SetGroup, ...]:
    fitness = (rules.fitness,) if rules.fitness else ()
    groups = (
        SetGroup(later("Of the country, and international"), rules.first),
        SetGroup(later("Fitness for a transplant"), fitness),
        SetGroup(later("Of the country or Europe, old or without a condition"), rules.older),
        SetGroup(later("Of other countries"), rules.elsewhere),
        SetGroup(later("Private clinics"), rules.private),
        SetGroup(later("Trials"), rules.trials),
    )
    return tuple(group for group in groups if group.views)


def verdict_of(groups: tuple[SetGroup, ...], set_id: str) -> Verdict | None:
    """That of a text; without an id that of the nearest one with lines."""
    verdicts = [view.verdict for group in groups for view in group.views]
    if set_id:
        return next((each for each in verdicts if each.criteria_set.id == set_id), None)
    return next((each for each in verdicts if each.findings), None)
