"""One study on deaths: who died of how many people, and whom its report speaks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import (
    Design,
    Regimen,
    SourceTier,
    TreatedAt,
    Unit,
)
from decision_aid.domain.similarity.constants import DISABILITY_MATTERS_FROM
from decision_aid.domain.similarity.same_kind import kind_of
from decision_aid.domain.similarity.spread import StudyLine, order_of
from decision_aid.domain.similarity.windows import from_the_middle

OF_ANY_CAUSE = "death-any-cause"
LARGE_FROM = 100
"""People from which its share is told apart: of fewer, one death moves it by over 10 of 1,000."""

_A_ROUNDING = Decimal("0.0005")  # half of one of 1,000


@dataclass(frozen=True, slots=True)
class DeathLine:
    """One study: who died of how many people, treated when and with how strong chemotherapy.

    ``years``: first and last year of treatment; empty where they were not seen. ``is_about``: the
    text prints a share of its people and no count, so ``died`` is the nearest whole number.
    """

    line: StudyLine
    died: int
    people: int
    is_about: bool
    years: tuple[int, ...]
    regimen: Regimen | None
    regimen_note: str

    @property
    def of(self) -> Source:
        return self.line.sourced.source

    @property
    def is_of_one_centre(self) -> bool:
        return self.of.treated_at is TreatedAt.ONE_CENTRE

    @property
    def speaks_for_its_country(self) -> bool:
        """Large, with a death, when is known, and of no single centre, which chooses its patients:
        of where nobody knows in how many, neither; nor of the library.
        """
        is_of_more = self.of.treated_at in (TreatedAt.SEVERAL_CENTRES, TreatedAt.WHOLE_COUNTRY)
        is_told = bool(self.died and self.years) and self.people >= LARGE_FROM
        return is_told and is_of_more and self.of.tier is SourceTier.CORE

    @property
    def of_able(self) -> bool:
        """Nobody in it had an EDSS above that from which disability matters."""
        highest = self.of.population.edss.high
        return highest is not None and highest <= DISABILITY_MATTERS_FROM

    @property
    def is_printed_otherwise(self) -> bool:
        """Whether the printed share is no rounding of the count: both never stand side by side."""
        share = share_of(self.line.sourced.figure)
        return share is not None and abs(share - Decimal(self.died) / self.people) > _A_ROUNDING


def death_figures(figures: Iterable[SourcedFigure], endpoint: str) -> tuple[SourcedFigure, ...]:
    """One figure for each study that has counts, most people first."""
    by_source: defaultdict[str, list[SourcedFigure]] = defaultdict(list)
    for each in figures:
        kind = kind_of(each)
        is_own = kind is not None and kind[0] == endpoint and not kind[2]
        if is_own and _counts_of(each) and each.source.design is not Design.META_ANALYSIS:
            by_source[each.source.id].append(each)
    chosen = (min(several, key=_most_people) for several in by_source.values())
    return tuple(sorted(chosen, key=lambda e: (-(e.figure.people or 0), order_of(e))))


def _counts_of(sourced: SourcedFigure) -> tuple[int, int, bool] | None:
    """Who died of how many, and whether only a share of them was printed; None of a rate."""
    figure, died = sourced.figure, sourced.figure.events
    if not figure.people:
        return None
    if died is None and (figure.unit is Unit.PEOPLE or figure.value == 0):
        died = int(figure.value)
    if died is not None:
        return died, figure.people, False
    share = share_of(figure)
    return (round(share * figure.people), figure.people, True) if share is not None else None


def _most_people(sourced: SourcedFigure) -> tuple[object, ...]:
    figure = sourced.figure
    return -(figure.people or 0), from_the_middle(figure.at), figure.id


@lru_cache(maxsize=1024)
def death_line(line: StudyLine) -> DeathLine:
    """Of a study with counts."""
    source, counts = line.sourced.source, _counts_of(line.sourced)
    assert counts is not None
    return DeathLine(line, *counts, source.years, source.regimen, source.regimen_note)
