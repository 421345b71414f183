"""Studies of one outcome at one time, and what a person finds of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.similarity.spread import TopicSpread
from decision_aid.domain.similarity.windows import Window
from tests.domain.build import figure, person, source
from tests.domain.similarity.people import found

RRMS = person(subtype="rrms", edss=4)
FIVE = FollowUpTime(years=Decimal(5))


def study(name: str, value: int = 50, people: int = 100, **given: Any) -> Source:
    """A study of RRMS with one figure on relapses at 5 years."""
    told = {"at": FIVE, "people": people, **given.pop("figure", {})}
    group = told.pop("group", "all")
    return source(
        figure(f"{name}-f", group, value=Decimal(value), **told),
        name=name,
        people=given.pop("all_people", people),
        **given,
    )


def part_uncounted(name: str, value: int = 50, whole: int = 28, **given: Any) -> Source:
    """A figure on those with RRMS in a mixed study, without how many these were."""
    told = {"people": None, "group": "rrms"}
    return study(name, value, figure=told, subtypes=("rrms", "spms"), all_people=whole, **given)


def topic(*sources: Source, told: Any = RRMS, window: Window = Window.ABOUT_5_YEARS) -> TopicSpread:
    (only,) = [t for t in found(told, *sources).topics if t.window is window]
    return only


def ids(one: TopicSpread) -> list[str]:
    return [line.sourced.source.id for line in one.lines]
