"""Numbers in free text: each must stand in a figure of a source that the text cites.

A summary that says 3 of 55 where the figure says 3 of 53 is the mistake that no schema finds.
A share may be told rounded, or out of 1,000. A number that rightly stands elsewhere (a year, a
limit of age) is excused by name in one list. The limits of a rule stand in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import Any

from decision_aid.domain.evidence.difference import Difference
from decision_aid.domain.evidence.sources import Figure, Source
from decision_aid.domain.evidence.vocabulary import Unit
from decision_aid.domain.logic.facts import BOTH_CLOCKS
from decision_aid.domain.logic.rules import Compare, Rule
from decision_aid.evidence_base.checks.figures import unexcused
from decision_aid.evidence_base.reading.content import WAYS
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

_TENTH = Decimal("0.1")
_DENOMINATORS = frozenset({"100", "1000"})
_NUMBER = re.compile(r"\d(?<![A-Za-z\d.-]\d)\d*(?:,\d{3})*(?:\.\d+)?(?![A-Za-z\d])")
"""What stands before a number is looked at from its first digit: the search skips all words."""

Text = tuple[str, str, str, frozenset[str] | None]
"""File, path, the words, the numbers that may stand in them: None where a source that it cites is
not there, which is told."""


def check_numbers_in_words(loaded: Loaded) -> Iterator[Mistake]:
    excused = {(e.file, number) for e in loaded.excuses if not e.figure for number in e.numbers}
    found = (
        (number, Mistake(file, path, f"{number} stands in no figure of the sources it cites"))
        for file, path, words, known in _texts(loaded)
        if known is not None
        for number in numbers_in(words) - known - _DENOMINATORS
    )
    yield from unexcused(loaded, excused, found, "%s needs no excuse")


def _texts(loaded: Loaded) -> Iterator[Text]:
    known = {source.id: _numbers_of(source) for source in loaded.sources.values()}
    known |= {rules.id: frozenset() for rules in loaded.criteria.values()}
    for file, source in loaded.sources.items():
        for path in ("summary", "limits"):
            yield f"sources/{file}", path, getattr(source, path), known[source.id]
        for each in source.difference:
            yield f"sources/{file}", f"difference {each.id}", each.sentence, known[source.id]
    for told in loaded.situations:
        cited = _together(known, told.sources)
        yield "situations.toml", f"situation {told.id}", f"{told.title} {told.text}", cited
    for gap in loaded.gaps:
        cited = _together(known, gap.sources_nearest)
        yield "gaps.toml", f"gap {gap.id}", f"{gap.group} {gap.statement}", cited
    for claim in loaded.disagreements:
        words = " ".join(getattr(claim, f.name) for f in fields(claim) if f.type == "str")
        cited = _together(known, claim.sources)
        yield "disagreement.toml", f"claim {claim.id}", words, cited
    for file, path, words, sources in _texts_of_exercises(loaded):
        yield file, path, words, _together(known, sources)


def _texts_of_exercises(loaded: Loaded) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for item in loaded.what_matters.consideration:
        said = (item.label, item.plain, *(getattr(item.speaks_to, way) for way in WAYS))
        yield "values.toml", f"consideration {item.id}", " ".join(said), item.sources
    for way in loaded.what_matters.way:
        yield "values.toml", f"way {way.id}", f"{way.name} {way.plain}", way.sources
    for question in loaded.quiz:
        said = (question.title, question.explanation, *(o.label for o in question.option))
        yield "quiz.toml", f"question {question.id}", " ".join(said), question.sources
    for claim in loaded.heard:
        words = f"{claim.heard} {claim.shows} {claim.settle}"
        yield "heard.toml", f"claim {claim.id}", words, claim.sources
    for asked in loaded.team_questions:
        words = f"{asked.text} {asked.as_question} {asked.name} {asked.why}"
        yield "ask_your_team.toml", f"question {asked.id}", words, asked.sources
    guide = (("guide/steps.toml", loaded.guide_steps), ("guide/topics.toml", loaded.guide_topics))
    for file, pages in guide:
        for page in pages:
            yield file, f"page {page.id}", " ".join(page.words), page.all_sources


def _together(known: dict[str, frozenset[str]], ids: tuple[str, ...]) -> frozenset[str] | None:
    if not known.keys() >= set(ids):
        return None
    return frozenset().union(*(known[each] for each in ids))


def numbers_in(words: str) -> set[str]:
    """The numbers of a text, each in its shortest form: ``71.0`` and ``71`` are one."""
    return {_plain(found) for found in _NUMBER.findall(words)}


@lru_cache(maxsize=8192)
def _plain(printed: str) -> str:
    number = Decimal(printed.replace(",", ""))
    whole = number == number.to_integral_value()
    return str(int(number)) if whole else str(number.normalize())


def shortest(number: Decimal) -> str:
    """As a text has it: ``6.0`` is 6."""
    return _plain(str(number))


def _numbers_of(source: Source) -> frozenset[str]:
    """Every number of the record: figures with their notes, population, years, follow-up."""
    printed = source.citation.year, source.title, source.regimen_note
    found = _gathered(source.figure, source.population, source.years, source.follow_up, *printed)
    for figure in source.figure:
        found.update(_told_otherwise(figure))
    for each in source.difference:
        found |= _gathered(each.contrast, each.at, each.effect, each.arms)
        found.update(_sides_rounded(each))
    return frozenset(found)


def _sides_rounded(difference: Difference) -> Iterator[str]:
    """The numbers of both sides, to a whole one and to one decimal."""
    for side in difference.arms:
        for number in (side.value, side.control):
            if number is not None:
                yield _rounded(abs(number))
                yield _plain(str(abs(number).quantize(_TENTH, rounding=ROUND_HALF_UP)))


def _told_otherwise(figure: Figure) -> Iterator[str]:
    """The value and its interval rounded, and a percentage as people out of 1,000."""
    numbers = [figure.value, *((figure.ci.low, figure.ci.high) if figure.ci else ())]
    for number in numbers:
        yield _rounded(abs(number))
        if figure.unit is Unit.PERCENT:
            yield _rounded(number * 10)


@lru_cache(maxsize=8192)
def _rounded(number: Decimal) -> str:
    return _plain(str(number.quantize(Decimal(1), rounding=ROUND_HALF_UP)))


def _gathered(*values: Any) -> set[str]:
    """Every number that stands anywhere in the values, each in its shortest form."""
    words, numbers, left = list[str](), set[Decimal | int](), [*values]
    while left:
        value = left.pop()
        kind = value.__class__
        if kind is str:
            words.append(value)
        elif kind is tuple:
            left += value
        elif kind is Decimal or kind is int:
            numbers.add(value)
        elif kind is dict:
            left += value.values()
        elif names := _names_of(kind):
            left += [part for name in names if (part := getattr(value, name)) is not None]
    return {*numbers_in("\n".join(words)), *(_plain(str(abs(number))) for number in numbers)}


@cache
def _names_of(kind: type[Any]) -> tuple[str, ...]:
    """Of a dataclass; nothing else has numbers."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()


_MEASURED = frozenset(
    {
        "age", "edss", BOTH_CLOCKS, "years_since_diagnosis", "years_since_onset",
        "years_since_first_dmt", "lvef", "dlco", "crcl", "who_ps",
    }
)  # fmt: skip
_IN_WORDS = 12
"""A text may write so small a count as a word."""


def limits_not_printed(rule: Rule | None, words: str) -> Iterator[str]:
    """A limit that people are held against stands in the words that it was read from."""
    printed = numbers_in(words.replace("%", " "))
    for name, limit in _limits_in(rule):
        if _plain(str(limit)) not in printed:
            yield f"its rule has a limit of {name}, {limit}, that its words do not print"


def _limits_in(rule: Rule | None) -> Iterator[tuple[str, Decimal]]:
    """What words print in digits: all that is measured, and counts above twelve."""
    if isinstance(rule, Compare):
        limits = (rule.limits.min, rule.limits.max, rule.limits.gt, rule.limits.lt)
        for limit in filter(None, limits):
            if rule.name in _MEASURED or limit > _IN_WORDS or limit % 1:
                yield rule.name, limit
    for part in rule.parts if rule is not None else ():
        yield from _limits_in(part)
