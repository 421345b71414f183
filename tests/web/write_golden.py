"""Writes the golden file of wording: one paragraph a headline figure, by outcome."""

from __future__ import annotations

from pathlib import Path

from decision_aid.domain.evidence import SourcedFigure
from decision_aid.domain.risk import denominator_for, frames, interval_of, share_of
from decision_aid.domain.vocabulary import Show
from decision_aid.web import wording
from decision_aid.web.evidence import library
from decision_aid.web.figure_words import in_whom, outcome_of, people_told, time_of


def golden_wording() -> str:
    figures = [f for f in library().figures.values() if f.figure.show is Show.HEADLINE]
    figures.sort(key=lambda f: (f.figure.endpoint, f.source.id, f.figure.id))
    return "\n\n".join(map(_paragraph, figures)) + "\n"


def _paragraph(sourced: SourcedFigure) -> str:
    figure = sourced.figure
    head = f"{sourced.source.id}/{figure.id} ({figure.arm}), {time_of(figure)}"
    printed = f"  As printed: {wording.value_in_words(figure)} {wording.interval_in_words(figure)}"
    who = f"  In: {in_whom(sourced)}; {people_told(sourced)}"
    return "\n".join([head, who, printed.rstrip(), *(f"  {line}" for line in _sentences(sourced))])


def _sentences(sourced: SourcedFigure) -> list[str]:
    figure = sourced.figure
    share, interval = share_of(figure), interval_of(figure)
    if share is None:
        return []
    told = frames(share, denominator_for(figure.endpoint, [figure]), interval)
    endpoint = outcome_of(sourced)
    lines = (
        wording.headline(endpoint, figure, told),
        wording.range_of(told, interval),
        wording.extreme_warning(told),
        wording.counted(figure),
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
