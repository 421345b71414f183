"""The summary as a PDF: tagged, PDF/UA-1, black on white, at most two A4 pages in ordinary print.

At most two are made at a time, each in a thread and with a compiler of its own (a shared one
raises). Who waits too long for one, or for a turn, gets none, and the page offers another way.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from functools import lru_cache
from threading import BoundedSemaphore, Thread
from typing import TYPE_CHECKING, Any

import segno
from django.conf import settings

from decision_aid.web.drawing.paper_icons import MOST_PEOPLE, paper_icons
from decision_aid.web.handover.summary import Summary
from decision_aid.web.handover.summary_fit import Fit, fits_for

if TYPE_CHECKING:
    from typst import Compiler, Fonts

TEMPLATE = settings.BASE_DIR / "templates" / "summary.typ"
FONTS = settings.BASE_DIR / "static" / "fonts"
AT_A_TIME, LONGEST_WAIT, LONGEST_BUILD = 2, 5.0, 15.0
"""How many; seconds until a turn; seconds until a PDF."""
_MOST_PAGES = 2
_LARGE = 18.0
_turn = BoundedSemaphore(AT_A_TIME)
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
    if not _turn.acquire(timeout=0 if len(_stuck) >= AT_A_TIME else LONGEST_WAIT):
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
        pdf = compiler.compile(
            format="pdf",
            sys_inputs={
                "data": json.dumps({**_data(fit.shortened(summary)), "qr": code}),
                "options": json.dumps(chosen),
            },
            pdf_standards=[] if plain else ["ua-1"],
        )
        if options.large or pages_of(pdf) <= _MOST_PAGES:
            break
    return bytes(pdf)


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
    qr = segno.make(f"{summary.code_address}#{summary.code}", error="m", micro=False)
    return str(qr.svg_inline(border=4, dark="#000", light="#fff", omitsize=True))


def _icons(figure: dict[str, Any]) -> str:
    """As many people as the sentence beside it counts, where so many can be drawn."""
    if figure["affected"] < 0:
        return ""
    counted, people = figure["counted"]
    if people <= MOST_PEOPLE:
        return paper_icons(counted, people)
    return paper_icons(figure["affected"], figure["out_of"])


def _data(summary: Summary) -> dict[str, Any]:
    language, _, region = summary.language.partition("-")
    told = asdict(summary)
    for figure in told["figures"]:
        figure["icons"] = _icons(figure)
    return {
        **told,
        "day": summary.day.isoformat(),
        "date": [summary.day.year, summary.day.month, summary.day.day],
        "lang": language,
        "region": region or None,
    }
