"""The summary as a PDF: tagged, PDF/UA-1, black on white, at most two A4 pages in ordinary print.

At most two are made at a time, each with a compiler of its own: a shared one raises.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from threading import BoundedSemaphore
from typing import Any

import segno
from django.conf import settings

from decision_aid.web.handover.summary import Summary

TEMPLATE = settings.BASE_DIR / "templates" / "summary.typ"
FONTS = settings.BASE_DIR / "static" / "fonts"
AT_A_TIME, LONGEST_WAIT = 2, 5.0
_MOST_PAGES = 2
_SIZES = (9.5, 9.0, 8.5, 8.0)
_LARGE = 18.0
_turn = BoundedSemaphore(AT_A_TIME)
_log = logging.getLogger(__name__)


class NoPdfError(Exception):
    """No PDF can be made at the moment: too many at once, or the engine failed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """Large print is 18 points and may be longer. For a clinician: terms and figures as printed."""

    large: bool = False
    clinician: bool = False


def summary_pdf(summary: Summary, options: Options) -> bytes:
    """Raises NoPdfError."""
    with _a_turn():
        try:
            return _built(summary, options)
        except Exception as error:
            _log.error("no PDF: %s", type(error).__name__)
            raise NoPdfError from None


@contextmanager
def _a_turn() -> Iterator[None]:
    if not _turn.acquire(timeout=LONGEST_WAIT):
        raise NoPdfError
    try:
        yield
    finally:
        _turn.release()


def _built(summary: Summary, options: Options) -> bytes:
    """A character that no typeface has stops the accessible build, so a plain one is made."""
    from typst import TypstError

    data = json.dumps(_data(summary))
    try:
        return _fitted(data, options, plain=False)
    except TypstError:
        return _fitted(data, options, plain=True)


def _fitted(data: str, options: Options, *, plain: bool) -> bytes:
    """The largest size of type that fits the pages."""
    from typst import Compiler

    sizes = (_LARGE,) if options.large else _SIZES
    compiler = Compiler(str(TEMPLATE), font_paths=[str(FONTS)], ignore_system_fonts=True)
    for size in sizes:
        chosen = json.dumps({**asdict(options), "size": size, "plain": plain})
        inputs = {"data": data, "options": chosen}
        pdf = compiler.compile(
            format="pdf", sys_inputs=inputs, pdf_standards=[] if plain else ["ua-1"]
        )
        if options.large or pages_of(pdf) <= _MOST_PAGES:
            break
    return bytes(pdf)


def pages_of(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type/Page/")


def _data(summary: Summary) -> dict[str, Any]:
    language, _, region = summary.language.partition("-")
    qr = segno.make(f"{summary.code_address}#{summary.code}", error="m", micro=False)
    return {
        **asdict(summary),
        "day": summary.day.isoformat(),
        "date": [summary.day.year, summary.day.month, summary.day.day],
        "lang": language,
        "region": region or None,
        "qr": qr.svg_inline(border=4, dark="#000", light="#fff", omitsize=True),
    }
