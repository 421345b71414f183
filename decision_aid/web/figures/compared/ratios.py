"""A transplant against another treatment where a study tells only a ratio; what its range shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import HUNDRED
from decision_aid.domain.evidence.compared_people import shown_by_ratio
from decision_aid.domain.results.matching import Match
from decision_aid.web.figures import notes
from decision_aid.web.figures.compared.row import in_few_words, not_told_if_by_chance
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of


@dataclass(frozen=True, slots=True)
class Ratio:
    """A transplant against another treatment where only a ratio is told, and what it shows."""

    figure: FigureStatement
    said: str
    shown: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class RatiosOn:
    """All of them on one outcome."""

    name: str
    ratios: tuple[Ratio, ...]

    @property
    def heading(self) -> str:
        return self.ratios[0].figure.endpoint.heading

    @property
    def said(self) -> str:
        """ "no difference shown in 4 of 4": in how many of them, by their range."""
        none = sum(each.is_open for each in self.ratios)
        some = sum(bool(each.shown) for each in self.ratios) - none
        told = {"name": self.name, "none": none, "some": some, "all": len(self.ratios)}
        if none and some:
            return (
                _("%(name)s: no difference shown in %(none)s of %(all)s, a difference in %(some)s.")
                % told
            )
        if none:
            return _("%(name)s: no difference shown in %(none)s of %(all)s.") % told
        if some:
            return _("%(name)s: a difference shown in %(some)s of %(all)s.") % told
        return f"{self.name}: {not_told_if_by_chance()}."


def ratios_by_outcome(ratios: tuple[Match, ...]) -> tuple[RatiosOn, ...]:
    """``ratios``: those on one outcome stand together."""
    several = groupby(ratios, key=lambda each: each.sourced.figure.endpoint)
    told = (tuple(map(_ratio, own)) for _endpoint, own in several)
    return tuple(RatiosOn(own[0].figure.endpoint.name, own) for own in told)


def _ratio(match: Match) -> Ratio:
    told = statement_of(match, HUNDRED)
    found = shown_by_ratio(match.sourced.figure)
    shown = "" if found is None else in_few_words(found)
    said = notes.ratio_and_range(told.value, match.sourced.figure.ci)
    return Ratio(told, said, shown, is_open=found is not None and not found.is_shown)
