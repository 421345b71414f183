"""Closeness worked out a second time, from the words of the rule and the raw files alone.

Nothing here imports the product. A person is a plain table: numbers are (low, high), None is
unknown. Each function says the sentence of the published rule that it follows.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from tests.evidence.afresh.subgroups_afresh import (
    all_hold,
    bounded,
    dimensions_of,
    holds,
    parts_of,
)
from tests.evidence.afresh.types_afresh import TYPES, Table, by_type, types_behind

Person = dict[str, Any]
DIMENSIONS = ("subtype", "edss", "age", "years_with_ms", "activity", "failed_treatment")
NUMBERS = DIMENSIONS[1:4]
BADNESS = ["alike", "edge", "open", "unlike"]


def read(folder: Path) -> list[Table]:
    paths = sorted(folder.glob("*.toml"))
    return [tomllib.loads(p.read_text(encoding="utf-8"), parse_float=Decimal) for p in paths]


def figures(sources: list[Table]) -> Iterator[tuple[Table, Table]]:
    return ((source, figure) for source in sources for figure in source.get("figure", []))


def width(numbers: Table) -> Decimal | None:
    """The standard deviation, or the middle half divided by 1.35."""
    if "sd" in numbers:
        return Decimal(numbers["sd"])
    if "iqr" in numbers:
        low, high = numbers["iqr"]
        return (Decimal(high) - Decimal(low)) / Decimal("1.35")
    return None


def usual_widths(sources: list[Table]) -> dict[str, Decimal | None]:
    """Where neither was printed, the median width of those sources that print one."""
    found: dict[str, list[Decimal]] = {name: [] for name in NUMBERS}
    for source in sources:
        people = source["population"]
        by_type = people.get("by_subtype", {})
        for name in NUMBERS:
            told = [people, *(by_type[t] for t in TYPES if t in by_type)]
            widths = [w for each in told if (w := width(each.get(name, {}))) is not None]
            found[name] += widths[:1]
    return {name: median(widths) if widths else None for name, widths in found.items()}


def told_of(people: Table, figure: Table, key: str) -> Any:
    """What was printed of the one type that the figure is about, else of everybody."""
    types = types_behind(people, figure)
    own = people.get("by_subtype", {}).get(types[0], {}) if len(types) == 1 else {}
    if key in NUMBERS:
        mine = own.get(key, {})
        return mine if mine.keys() & {"low", "high", "typical"} else people.get(key, {})
    return own.get(key)


def by_number(
    people: Table, figure: Table, name: str, person: Person, usual: Decimal | None
) -> str:
    numbers = told_of(people, figure, name)
    own = width(numbers)
    spread = usual if own is None else own
    limits = "low" in numbers or "high" in numbers
    has_middle = "typical" in numbers and spread is not None
    if not limits and not has_middle:
        return "silent"
    keys = [name]
    if name == "years_with_ms":
        onset, diagnosis = "years_since_onset", "years_since_diagnosis"
        clock = numbers.get("clock", "not-stated")
        keys = {"onset": [onset], "diagnosis": [diagnosis]}.get(clock, [onset, diagnosis])
    outcomes = []
    for key in keys:
        answer = person[key] or bounded(key, person)
        if answer is None:
            outcomes.append("open")
        elif limits and beyond(numbers, answer):
            outcomes.append(beyond(numbers, answer))
        elif has_middle:
            outcomes.append(by_distance(answer, numbers["typical"], spread))
        else:
            are = numbers.get("limits_are", people.get("limits_are"))
            outcomes.append("alike" if are == "entry" else "edge")
    return max(outcomes, key=BADNESS.index)


def beyond(numbers: Table, answer: tuple[Decimal, Decimal]) -> str:
    """Outside the limits is unlike, a range answer across them is open; "" inside."""
    low, high = numbers.get("low", Decimal(-1)), numbers.get("high", Decimal(1000))
    if answer[1] < low or answer[0] > high:
        return "unlike"
    return "" if low <= answer[0] and answer[1] <= high else "open"


def by_distance(answer: tuple[Decimal, Decimal], middle: Any, spread: Any) -> str:
    """Up to 1.5 spreads alike, up to 2.5 at the edge; tried at many points of a range answer."""
    low, high = answer
    points = [low + (high - low) * n / 64 for n in range(65)]
    if low <= middle <= high:
        points.append(Decimal(middle))
    marks = set()
    for point in points:
        distance = abs(point - Decimal(middle))
        near = distance <= Decimal("1.5") * spread
        marks.add("alike" if near else "edge" if distance <= Decimal("2.5") * spread else "unlike")
    return marks.pop() if len(marks) == 1 else "open"


def at_least_one(person: Person, *names: str) -> str:
    signs = [person[name] for name in names]
    if any(sign is not None and sign[0] >= 1 for sign in signs):
        return "yes"
    return "no" if all(sign is not None and sign[1] < 1 for sign in signs) else "unknown"


def strong_drug(person: Person) -> str:
    months = person["he_dmt_months"]
    if months is not None and months[0] > 0:
        return "yes"
    return took(person, "he_dmt_taken", "he_dmt_failed")


def took(person: Person, taken: str, failed: str) -> str:
    """A drug that failed was taken; one that did not may have been."""
    if at_least_one(person, failed) == "yes":
        return "yes"
    return at_least_one(person, taken)


def by_course(people: Table, figure: Table, person: Person, *, drugs: bool) -> str:
    asked = people.get("failed_treatment" if drugs else "activity", "unknown")
    active = at_least_one(person, "relapses_12m", "gd_lesions_12m", "new_t2_12m")
    answer = at_least_one(person, "dmt_failed") if drugs else active
    if drugs and asked == "excluded":
        answer = took(person, "dmt_taken", "dmt_failed")
    if asked in ("required", "excluded"):
        wanted = {"required": "yes", "excluded": "no"}[asked]
        return "open" if answer == "unknown" else "alike" if answer == wanted else "unlike"
    if drugs and people.get("untreated_percent") == 0:
        treated = took(person, "dmt_taken", "dmt_failed")
        if treated != "yes":
            return {"no": "unlike", "unknown": "open"}[treated]
    keys = ["high_efficacy_before_percent"] if drugs else [
        "gd_positive_percent", "relapsed_before_percent"
    ]  # fmt: skip
    shares = [told_of(people, figure, key) for key in keys]
    if all(share is None for share in shares):
        shares = [people.get(key) for key in keys]
    printed = [share for share in shares if share is not None]
    if not printed:
        return "silent"
    had = strong_drug(person) if drugs else active
    if had == "unknown":
        return "open"
    mostly = max(printed) >= 50
    return "alike" if mostly == (had == "yes") else "edge"


def as_seen(person: Person) -> Person:
    """A scan that showed nothing new showed nothing that lit up, with or without dye."""
    quiet = at_least_one(person, "new_t2_12m") == "no" and person["gd_lesions_12m"] is None
    return {**person, "gd_lesions_12m": (Decimal(0), Decimal(0))} if quiet else person


def compare(
    source: Table, figure: Table, person: Person, usual: dict[str, Decimal | None]
) -> list[str]:
    people, person = source["population"], as_seen(person)
    told = {
        "subtype": by_type(people, figure, person["subtype"]),
        **{n: by_number(people, figure, n, person, usual[n]) for n in NUMBERS},
        "activity": by_course(people, figure, person, drugs=False),
        "failed_treatment": by_course(people, figure, person, drugs=True),
    }
    for dimension in people.get("doubt", {}):
        if told[dimension] == "alike":
            told[dimension] = "edge"
    parts = parts_of(figure.get("where", {}))
    for dimension in DIMENSIONS:
        own = [(n, v) for n, v in parts if dimension in dimensions_of(n, v)]
        if own:
            told[dimension] = {"yes": "alike", "no": "unlike", "unknown": "open"}[
                all_hold(own, person)
            ]
    for name, value in figure.get("outside", {}).items():  # who cannot have been counted
        if holds(name, value, person) == "yes":
            told.update(dict.fromkeys(dimensions_of(name, value), "unlike"))
    return [told[dimension] for dimension in DIMENSIONS]


def closeness(told: list[str]) -> str:
    first, others = told[0], told[1:]
    if "unlike" in told:
        return "different"
    if first in ("open", "silent"):
        return "not-known"
    if set(others) <= {"silent", "open"}:
        return "type-only"
    alike, edge = others.count("alike"), others.count("edge")
    if first == "alike" and alike >= 3 and edge <= 1 and "open" not in others:
        return "much-like-you"
    return "partly-like-you"


_ASKED = {
    "subtype": 0, "edss": 1, "age": 2, "disease_duration": 3, "activity": 4,
    "relapses_on_drugs": 4, "prior_treatment": 5, "mitoxantrone": 5,
}  # fmt: skip


def turned_away(told: list[str], asks: list[str]) -> list[str]:
    """``asks``: what the lines are about by which the study itself said no."""
    found = list(told)
    for place in (_ASKED[each] for each in asks if each in _ASKED):
        if place != 4:
            found[place] = "unlike"
        elif found[place] == "alike":
            found[place] = "edge"
    return found
