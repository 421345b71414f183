"""Closeness worked out a second time, from the words of the product and the raw files alone.

Nothing here imports the product. A person is a plain table: numbers are (low, high), None is
unknown. Written from "How a figure is chosen and matched", one sentence a branch.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

Table = dict[str, Any]
Person = dict[str, Any]

INSIDE, OUTSIDE, UNKNOWN = "inside", "outside", "unknown"
FEW, NOT_REPORTED, NOT_RESTRICTED = "few", "not_reported", "not_restricted"


def shown_figures(folder: Path) -> Iterator[tuple[Table, Table]]:
    """Every headline and detail figure with its source, as the file has them."""
    for path in sorted(folder.glob("*.toml")):
        source = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        for figure in source.get("figure", []):
            if figure["show"] in ("headline", "detail"):
                yield source, figure


def compare(source: Table, figure: Table, person: Person) -> list[str]:
    people = source["population"]
    return [
        compare_subtype(figure["group"], people, person["subtype"]),
        compare_number(people.get("edss", {}), [person["edss"]]),
        compare_number(people.get("age", {}), [person["age"]]),
        compare_number(
            people.get("years_with_ms", {}),
            [person["years_since_onset"], person["years_since_diagnosis"]],
        ),
        compare_entry(people.get("activity", "unknown"), is_active(person)),
        compare_entry(people.get("failed_treatment", "unknown"), has_failed(person)),
    ]


def compare_subtype(group: str, people: Table, mine: str | None) -> str:
    if group in ("rrms", "spms", "ppms"):
        taken_in = [group]
    elif group == "relapsing":
        taken_in = ["rrms"]
    elif group == "progressive":
        taken_in = ["spms", "ppms"]
    else:
        taken_in = people.get("subtypes", [])
    if not taken_in:
        return NOT_REPORTED
    if mine is None:
        return INSIDE if sorted(taken_in) == ["ppms", "rrms", "spms"] else UNKNOWN
    if mine not in taken_in:
        return OUTSIDE
    is_wider = any(each != mine for each in taken_in)
    counted = people.get("counts", {})
    if is_wider and mine in counted and counted[mine] < 10:
        return FEW
    return INSIDE


def compare_number(limits: Table, answers: list[tuple[Decimal, Decimal] | None]) -> str:
    """Several answers are several clocks, and must agree."""
    if "low" not in limits and "high" not in limits:
        return NOT_REPORTED
    low, high = limits.get("low", Decimal("-Infinity")), limits.get("high", Decimal("Infinity"))
    told = set()
    for answer in answers:
        if answer is None:
            told.add(UNKNOWN)
        elif low <= answer[0] and answer[1] <= high:
            told.add(INSIDE)
        elif answer[1] < low or high < answer[0]:
            told.add(OUTSIDE)
        else:
            told.add(UNKNOWN)
    return told.pop() if len(told) == 1 else UNKNOWN


def is_active(person: Person) -> str:
    signs = [person[name] for name in ("relapses_12m", "gd_lesions_12m", "new_t2_12m")]
    if any(sign is not None and sign[0] >= 1 for sign in signs):
        return "yes"
    if all(sign == (0, 0) for sign in signs):
        return "no"
    return "unknown"


def has_failed(person: Person) -> str:
    drugs = person["dmt_failed"]
    if drugs is None or drugs[0] < 1 <= drugs[1]:
        return "unknown"
    return "yes" if drugs[0] >= 1 else "no"


def compare_entry(asked: str, answer: str) -> str:
    if asked in ("not-required", "mixed"):
        return NOT_RESTRICTED
    if asked == "unknown":
        return NOT_REPORTED
    if answer == "unknown":
        return UNKNOWN
    wanted = {"required": "yes", "excluded": "no"}[asked]
    return INSIDE if answer == wanted else OUTSIDE


def closeness(told: list[str]) -> str:
    if OUTSIDE in told:
        return "different"
    if UNKNOWN in told or told[0] in (NOT_REPORTED, FEW):
        return "may-be-like-you"
    return "like-you"


WIDEST = {
    "age": (18, 75), "edss": (0, 19), "years_since_onset": (0, 35),
    "years_since_diagnosis": (0, 30), "relapses_12m": (0, 3), "gd_lesions_12m": (0, 2),
    "new_t2_12m": (0, 2), "dmt_failed": (0, 2),
}  # fmt: skip


def somebody(random: Random) -> Person:
    """About one answer in five unknown, one in five a range; half points of EDSS."""
    person: Person = {"subtype": random.choice(["rrms", "spms", "ppms", "rrms", "ppms", None])}
    for name, (low, high) in WIDEST.items():
        ends = sorted((random.randint(low, high), random.randint(low, high)))
        if random.random() < 0.75:
            ends = [ends[0], ends[0]]
        scale = 2 if name == "edss" else 1
        told = (Decimal(ends[0]) / scale, Decimal(ends[1]) / scale)
        person[name] = None if random.random() < 0.2 else told
    return person
