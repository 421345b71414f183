"""A limit is told as its rule has it: "under 45" is no rule for those above 45."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.logic.rules import Compare, Not, Rule
from decision_aid.evidence_base.checks.numbers_in_text import limits_not_printed, shortest
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake


class _End(Enum):
    """Which side of a limit is meant."""

    UP_TO = "up to"
    FROM = "from"


_OF_IT = r"\s*(?:the age of |age |an? |EDSS )*"
_UNIT = r"\)? ?(?:years |points? |months? |days |percent |%)*"
_NUMBER = r"(?<![\d.])(\d+(?:\.\d+)?)(?!\d|\.\d)"
_WORDS = {
    _End.UP_TO: (
        r"(?<!not )(?<!no )(?:under|below|less than|fewer than|younger than|up to|at most|no more"
        r" than|not more than|not (?:\w+ )?over|not above|within|until|maximum(?: of)?|[<≤])"
        + _OF_IT + _NUMBER,
        _NUMBER + _UNIT + r"(?:or|and) (?:less|younger|under|fewer|below|lower)",
        r"\d(?:\.\d)? ?(?:to|-|–|and) ?" + _NUMBER,
    ),
    _End.FROM: (
        r"(?<!not )(?<!no )(?<!not much )(?:over|above|more than|older than|at least|from|beyond|"
        r"minimum(?: of)?|[>≥]|higher than|between)" + _OF_IT + _NUMBER,
        _NUMBER + _UNIT + r"(?:or|and) (?:more|older|over|above|higher)",
        _NUMBER + r" ?(?:to|-|–|and) ?\d",
    ),
}  # fmt: skip
_SAID = {end: [re.compile(each, re.I) for each in said] for end, said in _WORDS.items()}


def check_limits_in_words(loaded: Loaded) -> Iterator[Mistake]:
    for file, path, words, rule in _told(loaded):
        for reason in _told_otherwise(words, rule):
            yield Mistake(file, path, reason)
    for name, source in loaded.sources.items():
        for path, words, rule in _of_subgroups(source):
            if rule is None:
                continue
            for reason in limits_not_printed(rule, words + _GROWN_UP):
                yield Mistake(f"sources/{name}", path, reason)


_GROWN_UP = " 18"
"""Told in words, in any language: children, adults."""


def _of_subgroups(source: Source) -> Iterator[tuple[str, str, Rule | None]]:
    for place, each in enumerate(source.figure, start=1):
        words = f"{each.group_note} {each.definition} {each.note}"
        yield f"figure[{place}] {each.id}.where", words, each.where
    for place, told in enumerate(source.difference, start=1):
        words = f"{told.contrast} {told.sentence} {told.note} {told.effect.value}"
        for rule in (told.better_when, told.worse_when, *(side.when for side in told.arms)):
            yield f"difference[{place}] {told.id}", words, rule


def _told(loaded: Loaded) -> Iterator[tuple[str, str, str, Rule | None]]:
    for gap in loaded.gaps:
        yield "gaps.toml", f"gap {gap.id}", gap.group, gap.rule
    for told in loaded.situations:
        yield "situations.toml", f"situation {told.id}", told.title, told.rule
    for asked in loaded.team_questions:
        yield "ask_your_team.toml", f"question {asked.id}", asked.text, asked.rule
    for item in loaded.hct_ci:
        yield "hct_ci.toml", f"item {item.id}", item.definition, item.present_when
    for name, rules in loaded.criteria.items():
        for line in rules.criterion:
            yield f"criteria/{name}", f"criterion {line.id}", line.statement, line.rule
    for name, source in loaded.sources.items():
        for place, figure in enumerate(source.figure, start=1):
            path = f"figure[{place}] {figure.id}"
            yield f"sources/{name}", path, figure.group_note, figure.where
        for place, each in enumerate(source.difference, start=1):
            path = f"difference[{place}] {each.id}"
            for rule in (each.where, each.better_when, each.worse_when):
                yield f"sources/{name}", path, each.contrast, rule


def _told_otherwise(words: str, rule: Rule | None) -> Iterator[str]:
    limits = list(_limits(rule))
    said = _said(words) if limits else {}
    for name, end, limit in dict.fromkeys(limits):
        number = shortest(limit)
        both = any((name, limit) == (n, at) and e is not end for n, e, at in limits)
        if number in said and end not in said[number] and not both:
            reason = f"its rule has {name} {end.value} {number}, but its words say the other side"
            yield reason


def _said(words: str) -> dict[str, set[_End]]:
    """Of each number beside which a side is named, the sides."""
    found: dict[str, set[_End]] = {}
    for end, patterns in _SAID.items():
        for number in (each for pattern in patterns for each in pattern.findall(words)):
            found.setdefault(shortest(Decimal(number)), set()).add(end)
    return found


def _limits(rule: Rule | None, *, holds: bool = True) -> Iterator[tuple[str, _End, Decimal]]:
    if isinstance(rule, Compare):
        ends = _End.UP_TO if holds else _End.FROM, _End.FROM if holds else _End.UP_TO
        limits = rule.limits
        yield from ((rule.name, ends[0], n) for n in (limits.max, limits.lt) if n is not None)
        yield from ((rule.name, ends[1], n) for n in (limits.min, limits.gt) if n is not None)
    for part in rule.parts if rule is not None else ():
        yield from _limits(part, holds=holds is not isinstance(rule, Not))
