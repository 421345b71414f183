"""What fits two sheets: which lists are cut for paper and page, and the size of type of the PDF.

Heights are worked out from the letters of the typeface, a little on the large side. A PDF that has
a third page in spite of it is built again one step smaller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.figures import SummaryFigure
from decision_aid.web.handover.summary.letters import lines_of

USUAL = 12.0
_SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
_MOST_TO_WRITE = 4
_POINTS = 72 / 25.4
_WIDE, _TALL, _TALL_LETTER = 182 * _POINTS, 276 * _POINTS, 258.4 * _POINTS
_LINE, _BETWEEN, _HEADING, _TITLE = 1.19, 0.12, 2.3, 2.2
"""In sizes of type: a line, what a paragraph has below it besides, headings with their gaps."""
_RULE, _BELOW_RULES = 6.5 * _POINTS, 0.5
_TOO_MUCH = 0.97
"""Long running text takes a little less than its words tell."""
_PICTURE, _BESIDE_PICTURE = 26 * _POINTS, 2
"""Its height with the white around it; lines on how to use it and what it does not hold."""
_CODE_LEFT = 151 * _POINTS
_PRINTED_SIZES, _PRINTED_ROOM, _OWN_BOX = (12, 11, 10, 9, 8), 0.95, 18 * _POINTS
_LISTS = ((5, 6), (5, 4), (4, 4), (4, 3), (3, 3), (3, 2), (3, 1))
"""Suggested questions and things to find out, as many as leave room to write."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A size in points, and how many lines to write on stand below each question."""

    size: float
    lines: int = 0


def on_two_sheets(summary: Summary) -> Summary:
    """At the usual size with a line to write on below each question, where that can be."""
    room = _room(summary)
    for questions, find_out in _LISTS:
        kept = summary.questions if summary.is_chosen else summary.questions[:questions]
        cut = replace(summary, questions=kept, find_out=summary.find_out[:find_out])
        if _person(cut, Fit(USUAL, 1)) <= room:
            break
    return cut


def with_own(summary: Summary, own: tuple[str, ...]) -> Summary:
    """Questions in the person's own words take the place of those that we suggest."""
    left = max(len(summary.questions) - len(own), 0)
    kept = summary.questions if summary.is_chosen else summary.questions[:left]
    return replace(summary, own=own, questions=kept)


def tries(summary: Summary, *, clinician: bool) -> Iterator[tuple[Fit, Fit]]:
    """Both sheets, from what should fit; each next try is one step smaller."""
    sheets = (_clinicians, _printed) if clinician else (_person, _doctor)
    most = 0 if clinician else _MOST_TO_WRITE
    ways = [*(Fit(USUAL, n) for n in range(most, 0, -1)), *map(Fit, _SIZES)]
    room = _room(summary)
    first, second = (
        [way for way in ways if sheet(summary, way) <= room] or ways[-1:] for sheet in sheets
    )
    for step in range(max(len(first), len(second))):
        yield first[min(step, len(first) - 1)], second[min(step, len(second) - 1)]


def print_sizes(summary: Summary) -> tuple[int, int]:
    """Points of both sheets where a browser prints the page, in a typeface that we do not know."""
    room = _PRINTED_ROOM * _room(summary)
    own = _OWN_BOX if summary.questions else 0
    first = (n for n in _PRINTED_SIZES if _person(summary, Fit(n)) + own <= room)
    second = (n for n in _PRINTED_SIZES if _doctor(summary, Fit(n)) <= room)
    return next(first, _PRINTED_SIZES[-1]), next(second, _PRINTED_SIZES[-1])


def _room(summary: Summary) -> float:
    return _TALL_LETTER if summary.letter else _TALL


def _person(summary: Summary, fit: Fit) -> float:
    asked = [*summary.own, *(f"{each.text} ({each.who})" for each in summary.questions)]
    matters = "; ".join(f"{each.label}: {each.text}" for each in summary.matters)
    words = summary.words
    told = [*summary.me, *([f"{words['matters']} {matters}"] if matters else [])]
    told += [*(f"{e.heading} {e.line}" for e in summary.figures), words["figures_note"]]
    headings = 3 + bool(summary.find_out)
    writing = len(asked) * (fit.lines * _RULE + fit.size * _BELOW_RULES) if fit.lines else 0
    return (
        _head(summary, fit.size)
        + _heights(told, fit.size)
        + _heights([*asked, *(each.text for each in summary.find_out)], fit.size, indent=1.8)
        + headings * _HEADING * fit.size
        + writing
        + _code(summary, fit.size)
    )


def _head(summary: Summary, size: float) -> float:
    return _heights([summary.title], 1.25 * size) + 1.8 * size


def _code(summary: Summary, size: float) -> float:
    """With room for a picture, wanted or not: all ways to take a summary along ask the same."""
    words = summary.words
    told = (f"{words['again']} {summary.code_address}", summary.code)
    lines = sum(lines_of(each, _CODE_LEFT / size) for each in told) + _BESIDE_PICTURE
    return max((lines * _LINE + 0.3) * size, _PICTURE)


def _doctor(summary: Summary, fit: Fit) -> float:
    return _clinical_sheet(summary, fit.size) + _sources(summary, fit.size, labels=False)


def _clinical_sheet(summary: Summary, size: float) -> float:
    words = summary.words
    told = [f"{each.name}: {each.text}" for each in summary.drugs]
    told += [f"{words['findings']}: {summary.findings}"] if summary.findings else []
    told += [f"{words['unknown']}: {'; '.join(summary.unknown)}"] if summary.unknown else []
    told += [f"{e.title}. {e.message} {e.caveats}" for e in summary.rules]
    told += [" ".join((*summary.rules_held_back, words["rules_note"]))]
    told += [*summary.differences, summary.differences_note, summary.notice]
    boxed = _heights([f"{words['clinical']}: {summary.clinical}"], size, indent=1.2) + 1.9 * size
    headings = 1 + bool(summary.differences)
    text = boxed + _heights(told, size, indent=0.9)
    return (_TITLE + headings * _HEADING) * size + _TOO_MUCH * text


def _sources(summary: Summary, size: float, *, labels: bool) -> float:
    """Addresses are never parted, so lines of sources stay shorter."""
    told = " ".join(
        f"[{e.number}] {e.label if labels else ''} {e.citation}. {e.link}" for e in summary.sources
    )
    return _HEADING * size + _TOO_MUCH * _heights([told], size)


def _clinicians(summary: Summary, fit: Fit) -> float:
    asked = [f"{each.text} ({each.who})" for each in summary.questions]
    return (
        _head(summary, fit.size)
        + _clinical_sheet(summary, fit.size)
        + _heights([*summary.own, *asked], fit.size, indent=1.8)
        + 2 * _HEADING * fit.size
        + _code(summary, fit.size)
    )


def _printed(summary: Summary, fit: Fit) -> float:
    size = fit.size
    told = chain.from_iterable(_as_printed(shown) for shown in summary.figures)
    titles = len(summary.figures) * 1.5 * size
    text = _TOO_MUCH * _heights(told, size)
    return _TITLE * size + titles + text + _sources(summary, size, labels=True)


def _as_printed(shown: SummaryFigure) -> Iterator[str]:
    yield " ".join((shown.spread, *shown.beside, *shown.disability, shown.none))
    told = shown.figure
    if told is not None:
        parts = (
            shown.named, shown.said, shown.range, told.warning, shown.study,
            told.closeness, shown.design, told.second_hand, *shown.compared, shown.own_type,
            told.term, told.as_printed, told.locator, shown.note, *shown.ratios,
        )  # fmt: skip
        yield " ".join(filter(None, parts))


def _heights(paragraphs: Iterable[str], size: float, *, indent: float = 0) -> float:
    width = _WIDE / size - indent
    return sum(
        (lines_of(each, width) * _LINE + _BETWEEN) * size for each in paragraphs if each.strip()
    )
