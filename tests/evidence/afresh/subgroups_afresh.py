"""The rules of subgroups read a second time, as raw tables; nothing here imports the product."""

from __future__ import annotations

from typing import Any

Table = dict[str, Any]
Person = dict[str, Any]

READS = {
    "subtype": "subtype", "edss": "edss", "age": "age", "disease_duration": "years_with_ms",
    "years_since_onset": "years_with_ms", "years_since_diagnosis": "years_with_ms",
    "relapses_12m": "activity", "relapses_18m": "activity", "relapses_24m": "activity",
    "gd_lesions_12m": "activity", "new_t2_12m": "activity", "progression_12m": "activity",
    "dmt_failed": "failed_treatment", "he_dmt_failed": "failed_treatment",
    "he_dmt_months": "failed_treatment", "dmt_taken": "failed_treatment",
    "he_dmt_taken": "failed_treatment", "natalizumab_taken": "failed_treatment",
}  # fmt: skip


def parts_of(where: Table) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in where.items():
        if name == "all_of":
            for each in value:
                found += parts_of(each)
        else:
            found.append((name, value))
    return found


def dimensions_of(name: str, value: Any) -> set[str]:
    if name in ("any_of", "all_of"):
        return {d for each in value for n, v in each.items() for d in dimensions_of(n, v)}
    if name == "not":
        return {d for n, v in value.items() for d in dimensions_of(n, v)}
    return {READS[name]}


def holds(name: str, value: Any, person: Person) -> str:
    """yes, no or unknown."""
    if name in ("any_of", "all_of"):
        told = [all_hold(list(each.items()), person) for each in value]
        return any_of(told) if name == "any_of" else all_of(told)
    if name == "not":
        opposite = {"yes": "no", "no": "yes", "unknown": "unknown"}
        return opposite[all_hold(list(value.items()), person)]
    if name == "disease_duration":
        clocks = {holds(n, value, person) for n in ("years_since_onset", "years_since_diagnosis")}
        return clocks.pop() if len(clocks) == 1 else "unknown"
    answer = person.get(name)
    answer = bounded(name, person) if answer is None else answer
    if answer is None:
        return "unknown"
    if not isinstance(answer, tuple):
        allowed = value["in"] if isinstance(value, dict) else [value]
        return "yes" if answer in allowed else "no"
    told = []
    for end, limit in value.items():
        passes = [
            {"min": a >= limit, "max": a <= limit, "gt": a > limit, "lt": a < limit}[end]
            for a in answer
        ]
        told.append("yes" if all(passes) else "unknown" if any(passes) else "no")
    return all_of(told)


def bounded(name: str, person: Person) -> tuple[int, int] | None:
    """A relapse in one year is one in two; none in two years is none in one. Nobody is diagnosed
    before the first symptoms.
    """
    onset, diagnosis = person.get("years_since_onset"), person.get("years_since_diagnosis")
    if name == "years_since_onset" and diagnosis:
        return diagnosis[0], 99
    if name == "years_since_diagnosis" and onset:
        return 0, onset[1]
    one, two = person.get("relapses_12m"), person.get("relapses_24m")
    if name == "relapses_24m" and one and one[0] > 0:
        return one[0], 99
    return (0, two[1]) if name == "relapses_12m" and two else None


def all_of(told: list[str]) -> str:
    return "no" if "no" in told else "unknown" if "unknown" in told else "yes"


def any_of(told: list[str]) -> str:
    return "yes" if "yes" in told else "unknown" if "unknown" in told else "no"


def all_hold(parts: list[tuple[str, Any]], person: Person) -> str:
    return all_of([holds(name, value, person) for name, value in parts])
