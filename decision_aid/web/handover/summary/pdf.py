"""The summary as a PDF: tagged, PDF/UA-1, black on white, two pages in ordinary print.

At most two are made at a time, each in a thread and with a compiler of its own (a shared one
raises). Who waits too long for one, or for a turn, gets none, and the page offers another way.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore, Thread
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings

from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.figures.figure import SummaryFigure
from decision_aid.web.handover.summary.fit.heights import Fit
from decision_aid.web.handover.summary.fit.letters import FONTS
from decision_aid.web.handover.summary.fit.sizes import USUAL, Sheets, tries

if TYPE_CHECKING:
    from typst import Compiler, Fonts


TEMPLATE = settings.BASE_DIR / "templates" / "handover" / "summary.typ"
AT_A_TIME, LONGEST_WAIT, LONGEST_BUILD = 2, 5.0, 15.0
"""How many; seconds until a turn; seconds until a PDF."""
_MOST_PAGES = 2
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
    """Raises NoPdfError."""
    return made_in_turn(lambda: _built(summary, options))


def made_in_turn(make: Callable[[], bytes]) -> bytes:
    """What ``make`` returns. Raises NoPdfError, after both times at the latest."""
    if not _in_the_queue.acquire(blocking=False):
        raise NoPdfError
    try:
        has_turn = _turn.acquire(timeout=0 if len(_stuck) >= AT_A_TIME else LONGEST_WAIT)
    finally:
        _in_the_queue.release()
    if not has_turn:
        raise NoPdfError
    building: Future[bytes] = Future()
    Thread(target=_build, args=(building, make), daemon=True).start()
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


def _build(building: Future[bytes], make: Callable[[], bytes]) -> None:
    """In a thread of its own: an engine that hangs cannot be stopped from outside."""
    try:
        pdf = make()
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
    """The first try that takes two pages: nearly always the first one. Large print has no end."""
    compiler = compiler_of(TEMPLATE)
    whole = Sheets(summary, Fit(USUAL, 1), Fit(USUAL))
    ways = (whole,) if options.large else tries(summary, clinician=options.clinician)
    for sheets in ways:
        told = _data(sheets.summary)
        fits = {"first": asdict(sheets.first), "second": asdict(sheets.second)}
        made = compiler.compile(
            format="pdf",
            sys_inputs={
                "data": json.dumps(told),
                "options": json.dumps({**asdict(options), "plain": plain, **fits}),
            },
            pdf_standards=[] if plain else ["ua-1"],
        )
        pdf = cast("bytes", made)  # only pictures come page by page, as a list
        if pages_of(pdf) <= _MOST_PAGES:
            break
    return pdf


def compiler_of(template: Path) -> Compiler:
    from typst import Compiler

    return Compiler(str(template), font_paths=_fonts())


@lru_cache(maxsize=1)
def _fonts() -> Fonts:
    """Ours and those of the engine, read once; none of the machine's."""
    from typst import Fonts

    return Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def pages_of(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type/Page/")


def _picture(summary: Summary) -> dict[str, str] | None:
    if summary.picture is None:
        return None
    before, after = summary.picture.around_pin
    pin = summary.picture.pin if summary.picture.is_pin_shown else ""
    return {"svg": summary.picture.svg, "before": before, "pin": pin, "after": after}


def _figure(shown: SummaryFigure) -> dict[str, Any]:
    """What the sheets write of one figure, under the names of their template."""
    own = {field.name: getattr(shown, field.name) for field in fields(shown)}
    own |= {"heading": shown.heading, "line": shown.line}
    told = own.pop("figure")
    if told is None:
        return {**own, "message": ""}
    picked = {name: getattr(told, name) for name in _PICKED}
    return {**own, **picked, "message": told.said, "printed": told.as_printed}


_PICKED = ("warning", "closeness", "second_hand", "term", "locator")
"""Words that the sheets take from the statement of a figure as they are."""


def _data(summary: Summary) -> dict[str, Any]:
    language, _, region = summary.language.partition("-")
    drugs = [{"name": each.short_name, "text": each.text} for each in summary.drugs]
    return {
        **asdict(replace(summary, figures=(), drugs=(), picture=None)),
        "picture": _picture(summary),
        "figures": [_figure(each) for each in summary.figures],
        "sources": [{**asdict(each), "link": each.address} for each in summary.sources],
        "drugs": drugs,
        "left_out": {
            name: getattr(summary.left_out, name) for name in ("mine", "asked", "doctors")
        },
        "day": summary.day.isoformat(),
        "date": [summary.day.year, summary.day.month, summary.day.day],
        "lang": language,
        "region": region or None,
    }
