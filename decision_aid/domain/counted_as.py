"""Figures that count something else than the words of their outcome say, each named once.

The definition says so in words, which no program reads: a test reads them all and asks for a line
here. The figures themselves stay as printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from decision_aid.domain.evidence import SourcedFigure


class CountedAs(Enum):
    """What the words have to say instead."""

    DEATHS_OF_ANY_CAUSE = "deaths of any cause, though the outcome is deaths from the treatment"
    DEATHS = "deaths; the definition does not put them down to the treatment"
    ALIVE_WITHOUT_WORSENING = "the others got worse or died"
    ALIVE_WITHOUT_ACTIVITY = "the others had MS activity or died"
    HAZARD = "a cumulative hazard, which is not quite a share of people"


_COUNTED_AS: Mapping[CountedAs, Mapping[str, tuple[str, ...]]] = {
    CountedAs.DEATHS_OF_ANY_CAUSE: {
        "burt-2019-mist": ("died",),
        "mjetc-2026-29pts": ("died",),
        "muraro-2017": ("died-100d",),
        "muraro-2025-uk": ("died-100d",),
    },
    CountedAs.DEATHS: {
        "boffa-2021": ("died-100d",),
        "burman-2014": ("died",),
        "burt-2003": ("treatment-death-1y",),
        "krasulova-2010": ("died-100d",),
        "kvistad-2020": ("died",),
        "nawar-2024": ("died",),
        "nicholas-2021": ("died-100d",),
        "xu-2006": ("treatment-death",),
    },
    CountedAs.ALIVE_WITHOUT_WORSENING: {
        "muraro-2017": ("no-worsening-5y", "no-worsening-3y-rrms", "no-worsening-4y-rrms"),
    },
    CountedAs.ALIVE_WITHOUT_ACTIVITY: {"ge-2019": ("neda-4y",)},
    CountedAs.HAZARD: {
        "kalincik-2022-ectrims": (
            "relapsed-ahsct-2y",
            "relapsed-natalizumab-2y",
            "relapsed-ahsct-5y",
            "relapsed-natalizumab-5y",
        ),
    },
}

NAMED: Mapping[tuple[str, str], CountedAs] = {
    (source, figure): counted
    for counted, sources in _COUNTED_AS.items()
    for source, figures in sources.items()
    for figure in figures
}
"""By source and figure."""


def counted_as(sourced: SourcedFigure) -> CountedAs | None:
    """None: as the words of the outcome say."""
    return NAMED.get(sourced.ref)
