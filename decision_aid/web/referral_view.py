"""What the page of the referral draft shows: the texts to choose from, and the draft itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.criteria import Verdict
from decision_aid.web.handover.referral import Referral
from decision_aid.web.handover.referral_text import referral_text
from decision_aid.web.rules_view import RulesView, SetView


@dataclass(frozen=True, slots=True)
class SetGroup:
    """Published texts under one name, nearest first."""

    name: Promise
    views: tuple[SetView, ...]


def set_groups(rules: RulesView) -> tuple[SetGroup, ...]:
    fitness = (rules.fitness,) if rules.fitness else ()
    groups = (
        SetGroup(later("Of the country, and international"), rules.first),
        SetGroup(later("Fitness for a transplant"), fitness),
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


def referral_context(
    groups: tuple[SetGroup, ...], verdict: Verdict, draft: Referral
) -> dict[str, Any]:
    return {
        "page_id": "referral",
        "groups": groups,
        "chosen": verdict.criteria_set,
        "draft": draft,
        "text": referral_text(draft),
    }
