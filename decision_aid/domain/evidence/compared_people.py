"""Which figures of a study are about the same people, so that they may be set side by side.

The note of a figure tells a narrower group, a dose or whom people were matched with. Only words say
which, so figures with different notes stay apart unless they are named here. Another language of
the evidence keeps the ids.
"""

from __future__ import annotations

from collections.abc import Mapping

from decision_aid.domain.evidence.sources import SourcedFigure

EVERYBODY = ""

NAMED_TOGETHER: Mapping[str, Mapping[str, str]] = {
    "alping-2021": {  # the note names the drugs
        "deaths-other-drugs": EVERYBODY,
        "thyroid-other-drugs": EVERYBODY,
        "infection-other-drugs": EVERYBODY,
    },
    "clarity-2010": {  # the note names the dose
        "relapse-rate-cladribine": EVERYBODY,
        "no-worsening-cladribine": EVERYBODY,
        "low-lymphocytes-cladribine": EVERYBODY,
        "shingles-cladribine": EVERYBODY,
    },
    "freedoms-2010": {  # the note names the dose
        "relapse-rate-fingolimod": EVERYBODY,
        "worsened-fingolimod": EVERYBODY,
    },
    "hamerschlak-2010": {  # the note names the chemotherapy
        "complication-beam": EVERYBODY,
        "complication-cyclophosphamide": EVERYBODY,
    },
    "kalincik-2023": {  # each drug has its own matched people with a transplant
        "relapse-rate-ahsct-fingolimod": "matched: fingolimod",
        "relapse-rate-fingolimod": "matched: fingolimod",
        "relapse-rate-ahsct-natalizumab": "matched: natalizumab",
        "relapse-rate-natalizumab": "matched: natalizumab",
    },
    "muraro-2025-annneurol": {  # the note names the drug beside it
        "relapse-rate-3y-ahsct": "matched: ocrelizumab",
        "relapse-rate-3y-ocrelizumab": "matched: ocrelizumab",
        "relapse-rate-5y-ahsct": "matched: alemtuzumab",
        "relapse-rate-5y-alemtuzumab": "matched: alemtuzumab",
    },
}
"""By source and figure: figures with the same word are about people who were compared."""

Counted = tuple[object, ...]


def people_of(sourced: SourcedFigure) -> Counted:
    """Equal for figures about people of one study who may be compared, whatever the arm."""
    figure, named = sourced.figure, NAMED_TOGETHER.get(sourced.source.id, {})
    return sourced.source, figure.group, named.get(figure.id, figure.group_note)


def counted_alike(sourced: SourcedFigure) -> Counted:
    """Equal for figures that count the same in people who may be compared."""
    figure = sourced.figure
    return figure.endpoint, figure.at, figure.unit, figure.definition, *people_of(sourced)
