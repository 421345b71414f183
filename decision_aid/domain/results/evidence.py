"""What a result needs of the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.gaps import Disagreement, Gap
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.topics import OutcomeTopic
from decision_aid.domain.evidence.vocabulary import TellsOf
from decision_aid.domain.results.compared.comparisons import Comparables
from decision_aid.domain.results.figure_order import FigureIndex
from decision_aid.domain.results.situation import Situation


class Evidence(Protocol):
    """Read and indexed once, the same for everybody."""

    @property
    def shown(self) -> FigureIndex: ...
    @property
    def comparables(self) -> Comparables: ...
    @property
    def telling(self) -> Mapping[TellsOf, SourcedFigure]: ...
    @property
    def topics(self) -> tuple[OutcomeTopic, ...]: ...
    @property
    def criteria_sets(self) -> tuple[CriteriaSet, ...]: ...
    @property
    def situations(self) -> tuple[Situation, ...]: ...
    @property
    def gaps(self) -> tuple[Gap, ...]: ...
    @property
    def disagreements(self) -> tuple[Disagreement, ...]: ...
