"""Writes the golden file of wording: of every form of a sentence, one figure that has it."""

from __future__ import annotations

import re
from pathlib import Path

from decision_aid.domain.evidence.absolute_risk import (
    denominator_for,
    interval_of,
    natural_frequency,
    share_of,
)
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Prominence
from decision_aid.web.figures import sentences
from decision_aid.web.figures.people_and_time import in_whom, outcome_of, people_told, time_of
from decision_aid.web.loaded import evidence_base

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
    figure = sourced.figure
    return frozenset(f"{figure.unit}: {_form(line, sourced)}" for line in told_of(sourced))


def _form(line: str, sourced: SourcedFigure) -> str:
    outcome = outcome_of(sourced)
    own = {outcome.one: "HAPPENED", outcome.not_one: "DID NOT"}
    own[in_whom(sourced)] = f"GROUP {bool(sourced.figure.group_note)}"
    for words in sorted(filter(None, own), key=len, reverse=True):
        line = line.replace(words, own[words])
    return _NUMBER.sub("#", line)


def _paragraph(sourced: SourcedFigure) -> str:
    figure = sourced.figure
    head = f"{sourced.source.id}/{figure.id} ({figure.arm})"
    time, *lines = told_of(sourced)
    return "\n".join([f"{head}, {time}", *(f"  {line}" for line in lines)])


def told_of(sourced: SourcedFigure) -> list[str]:
    figure = sourced.figure
    printed = (
        f"As printed: {sentences.value_in_words(figure)} {sentences.interval_in_words(figure)}"
    )
    who = f"In: {in_whom(sourced)}; {people_told(sourced)}"
    return [time_of(figure), who, printed.rstrip(), *_sentences(sourced)]


def _sentences(sourced: SourcedFigure) -> list[str]:
    figure = sourced.figure
    share, interval = share_of(figure), interval_of(figure)
    if share is None:
        return []
    told = natural_frequency(share, denominator_for(figure.endpoint, [figure]), interval)
    endpoint = outcome_of(sourced)
    lines = (
        sentences.headline(endpoint, figure, told),
        sentences.range_of(told, interval),
        sentences.extreme_warning(told),
        sentences.counted(figure),
    )
    return [line for line in lines if line]


def main() -> None:
    import django

    django.setup()
    path = Path(__file__).parent / "golden" / "wording.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(golden_wording(), encoding="utf-8")


if __name__ == "__main__":
    main()
