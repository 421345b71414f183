"""How tall the sheets are, from the letters of the typeface: a little on the large side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.figures.figure import SummaryFigure
from decision_aid.web.handover.summary.fit.letters import lines_of

_POINTS = 72 / 25.4
WIDE, _TALL, _TALL_LETTER = 182 * _POINTS, 276 * _POINTS, 258.4 * _POINTS
_LINE, _BETWEEN, _HEADING, _TITLE = 1.19, 0.12, 2.3, 2.2
"""In sizes of type: a line, what a paragraph has below it besides, headings with their gaps."""
_RULE, _BELOW_RULES = 6.5 * _POINTS, 0.5
_TOO_MUCH = 0.97
"""Long running text takes a little less than its words tell."""
_UNSURE = 1.5
"""Points that a paragraph with a bold beginning may take more, wherever its words break."""
_PICTURE, _BESIDE_PICTURE = 26 * _POINTS, 2
"""Its height with the white around it; lines on how to use it and what it does not hold."""
_CODE_LEFT = 151 * _POINTS


@dataclass(frozen=True, slots=True)
class Fit:
    """A size in points, and how many lines to write on stand below each question."""

    size: float
    lines: int = 0


def room_on(summary: Summary) -> float:
    """Points from the top of a sheet to its foot."""
    return _TALL_LETTER if summary.letter else _TALL


def person_height(summary: Summary, fit: Fit) -> float:
    asked = [*summary.own, *(f"{each.text} ({each.who})" for each in summary.questions)]
    matters = "; ".join(f"{each.label}: {each.text}" for each in summary.matters)
    words = summary.words
    told = [*summary.me, *([f"{words['matters']} {matters}"] if matters else [])]
    told += [*(f"{e.heading} {e.line}" for e in summary.figures), words["figures_note"]]
    headings = 3 + bool(summary.find_out)
    told.append(summary.left_out.mine)
    writing = len(asked) * (fit.lines * _RULE + fit.size * _BELOW_RULES) if fit.lines else 0
    return (
        _head(summary, fit.size)
        + _heights(told, fit.size)
        + _UNSURE * len(summary.figures)
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


def doctor_height(summary: Summary, fit: Fit) -> float:
    return _clinical_sheet(summary, fit.size) + _sources(summary, fit.size, every=False)


def _clinical_sheet(summary: Summary, size: float) -> float:
    words = summary.words
    told = [f"{each.name}: {each.text}" for each in summary.drugs]
    told += [f"{words['findings']}: {'; '.join(summary.findings)}"] if summary.findings else []
    told += [f"{words['unknown']}: {'; '.join(summary.unknown)}"] if summary.unknown else []
    told += [f"{e.title} {e.cites}. {e.message} {e.caveats}" for e in summary.rules]
    told += [" ".join((*summary.rules_held_back, words["rules_note"]))]
    told += [*summary.differences, summary.differences_note]
    told += [summary.left_out.doctors, summary.notice]
    boxed = _heights([f"{words['clinical']}: {summary.clinical}"], size, indent=1.2) + 1.9 * size
    headings = 1 + bool(summary.differences)
    text = boxed + _heights(told, size, indent=0.9)
    return (_TITLE + headings * _HEADING) * size + _TOO_MUCH * text


def _sources(summary: Summary, size: float, *, every: bool) -> float:
    """Addresses are never parted, so lines of sources stay shorter."""
    told = " ".join(
        f"[{e.number}] {e.label if every else ''} {e.citation} {e.address}"
        for e in summary.sources
        if every or e.on_paper
    )
    return _HEADING * size + _TOO_MUCH * _heights([told], size)


def clinicians_height(summary: Summary, fit: Fit) -> float:
    asked = [f"{each.text} ({each.who})" for each in summary.questions]
    asked.append(summary.left_out.asked)
    return (
        _head(summary, fit.size)
        + _clinical_sheet(summary, fit.size)
        + _heights([*summary.own, *asked], fit.size, indent=1.8)
        + 2 * _HEADING * fit.size
        + _code(summary, fit.size)
    )


def printed_height(summary: Summary, fit: Fit) -> float:
    size = fit.size
    told = chain.from_iterable(_as_printed(shown) for shown in summary.figures)
    titles = len(summary.figures) * 1.5 * size
    text = _TOO_MUCH * _heights(told, size)
    return _TITLE * size + titles + text + _sources(summary, size, every=True)


def _as_printed(shown: SummaryFigure) -> Iterator[str]:
    led = (shown.spread, shown.rest, *shown.beside, *shown.disability)
    yield " ".join((*led, shown.other, shown.none))
    told = shown.figure
    if told is not None:
        parts = (
            shown.named, shown.said, shown.range, told.warning, shown.fewer, shown.study,
            told.closeness, shown.design, told.second_hand, *shown.compared, shown.own_type,
            told.term, told.as_printed, told.locator, shown.note, *shown.ratios,
        )  # fmt: skip
        yield " ".join(filter(None, parts))


def _heights(paragraphs: Iterable[str], size: float, *, indent: float = 0) -> float:
    width = WIDE / size - indent
    return sum(
        (lines_of(each, width) * _LINE + _BETWEEN) * size for each in paragraphs if each.strip()
    )
