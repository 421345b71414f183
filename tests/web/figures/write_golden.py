"""The golden file of wording: of every form of a sentence, one figure that has it."""

from __future__ import annotations

import re
from pathlib import Path

from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Prominence
from decision_aid.web.figures.people_and_time import in_whom
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.loaded import evidence_base

WORDING = Path(__file__).parents[1] / "golden" / "wording.txt"
_NUMBER = re.compile(r"\d[\d,.]*")


def headline_figures() -> list[SourcedFigure]:
    figures = [f for f in evidence_base().figures.values() if f.figure.show is Prominence.HEADLINE]
    return sorted(figures, key=lambda f: (f.figure.endpoint, f.source.id, f.figure.id))


def golden_wording() -> str:
    """A figure stands here where a sentence of it has a form that none before it has."""
    known: set[str] = set()
    shown = []
    for each in headline_figures():
        forms = forms_of(each)
        if not forms <= known:
            shown.append(_paragraph(each))
            known |= forms
    return "\n\n".join(shown) + "\n"


def forms_of(sourced: SourcedFigure) -> frozenset[str]:
    """Its sentences by unit, without the numbers and names that only this figure has."""
    return frozenset(f"{sourced.figure.unit}: {_form(line, sourced)}" for line in told_of(sourced))


def _form(line: str, sourced: SourcedFigure) -> str:
    outcome = figure_statement(sourced).endpoint
    own = {outcome.one: "HAPPENED", outcome.not_one: "DID NOT"}
    own[in_whom(sourced)] = f"GROUP {bool(sourced.figure.group_note)}"
    for words in sorted(filter(None, own), key=len, reverse=True):
        line = line.replace(words, own[words])
    return _NUMBER.sub("#", line)


def _paragraph(sourced: SourcedFigure) -> str:
    head = f"{'/'.join(sourced.ref)} ({sourced.figure.arm})"
    time, *lines = told_of(sourced)
    return "\n".join([f"{head}, {time}", *(f"  {line}" for line in lines)])


def told_of(sourced: SourcedFigure) -> list[str]:
    told = figure_statement(sourced)
    printed = f"As printed: {told.value} {told.range_as_printed}".rstrip()
    lines = (told.message, told.range, told.warning, told.counted) if told.frames else ()
    return [told.time, f"In: {told.whom}", printed, *(line for line in lines if line)]
