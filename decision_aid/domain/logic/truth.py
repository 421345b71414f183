"""Three-valued logic: a published rule may hold, not hold, or be undecidable on what we know.

The tables are Kleene's strong logic of indeterminacy (Introduction to Metamathematics, 1952, §64).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """NO < UNKNOWN < YES. Has no truth value of its own, so a careless ``if`` fails at once."""

    __hash__ = object.__hash__  # looked up thousands of times a page

    NO = 0
    UNKNOWN = 1
    YES = 2

    def __bool__(self) -> bool:
        raise TypeError("a Truth has three values: compare it with `is Truth.YES`")


NO, UNKNOWN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES
"""For what is asked thousands of times: looking a member up in its class takes ten times longer."""


def of(known: bool) -> Truth:
    return YES if known else NO


def every(truths: Iterable[Truth]) -> Truth:
    """The least of them; YES where there are none."""
    result = YES
    for truth in truths:
        if truth is NO:
            return NO
        if truth is UNKNOWN:
            result = UNKNOWN
    return result


def some(truths: Iterable[Truth]) -> Truth:
    """The greatest of them; NO where there are none."""
    result = NO
    for truth in truths:
        if truth is YES:
            return YES
        if truth is UNKNOWN:
            result = UNKNOWN
    return result


def invert(truth: Truth) -> Truth:
    if truth is YES:
        return NO
    if truth is NO:
        return YES
    return UNKNOWN


def agreed(truths: Iterable[Truth]) -> Truth:
    """The value that all share; UNKNOWN where they differ or there are none."""
    values = set(truths)
    return values.pop() if len(values) == 1 else UNKNOWN
