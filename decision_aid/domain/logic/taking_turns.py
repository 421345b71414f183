"""A few of many, so that no kind crowds out another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def round_robin(several: Iterable[Iterable[T]], most: int) -> Iterator[T]:
    """The first of each, then the second of each and so on, until there are enough."""
    return islice(_turns([iter(each) for each in several]), most)


def _turns(left: list[Iterator[T]]) -> Iterator[T]:
    while left:
        still: list[Iterator[T]] = []
        for each in left:
            for found in each:
                yield found
                still.append(each)
                break
        left = still
