"""The golden file of wording: one paragraph a headline figure, by outcome."""

from __future__ import annotations

from pathlib import Path

from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Prominence
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.loaded import evidence_base

WORDING = Path(__file__).parent / "golden" / "wording.txt"


def golden_wording() -> str:
    figures = [f for f in evidence_base().figures.values() if f.figure.show is Prominence.HEADLINE]
    figures.sort(key=lambda f: (f.figure.endpoint, f.source.id, f.figure.id))
    return "\n\n".join(map(_paragraph, figures)) + "\n"


def _paragraph(sourced: SourcedFigure) -> str:
    told = figure_statement(sourced)
    head = f"{'/'.join(sourced.ref)} ({sourced.figure.arm}), {told.time}"
    printed = f"  As printed: {told.value} {told.range_as_printed}"
    lines = (told.message, told.range, told.warning, told.counted) if told.frames else ()
    said = (f"  {line}" for line in lines if line)
    return "\n".join([head, f"  In: {told.whom}", printed.rstrip(), *said])
