"""The summary as a PDF: tagged, PDF/UA-1, black on white, at most two A4 pages in ordinary print.

At most two are made at a time, each in a thread and with a compiler of its own (a shared one
raises). Who waits too long for one, or for a turn, gets none, and the page offers another way. A
PDF that does not fit has to be made again, so the first try is chosen by the amount of text.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import asdict, astuple, dataclass, fields, replace
from functools import lru_cache
from itertools import chain
from math import sqrt
from threading import BoundedSemaphore, Thread
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.conf import settings

from decision_aid.web.drawing.icon_array import MOST_PEOPLE, paper_icons
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.handover.summary.content import Item, Rules, Summary
from decision_aid.web.handover.summary.figures import SummaryFigure
from decision_aid.web.words.team_questions import Ask

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from typst import Compiler, Fonts


TEMPLATE = settings.BASE_DIR / "templates" / "handover" / "summary.typ"
FONTS = settings.BASE_DIR / "static" / "fonts"
AT_A_TIME, LONGEST_WAIT, LONGEST_BUILD = 2, 5.0, 15.0
"""How many; seconds until a turn; seconds until a PDF."""
_MOST_PAGES = 2
_LARGE = 18.0
_turn = BoundedSemaphore(AT_A_TIME)
_in_the_queue = BoundedSemaphore(AT_A_TIME)
"""Who waits holds a thread that could serve pages. Who sends a request slowly is not here yet."""
_stuck: set[Future[bytes]] = set()
"""Builds that somebody stopped waiting for. They hold their turn until they really end."""
_log = logging.getLogger(__name__)


class NoPdfError(Exception):
    """No PDF can be made at the moment: too many at once, or the engine failed or is stuck."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """Large print is 18 points and may be longer. For a clinician: terms and figures as printed."""

    large: bool = False
    clinician: bool = False


def summary_pdf(summary: Summary, options: Options) -> bytes:
    """Raises NoPdfError, after LONGEST_WAIT and LONGEST_BUILD at the latest."""
    if not _in_the_queue.acquire(blocking=False):
        raise NoPdfError
    try:
        has_turn = _turn.acquire(timeout=0 if len(_stuck) >= AT_A_TIME else LONGEST_WAIT)
    finally:
        _in_the_queue.release()
    if not has_turn:
        raise NoPdfError
    building: Future[bytes] = Future()
    Thread(target=_build, args=(building, summary, options), daemon=True).start()
    try:
        return building.result(LONGEST_BUILD)
    except TimeoutError:
        _stuck.add(building)
        building.add_done_callback(_stuck.discard)
    except BaseException as error:  # a panic of the engine is no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        _log.error("no PDF: %s", type(error).__name__)
    raise NoPdfError from None


def _build(building: Future[bytes], summary: Summary, options: Options) -> None:
    """In a thread of its own: an engine that hangs cannot be stopped from outside."""
    try:
        pdf = _built(summary, options)
    except BaseException as error:
        _turn.release()
        building.set_exception(error)
    else:
        _turn.release()
        building.set_result(pdf)


def _built(summary: Summary, options: Options) -> bytes:
    """A character that no typeface has stops the accessible build, so a plain one is made."""
    from typst import TypstError

    try:
        return _fitted(summary, options, plain=False)
    except TypstError:
        return _fitted(summary, options, plain=True)


def _fitted(summary: Summary, options: Options, *, plain: bool) -> bytes:
    """The largest type, and then the least left out, with which it fits the pages."""
    compiler, code = _compiler(), _picture_of_the_code(summary)
    fits: Iterator[Fit] = iter([Fit(_LARGE)])
    if not options.large:
        fits = fits_for(summary, clinician=options.clinician)
    for fit in fits:
        chosen = {**asdict(options), "size": fit.size, "plain": plain}
        made = compiler.compile(
            format="pdf",
            sys_inputs={
                "data": json.dumps({**_data(fit.shortened(summary)), "qr": code}),
                "options": json.dumps(chosen),
            },
            pdf_standards=[] if plain else ["ua-1"],
        )
        pdf = cast("bytes", made)  # only pictures come page by page, as a list
        if options.large or pages_of(pdf) <= _MOST_PAGES:
            break
    return pdf


def _compiler() -> Compiler:
    from typst import Compiler

    return Compiler(str(TEMPLATE), font_paths=_fonts())


@lru_cache(maxsize=1)
def _fonts() -> Fonts:
    """Ours and those of the engine, read once; none of the machine's."""
    from typst import Fonts

    return Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def pages_of(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type/Page/")


def _picture_of_the_code(summary: Summary) -> str:
    import segno

    qr = segno.make(f"{summary.code_address}#{summary.code}", error="m", micro=False)
    return str(qr.svg_inline(border=4, dark="#000", light="#fff", omitsize=True))


def _icons(told: FigureStatement) -> str:
    """As many people as the sentence beside it counts, where so many can be drawn."""
    if told.frames is None:
        return ""
    counted, people = told.counted_people
    if people <= MOST_PEOPLE:
        return paper_icons(counted, people)
    return paper_icons(told.frames.affected, told.out_of)


def _figure(shown: SummaryFigure) -> dict[str, Any]:
    """What the sheet writes and draws of one figure, under the names of its template."""
    own = {field.name: getattr(shown, field.name) for field in fields(shown)}
    told = own.pop("figure")
    if told is None:
        return {**own, "message": "", "icons": ""}
    picked = {name: getattr(told, name) for name in _PICKED}
    printed = {"message": told.said, "printed": told.as_printed}
    return {**own, **picked, **printed, "icons": _icons(told)}


_PICKED = ("warning", "closeness", "second_hand", "term", "locator")
"""Words that the sheet takes from the statement of a figure as they are."""


def _data(summary: Summary) -> dict[str, Any]:
    language, _, region = summary.language.partition("-")
    return {
        **asdict(replace(summary, figures=())),
        "figures": [_figure(each) for each in summary.figures],
        "day": summary.day.isoformat(),
        "date": [summary.day.year, summary.day.month, summary.day.day],
        "lang": language,
        "region": region or None,
    }


_T = TypeVar("_T")

_SIZES = (10.0, 9.75, 9.5, 9.25, 9.0, 8.75, 8.5, 8.25, 8.0, 7.75)
_POINTS = 955
"""Size of type times the root of the room that fits at it: 934 to 1004 for twelve people.
A first try too large costs a second one; one too small costs legible type."""
_ALWAYS, _FOR_CLINICIANS, _ANSWER = 2500, -300, 60
"""In characters: the room of headings and lines to write on, of the clinicians' short lines (which
take less than the lines to write on, left out there), and of an answer, which has its own line."""
_LISTS = ((30, 8, 5, 6), (20, 6, 4, 5), (12, 4, 3, 4))
"""Answers, rules, things to find out and questions, where the smallest type is not enough."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A size in points and, where lists are cut, how many lines each may have."""

    size: float
    lists: tuple[int, int, int, int] | None = None

    def shortened(self, summary: Summary) -> Summary:
        """What is left out is counted, with where to find it."""
        if self.lists is None:
            return summary
        answers, rules, find_out, questions = self.lists
        more = summary.words["more"]
        return replace(
            summary,
            answers=_first(answers, summary.answers, lambda left: Item(more, str(left))),
            rules=_first(rules, summary.rules, lambda left: Rules(more, str(left), "", "")),
            find_out=_first(find_out, summary.find_out, lambda n: Ask(f"{more} ({n})", "", "")),
            questions=_first(questions, summary.questions, lambda n: Ask(more, str(n), "")),
        )


def fits_for(summary: Summary, *, clinician: bool) -> Iterator[Fit]:
    """Tries in the order in which they are made, from the size that should fit."""
    room = _ALWAYS + _characters(summary, clinician=clinician) + _ANSWER * len(summary.answers)
    likely = _POINTS / sqrt(room + _FOR_CLINICIANS * clinician)
    sizes = [size for size in _SIZES[:-1] if size <= likely]
    yield from (Fit(size) for size in (*sizes[::2], _SIZES[-1]))
    yield from (Fit(_SIZES[-1], lists) for lists in _LISTS)


def _first(most: int, lines: tuple[_T, ...], rest: Callable[[int], _T]) -> tuple[_T, ...]:
    left = len(lines) - most
    return (*lines[:most], rest(left)) if left > 0 else lines


def _characters(summary: Summary, *, clinician: bool) -> int:
    texts = [summary.clinical, summary.notice, *summary.unknown, *summary.rules_silent]
    texts += [*summary.differences, summary.differences_note]
    lists: tuple[tuple[DataclassInstance, ...], ...] = (
        *(summary.answers, summary.matters, summary.rules),
        *(summary.find_out, summary.questions, summary.sources),
    )
    for line in chain.from_iterable(lists):
        texts += map(str, astuple(line))
    for shown in summary.figures:
        figure = _figure(shown)
        texts += [shown.title, shown.none, shown.spread, *shown.beside, *shown.compared]
        texts += [figure.get(name, "") for name in _WRITTEN]
        if clinician:
            texts += [figure.get(name, "") for name in _FOR_A_CLINICIAN] + [*shown.ratios]
    return sum(map(len, texts))


_WRITTEN = (
    "said", "range", "warning", "study", "closeness", "design", "second_hand",
)  # fmt: skip
_FOR_A_CLINICIAN = ("term", "printed", "locator", "note")
