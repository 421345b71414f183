"""How a figure counted, where the words of its outcome would say something else.

A source says it at the figure (``counted_as``), because its definition says so in words, which no
program reads. The figure itself stays as printed.
"""

from __future__ import annotations

from enum import StrEnum


class CountedAs(StrEnum):
    """What the words have to say instead. See ``evidence/README.md``."""

    AS_THE_OUTCOME = "as-the-outcome"
    """As the outcome says, though the definition alone does not."""
    DEATHS_OF_ANY_CAUSE = "deaths-of-any-cause"
    """Deaths of any cause, though the outcome is deaths from the treatment."""
    DEATHS = "deaths"
    """Deaths; the definition does not put them down to the treatment."""
    ALIVE_WITHOUT_WORSENING = "alive-without-worsening"
    """The others got worse or died."""
    ALIVE_NOT_WORSE = "alive-not-worse"
    """The others got worse, perhaps not for long, or died."""
    ALIVE_WITHOUT_ACTIVITY = "alive-without-activity"
    """The others had MS activity or died."""
    HAZARD = "hazard"
    """A cumulative hazard, which is not quite a share of people."""
    WORSENING = "worsening"
    """Worsening; the definition does not say that it lasted."""
    AT_LAST_VISIT = "at-last-visit"
    """Worse or better at the last visit; nobody looked whether it lasted."""
    IMPROVEMENT = "improvement"
    """Improvement; the definition does not say that it lasted."""
    LASTING_WORSENING_ONLY = "lasting-worsening-only"
    """No sign of activity, where worsening counted only if it lasted."""
    NO_DEATHS_NAMED = "no-deaths-named"
    """Free of activity; the definition names no deaths."""
    EVENTS_OF_THE_AUTHORS = "events-of-the-authors"
    """Free of events; what counted as an event is not told."""
    ACTIVITY_OF_THE_AUTHORS = "activity-of-the-authors"
    """No sign of activity, as the authors define it."""
    FULL_TIME = "full-time"
    """Work at full time; the others may work fewer hours."""
    OVARIES_STOPPED = "ovaries-stopped"
    """No periods for over 12 months, with signs from the ovaries."""
    IN_A_TEST = "in-a-test"
    """What a test of the blood found; nobody tells how many fell ill."""
    EDSS_WALK_OR_HANDS = "edss-walk-or-hands"
    """Worsening by any of three tests: the EDSS, a timed walk, a hand test."""
    EDSS_OR_HANDS = "edss-or-hands"
    """Worsening by any of two tests: the EDSS, a hand test."""
    AS_DEFINED = "as-defined"
    """One kind of the outcome, or something near it: told by its definition."""


EVERY_DEATH = (CountedAs.DEATHS, CountedAs.DEATHS_OF_ANY_CAUSE)
ANY_OF_TESTS = (CountedAs.EDSS_WALK_OR_HANDS, CountedAs.EDSS_OR_HANDS)
"""Worsening by any of several tests, so of more people than by the EDSS alone."""
ALIVE = (
    CountedAs.ALIVE_WITHOUT_WORSENING,
    CountedAs.ALIVE_NOT_WORSE,
    CountedAs.ALIVE_WITHOUT_ACTIVITY,
)
"""Whoever died is among the others."""
