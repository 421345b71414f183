"""The numbers by which likeness is decided, each with where it comes from. No other module has any.

They are conventions of this tool, published on its methods page; no study gives them.
"""

from __future__ import annotations

from decimal import Decimal

ALIKE_UP_TO = Decimal("1.5")
"""Distance from the middle of a study, in its spreads. In a bell-shaped group 87 of 100 people lie
as near to the middle: somebody as far out was no exception among the people studied."""

EDGE_UP_TO = Decimal("2.5")
"""The same for the edge: about 1 of 100 people of a bell-shaped group lies further out."""

SIDE_FROM = Decimal("0.5")
"""Where a study says "with each year" and draws no line: so far from its middle, in its spreads,
somebody begins to be on one side. In a bell-shaped group 38 of 100 people lie nearer."""

MIDDLE_HALF_IN_SPREADS = Decimal("1.35")
"""How many standard deviations the middle half of a bell-shaped group is wide: twice 0.674."""

ALIKE_BESIDE_TYPE = 3
"""How many of the five comparisons beside the type of MS must be alike to be much alike: with the
type more than half of the six."""

MOST_AT_THE_EDGE = 1
"""The most of those five that may be at the edge then: a second one would make it the rule."""

SHARE_OF_TYPE = Decimal(25)
"""Percent of a mixed group that must have had the person's type of MS for its figure to speak of
that type at all: with fewer, over three of four people had another."""

PEOPLE_OF_TYPE = 10
"""The least number of people of that type: among fewer, one person more or less moves the figure
by over 10 of 100."""

MOST_OF_THEM = Decimal(50)
"""Percent of a group from which on it was mostly active, or mostly had had a strong drug."""

SMALL_STUDY = 30
"""People: a study with fewer is never the nearest while one as close has as many. With 30 people
the 95 % interval of a share (Wilson's) still spans up to 34 of 100."""

TOLD_AS_COUNTED = 20
"""People: of fewer a figure is told as it was counted ("4 of 11 people"), never out of 100. One
person more or less moves it by over 5 of 100."""

ENDS_A_RANGE_FROM = 10
"""People: of fewer no range of studies ends with it either. One person more or less moves it by
over 10 of 100."""

PART_UNCOUNTED_FROM = 100
"""People in a study: of fewer, a share of nobody knows how many of them ends no range. Even a tenth
of so many would be the ten people from whom on a figure may end one."""

DISABILITY_MATTERS_FROM = Decimal(6)
"""EDSS: a stick or a crutch is needed. From here deaths are told beside what is known of
disability (Muraro 2017: the risk of death rose with the EDSS before)."""
