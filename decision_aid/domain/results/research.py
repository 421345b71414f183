"""How much research there is on people like one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.domain.similarity.spread import RANK


@dataclass(frozen=True)
class Research:
    """Transplant studies by how like the person their closest people are.

    ``largest`` is the most people behind one figure on a transplant. People are not added up:
    several studies are about the same people.
    """

    studies: Mapping[Closeness, int]
    largest: Mapping[Closeness, int]


def research_on(match_of: MatchedFigures) -> Research:
    """Counts core studies of transplants, each once, by its closest figure; no meta-analyses."""
    studies: Counter[Closeness] = Counter()
    largest: dict[Closeness, int] = {}
    for kinds, (together, people) in match_of.shown.studies.items():
        closest = min((match_of.closeness[k] for k in kinds), key=RANK.__getitem__)
        studies[closest] += together
        largest[closest] = max(people, largest.get(closest, 0))
    return Research(studies, largest)
