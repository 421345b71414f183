"""Which figures a sentence of ours speaks of, found by the numbers in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from decision_aid.domain.evidence.sources import Figure, Source, SourcedFigure

_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d]|\.\d)")
_COUNT = re.compile(r"(\d+(?:\.\d+)?) (?:of|of the) (\d+)\b")


def figures_cited_in(text: str, sources: Iterable[Source]) -> tuple[SourcedFigure, ...]:
    """In the order of the sources. A whole number alone names nothing: it may be a year or an age.

    A decimal names the figures that print it, "8 of 12" those with these counts; 1 of many is too
    common in a study to tell which figure is meant.
    """
    decimals = {number for number in _NUMBER.findall(text) if "." in number}
    counts = {found for found in _COUNT.findall(text) if found[0] != "1"}
    every = (figure for source in sources for figure in source.figures)
    return tuple(each for each in every if _is_named(each.figure, decimals, counts))


def _is_named(figure: Figure, decimals: set[str], counts: set[tuple[str, str]]) -> bool:
    printed = str(figure.value)
    if "." in printed and printed in decimals:
        return True
    counted = (str(figure.events), str(figure.people))
    return counted in counts or (figure.unit == "percent" and (printed, "100") in counts)
