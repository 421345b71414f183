"""Figures that count something else than the words of their outcome say, each named once.

The definition says so in words, which no program reads: a test reads them all and asks for a line
here. The figures themselves stay as printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from decision_aid.domain.evidence.sources import SourcedFigure


class CountedAs(Enum):
    """What the words have to say instead."""

    DEATHS_OF_ANY_CAUSE = "deaths of any cause, though the outcome is deaths from the treatment"
    DEATHS = "deaths; the definition does not put them down to the treatment"
    ALIVE_WITHOUT_WORSENING = "the others got worse or died"
    ALIVE_NOT_WORSE = "the others got worse, perhaps not for long, or died"
    ALIVE_WITHOUT_ACTIVITY = "the others had MS activity or died"
    HAZARD = "a cumulative hazard, which is not quite a share of people"
    WORSENING = "worsening; the definition does not say that it lasted"
    AT_LAST_VISIT = "worse or better at the last visit; nobody looked whether it lasted"
    IMPROVEMENT = "improvement; the definition does not say that it lasted"
    LASTING_WORSENING_ONLY = "no sign of activity, where worsening counted only if it lasted"
    NO_DEATHS_NAMED = "free of activity; the definition names no deaths"
    EVENTS_OF_THE_AUTHORS = "free of events; what counted as an event is not told"
    ACTIVITY_OF_THE_AUTHORS = "no sign of activity, as the authors define it"
    FULL_TIME = "work at full time; the others may work fewer hours"
    OVARIES_STOPPED = "no periods for over 12 months, with signs from the ovaries"
    AS_DEFINED = "one kind of the outcome, or something near it: told by its definition"


# fmt: off
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
        "muraro-2017": ("no-worsening-5y",),
    },
    CountedAs.ALIVE_NOT_WORSE: {"muraro-2017": ("no-worsening-3y-rrms", "no-worsening-4y-rrms")},
    CountedAs.ALIVE_WITHOUT_ACTIVITY: {"ge-2019": ("neda-4y",)},
    CountedAs.HAZARD: {
        "kalincik-2022-ectrims": (
            "relapsed-ahsct-2y",
            "relapsed-natalizumab-2y",
            "relapsed-ahsct-5y",
            "relapsed-natalizumab-5y",
        ),
    },
    CountedAs.WORSENING: {
        "boffa-2021": (
            "no-worsening-5y-all", "no-worsening-5y-rrms", "no-worsening-5y-progressive",
            "no-worsening-10y-all", "no-worsening-10y-rrms", "no-worsening-10y-progressive",
        ),
        "braun-2024-progressive": ("no-worsening-5y-highest", "no-worsening-5y-lowest"),
        "bsbmtct-2025-uk": ("no-worsening-2y", "no-worsening-5y"),
        "burman-2014": ("no-worsening-5y",),
        "burman-2017-children": ("no-worsening-3y",),
        "burt-2003": ("worsened-edss-6-or-less", "worsened-edss-above-6"),
        "burt-2022": ("no-worsening-4y-rrms", "no-worsening-4y-spms"),
        "chen-2012": ("no-worsening-3y", "no-worsening-6y", "no-worsening-9y"),
        "denmark-guideline-numbers": ("worsened-6y-older-spms", "worsened-6y-young-rrms"),
        "fassas-2011": (
            "no-worsening-10y", "no-worsening-11y", "no-worsening-active-11y",
            "no-worsening-active-14y", "no-worsening-not-active-11y", "worsened-2y",
        ),
        "florence-2019-ean": ("worsened-5y",),
        "ge-2019": (
            "no-worsening", "no-worsening-enhancing", "no-worsening-low-intermediate",
            "no-worsening-rrms",
        ),
        "jespersen-2023": ("no-worsening-2y",),
        "krasulova-2010": ("no-worsening-3y", "no-worsening-6y"),
        "kvistad-2024": ("no-worsening",),
        "la-raza-2023-aan": ("no-worsening",),
        "mancardi-2019-ean": ("no-worsening-rrms-15y", "no-worsening-spms-15y"),
        "mariottini-2021": ("no-worsening-5y", "no-worsening-10y"),
        "mariottini-2022": ("no-worsening-ahsct-5y", "no-worsening-cyclophosphamide-5y"),
        "melnichenko-2022": ("no-worsening-7y-spms",),
        "moore-2019": ("worsened",),
        "muraro-2017": ("no-worsening-5y-rrms", "no-worsening-5y-spms"),
        "nabizadeh-2022": ("no-worsening",),
        "nash-2003": ("worsened-3y",),
        "nicholas-2021": ("no-worsening-2y", "no-worsening-4y"),
        "shevchenko-2015": ("worsened-8y",),
        "sormani-2017": ("worsened-2y", "worsened-5y"),
        "valencia-la-fe-news": ("worsened-rrms",),
        "willison-2022": ("moore-2019-no-worsening-rrms", "saiz-2004-no-worsening"),
        "zhang-2020": (
            "no-worsening", "no-worsening-high", "no-worsening-intermediate", "no-worsening-low",
            "no-worsening-ppms", "no-worsening-rrms", "no-worsening-spms",
        ),
    },
    CountedAs.AT_LAST_VISIT: {
        "chen-2012": ("improved", "worsened"),
        "frau-2018": ("improved", "worsened"),
        "london-2014-audit": ("improved", "worsened"),
        "silfverberg-2024": ("improved", "worsened"),
        "zhukovsky-2021": (
            "improved-ahsct", "improved-alemtuzumab", "worsened-ahsct", "worsened-alemtuzumab",
        ),
    },
    CountedAs.IMPROVEMENT: {
        "burman-2017-children": ("improved",),
        "giedraitiene-2020": ("edss-better",),
        "giedraitiene-2022": ("edss-better-3m",),
        "melnichenko-2022": (
            "improved-2y-rrms", "improved-2y-spms", "improved-4y-rrms", "improved-4y-spms",
        ),
        "moore-2019": ("improved",),
        "shevchenko-2015": ("improved-selected",),
        "valencia-la-fe-news": ("improved-rrms",),
        "willison-2022": (
            "fassas-1997-improved", "kozak-2001-improved", "saccardi-2005-improved",
        ),
        "xu-2006": ("improved",),
    },
    CountedAs.LASTING_WORSENING_ONLY: {"atkins-2016": ("neda-3y",)},
    CountedAs.NO_DEATHS_NAMED: {
        "moore-2019": ("event-free-1y", "event-free-2y", "event-free-3y"),
    },
    CountedAs.EVENTS_OF_THE_AUTHORS: {
        "hamerschlak-2010": (
            "event-free", "event-free-beam", "event-free-cyclophosphamide",
        ),
        "nabizadeh-2022": ("event-free",),
        "shevchenko-2015": ("event-free-all", "event-free-progressive", "event-free-rrms"),
    },
    CountedAs.ACTIVITY_OF_THE_AUTHORS: {"brittain-2025-uk-aan": ("neda-2y", "neda-4y")},
    CountedAs.FULL_TIME: {"kvistad-2024": ("working-5y",)},
    CountedAs.OVARIES_STOPPED: {"kvistad-2020": ("periods-stopped",)},
    CountedAs.AS_DEFINED: {
        "alemtuzumab-autoimmunity": ("thyroid-6y",),
        "asclepios-2020": ("serious-side-effect-ofatumumab", "serious-side-effect-teriflunomide"),
        "braun-2024-alemtuzumab": ("mri-activity-alemtuzumab",),
        "burman-2014": ("c-difficile",),
        "burt-2003": ("death",),
        "burt-2022": ("blood-infection", "low-platelets-alemtuzumab"),
        "clarity-2010": ("shingles-cladribine",),
        "fda-tolebrutinib-2025": (
            "liver-values-6m-placebo", "liver-values-6m-tolebrutinib", "severe-liver-harm",
        ),
        "fox-2025-hercules": (
            "liver-values-placebo", "liver-values-tolebrutinib", "serious-placebo",
            "serious-tolebrutinib",
        ),
        "mariottini-2022": ("cancer-ahsct", "cancer-cyclophosphamide"),
        "montalban-2017-oratorio": ("cancer-ocrelizumab", "cancer-placebo"),
        "nash-2003": ("mri-activity", "neurological-event"),
        "ni-2006": ("death",),
        "otc-msard-2023": ("ovaries-stopped-early", "ovaries-worked-again"),
        "samijn-2006": ("bone-marrow-disease", "death", "mri-activity"),
        "xu-2006": ("symptoms-came-back",),
    },
}
# fmt: on

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
