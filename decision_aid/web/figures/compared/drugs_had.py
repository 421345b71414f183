"""What a person told of a drug, beside its name where a transplant was compared with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Arm
from decision_aid.domain.questionnaire.drugs_had import DrugsHad


@dataclass(frozen=True, slots=True)
class NamedDrug:
    """``told``: that they have had it, and how it went; empty where they did not name it."""

    name: str
    told: str


def told_of(drug: str, had: DrugsHad) -> str:
    if drug in had.failed:
        return _("you have had it; it did not hold your MS")
    if drug in had.stopped:
        return _("you have had it; you stopped it because of side effects")
    return _("a drug that you named") if drug in had.named else ""


def named_drugs(arms: Iterable[Arm], had: DrugsHad) -> tuple[NamedDrug, ...]:
    """Each once, in their order."""
    once: Mapping[str, Arm] = {each.id: each for each in arms}
    return tuple(NamedDrug(each.name, told_of(each.id, had)) for each in once.values())
