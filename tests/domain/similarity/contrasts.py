"""Differences between people of a study, and what they say to a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from decision_aid.domain.evidence.difference import (
    About,
    Adjusted,
    Difference,
    Direction,
    Effect,
    EffectUnit,
    SideOfContrast,
)
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Group, ReadIn
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.similarity.dimensions.yardstick import yardstick
from decision_aid.domain.similarity.factor_lines import FactorLine
from decision_aid.domain.similarity.standing import Standing, standing
from tests.domain.build import person, rule, source
from tests.domain.similarity.people import ALL, found

_RULES = ("where", "better_when", "worse_when")


def difference(name: str = "d", **given: Any) -> Difference:
    rules = {k: rule(given.pop(k)) for k in _RULES if k in given}
    effect = Effect(
        unit=EffectUnit(given.pop("unit", "hazard-ratio")),
        adjusted=Adjusted(given.pop("adjusted", "no")),
        people=given.pop("people", 100),
    )
    sides = tuple(SideOfContrast(when=rule(each)) for each in given.pop("sides", ()))
    words: dict[str, Any] = {
        "about": About.TRANSPLANT,
        "factor": "edss",
        "contrast": "one against another",
        "endpoint": "disability-worsened",
        "arm": "ahsct",
        "group": Group.ALL,
        "direction": Direction.BETTER,
        "locator": "Abstract",
        "seen_in": ReadIn.PRIMARY,
        "sentence": "It was so.",
    }
    return Difference(id=name, effect=effect, arms=sides, **{**words, **given, **rules})


def study(*differences: Difference, name: str = "s", **given: Any) -> Source:
    return replace(
        source(name=name, **{"subtypes": ALL, "people": 100, **given}), difference=differences
    )


def stands(each: Difference, study_: Source | None = None, **told: Any) -> Standing | None:
    whole = study_ or study(each)
    return standing(each, whole, person(**told), yardstick([whole]))


UP_TO_6 = {"better_when": {"edss": {"max": 6}}}


def lines(facts: Facts, *sources: Source, drugs: bool = False) -> dict[str, FactorLine]:
    both = found(facts, *sources).differences
    return {line.factor: line for line in (both.drugs if drugs else both.transplant)}


EDSS_4 = person(subtype="rrms", edss=4)
