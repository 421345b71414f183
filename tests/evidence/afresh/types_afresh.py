"""The types of MS that a study holds, read a second time; nothing here imports the product."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Table = dict[str, Any]
TYPES = ["rrms", "spms", "ppms"]


def types_behind(people: Table, figure: Table) -> list[str]:
    """The figure's own group, as far as the study took its types in."""
    named = {
        "rrms": ["rrms"], "relapsing": ["rrms"], "spms": ["spms"], "ppms": ["ppms"],
        "progressive": ["spms", "ppms"],
    }.get(figure["group"])  # fmt: skip
    took_in = people.get("subtypes", [])
    if named is None:
        return list(took_in)
    return [t for t in named if t in took_in] or named


def numbers_by_type(people: Table) -> dict[str, int]:
    """People per type as printed, and what is left over for a single type."""
    counts = dict(people.get("counts", {}))
    took_in, everybody = people.get("subtypes", []), counted_among(people)
    if everybody is not None:
        everybody -= counts.get("other", 0)
    known = {t: counts[t] for t in TYPES if t in counts}
    if "rrms" not in known and "relapsing" in counts:
        known["rrms"] = counts["relapsing"]
    if "progressive" in counts:
        leave_over(known, [t for t in took_in if t != "rrms"], counts["progressive"])
        if "rrms" in took_in and "rrms" not in known and everybody is not None:
            known["rrms"] = everybody - counts["progressive"]
    if everybody is not None:
        leave_over(known, took_in, everybody)
    return known


def counted_among(people: Table) -> int | None:
    """Of how many people the types were counted."""
    among: Table = people.get("counted_among", {})
    told: int | None = among.get("people", people.get("people"))
    return told


def leave_over(known: dict[str, int], types: list[str], together: int) -> None:
    unknown = [t for t in types if t not in known]
    if len(unknown) == 1:
        rest = together - sum(known[t] for t in types if t in known)
        if rest >= 0:
            known[unknown[0]] = rest


def by_type(people: Table, figure: Table, mine: str | None) -> str:
    if mine is None:
        return "open"
    types = types_behind(people, figure)
    if not types:
        return "silent"
    if mine not in types:
        return "unlike"
    if types == [mine]:
        return "alike"
    known = numbers_by_type(people)
    group = counted_among(people)
    if figure["group"] == "progressive":
        whole = all(t in known for t in types)
        group = (
            sum(known[t] for t in types) if whole else people.get("counts", {}).get("progressive")
        )
    if figure["group"] == "other" or mine not in known or not group:
        return "silent"  # share unknown: few, which counts like silent
    enough = known[mine] >= 10 and Decimal(known[mine]) / Decimal(group) * 100 >= 25
    return "edge" if enough else "silent"
