"""What makes codes short: questions that are counted as one, and what nearly all people answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from decision_aid.domain.resume_code.layout import Slot

_USUALLY: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "relapses_12m": (0, 6),
        "relapses_24m": (0, 12),
        "activity_36m": (0, 8),
        "dmt_tried": (0, 19),
        "health": (0, 3),
        "lvef": (40, 80),
        "dlco": (40, 110),
        "crcl": (30, 130),
    }
)
"""Numbers from and to; of ticks, how many. Other answers fit in as well, in a longer code."""
APART: Mapping[str, int] = MappingProxyType({"year_onset": 20, "relapses_24m": 6})
"""How far a number usually lies from the answer that bounds it."""
_YEARS = ("year_diagnosis", "year_onset")
_USUAL_YEARS_BACK, _USUAL_YEARS_AHEAD = 50, 10


def usually(key: str, today: date) -> tuple[Decimal, ...]:
    if key in _YEARS:
        span = (today.year - _USUAL_YEARS_BACK, today.year + _USUAL_YEARS_AHEAD)
        return tuple(map(Decimal, span))
    return tuple(map(Decimal, _USUALLY.get(key, ())))


def together(slots: Sequence[Slot]) -> tuple[tuple[str, ...], ...]:
    """Each question with those that hang on it alone. Raises ValueError where that cannot be."""
    groups: list[list[Slot]] = []
    for slot in slots:
        found = [group for group in groups if slot.looks_at & {each.key for each in group}]
        if len(found) == 1 and found[0][0].several == bool(slot.for_each):
            found[0].append(slot)
        elif slot.for_each:
            raise ValueError(f"{slot.key}: a layout needs all it hangs on in the ticks themselves")
        else:
            groups.append([slot])
    return tuple(tuple(slot.key for slot in group) for group in groups if len(group) > 1)
