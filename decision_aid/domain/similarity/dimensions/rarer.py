"""A good outcome that was rarer in progressive MS, of a study that tells no number of it."""

from __future__ import annotations

from functools import lru_cache

from decision_aid.domain.evidence.difference import Difference
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Better
from decision_aid.domain.logic.facts import PROGRESSIVE, Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.similarity.dimensions.ms_type import types_studied


def may_be_rarer(sourced: SourcedFigure, subtype: str | None) -> bool:
    """Whether fewer of the person's type of MS had it, or may have, where their type is open; how
    many is not told.
    """
    return (subtype is None or subtype in PROGRESSIVE) and _is_rarer(sourced)


@lru_cache(maxsize=8192)
def _is_rarer(sourced: SourcedFigure) -> bool:
    """In some of the progressive types of a mixed group; whoever is told alone needs no warning."""
    types = types_studied(sourced).types
    if types and (not set(types) - set(PROGRESSIVE) or not set(types) & set(PROGRESSIVE)):
        return False
    is_told = any(_tells(each, sourced) for each in sourced.source.difference)
    return is_told and sourced.endpoint.better is Better.HIGHER


def _tells(each: Difference, sourced: SourcedFigure) -> bool:
    if (each.factor, each.endpoint) != ("subtype", sourced.figure.endpoint):
        return False
    better = each.better_when
    if better is None or any(side.value is not None for side in each.arms):
        return False
    return all(better.holds_for(Facts({"subtype": each})) is Truth.NO for each in PROGRESSIVE)
