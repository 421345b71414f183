"""The person's own list of questions: how many fit, what stays, and their order."""

from __future__ import annotations

from collections.abc import Collection, Sequence

MOST_SUGGESTED, MOST_CHOSEN = 5, 12
"""More than twelve do not fit the two sheets of the summary, nor one appointment."""


def with_ticks(before: Sequence[str], ticked: Collection[str]) -> tuple[str, ...]:
    """What stays keeps its order; what is new comes after it, as it stands in ``ticked``."""
    stays = tuple(each for each in before if each in ticked)
    return (*stays, *(each for each in ticked if each not in before))


def moved(chosen: Sequence[str], which: str, by: int) -> tuple[str, ...]:
    """One of them ``by`` places further down, or up where below zero; never past an end."""
    if which not in chosen:
        return tuple(chosen)
    others = [each for each in chosen if each != which]
    others.insert(max(chosen.index(which) + by, 0), which)
    return tuple(others)


def without(chosen: Sequence[str], which: str) -> tuple[str, ...]:
    return tuple(each for each in chosen if each != which)
