"""Random people for the second program, as plain tables."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range

Person = dict[str, Any]

WIDEST = {
    "age": (18, 75), "edss": (0, 19), "years_since_onset": (0, 35),
    "years_since_diagnosis": (0, 30), "relapses_12m": (0, 3), "relapses_24m": (0, 3),
    "gd_lesions_12m": (0, 2), "new_t2_12m": (0, 2), "dmt_failed": (0, 2), "he_dmt_failed": (0, 2),
    "he_dmt_months": (0, 6), "dmt_taken": (0, 3), "he_dmt_taken": (0, 2),
}  # fmt: skip


def somebody(random: Random) -> Person:
    """About one answer in five unknown, one in five a range; half points of EDSS."""
    person: Person = {"subtype": random.choice(["rrms", "spms", "ppms", "rrms", "spms", None])}
    for name, (low, high) in WIDEST.items():
        ends = sorted((random.randint(low, high), random.randint(low, high)))
        if random.random() < 0.75:
            ends = [ends[0], ends[0]]
        scale = 2 if name == "edss" else 1
        told = (Decimal(ends[0]) / scale, Decimal(ends[1]) / scale)
        person[name] = None if random.random() < 0.2 else told
    person["natalizumab_taken"] = random.choice([True, False, None])
    return person


def facts_of(person: Person) -> Facts:
    """The same person as the product has one."""
    return Facts(
        {
            name: Range(*told) if isinstance(told, tuple) else told
            for name, told in person.items()
            if told is not None
        }
    )
