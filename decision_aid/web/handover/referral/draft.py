"""The draft that answers make, with the published texts that it can be compared with."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.referral.content import Referral, referral_of
from decision_aid.web.loaded import result_of
from decision_aid.web.rules.by_place import RulesView
from decision_aid.web.rules.sets import SetView
from decision_aid.web.words.said import with_a_capital


@dataclass(frozen=True, slots=True)
class SetGroup:
    """Published texts under one name, nearest first."""

    name: Promise
    views: tuple[SetView, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The texts to choose from, and the one that is chosen."""

    groups: tuple[SetGroup, ...]
    verdict: Verdict

    @property
    def chosen(self) -> CriteriaSet:
        return self.verdict.criteria_set


@dataclass(frozen=True, slots=True)
class Draft:
    """``choice``: with the text that the patient is compared with."""

    choice: Choice
    referral: Referral


def choice_for(page: PatientResult, set_id: str = "") -> Choice | None:
    """None for a text that we do not have. Without an id the nearest one with lines is chosen."""
    groups = set_groups(RulesView(page.rules))
    verdict = verdict_of(groups, set_id)
    return Choice(groups, verdict) if verdict else None


def draft_of(kept: SavedAnswers, set_id: str = "") -> Draft | None:
    """None as there."""
    journey = kept.journey()
    page = result_of(journey)
    choice = choice_for(page, set_id)
    if choice is None:
        return None
    return Draft(choice, referral_of(journey, page, choice.verdict, timezone.localdate()))


def set_groups(rules: RulesView) -> tuple[SetGroup, ...]:
    """Without the terms of those who sell the treatment: nobody is referred by them."""
    fitness = (rules.fitness,) if rules.fitness else ()
    groups = (
        SetGroup(later("Of the country, and international"), rules.first),
        SetGroup(with_a_capital("fitness_for_a_transplant"), fitness),
        SetGroup(later("Of the country or Europe, old or without a condition"), rules.older),
        SetGroup(later("Of other countries"), rules.elsewhere),
        SetGroup(later("Trials"), rules.trials),
    )
    return tuple(group for group in groups if group.views)


def verdict_of(groups: tuple[SetGroup, ...], set_id: str) -> Verdict | None:
    """That of a text; without an id that of the nearest one with lines."""
    verdicts = [view.verdict for group in groups for view in group.views]
    if set_id:
        return next((each for each in verdicts if each.criteria_set.id == set_id), None)
    return next((each for each in verdicts if each.findings), None)
