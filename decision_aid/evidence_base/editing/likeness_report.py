"""What the core studies on transplants tell of their people, dimension by dimension."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import SourceTier
from decision_aid.domain.similarity.dimensions.people_studied import Part, is_told
from decision_aid.domain.similarity.outcomes import DIMENSIONS, Dimension
from decision_aid.domain.similarity.studies import Studies
from decision_aid.evidence_base.base import EvidenceBase

NAMES = {
    Dimension.SUBTYPE: "type of MS",
    Dimension.EDSS: "EDSS",
    Dimension.AGE: "age",
    Dimension.YEARS_WITH_MS: "years with MS",
    Dimension.ACTIVITY: "activity",
    Dimension.FAILED_TREATMENT: "failed drugs",
}


@dataclass(frozen=True, slots=True)
class DimensionRow:
    """Core sources on a transplant with something to compare, of all of them.

    ``by_subgroup``: only some of their figures, by a rule. ``in_doubt``: an editor's reading, so
    that nobody comes out alike.
    """

    dimension: Dimension
    told: int
    by_subgroup: int
    in_doubt: int
    sources: int


def likeness_coverage(base: EvidenceBase) -> tuple[DimensionRow, ...]:
    studies = base.studies
    found = [kinds for source in base.core_sources if (kinds := [*_parts(source, studies)])]
    rows = []
    for place, dimension in enumerate(DIMENSIONS):
        parts = [[each[place] for each in kinds] for kinds in found]
        told = [each for each in parts if any(map(is_told, each))]
        rows.append(
            DimensionRow(
                dimension,
                told=len(told),
                by_subgroup=sum(all(p.where or not is_told(p) for p in each) for each in told),
                in_doubt=sum(any(p.in_doubt for p in each) for each in told),
                sources=len(found),
            )
        )
    return tuple(rows)


def _parts(source: Source, studies: Studies) -> Iterator[tuple[Part, ...]]:
    for each in source.figures:
        if _is_on_transplant(each, studies):
            yield studies.kinds[studies.kind_of[each]].parts


def _is_on_transplant(sourced: SourcedFigure, studies: Studies) -> bool:
    return sourced.figure.arm in studies.arms and sourced.source.tier is SourceTier.CORE


def told_likeness(rows: tuple[DimensionRow, ...]) -> Iterator[str]:
    yield "Core sources on a transplant that tell enough of their people to compare them"
    for row in rows:
        more = []
        if row.by_subgroup:
            more.append(f"{row.by_subgroup} for a subgroup only")
        if row.in_doubt:
            more.append(f"{row.in_doubt} by an editor's reading")
        told = f" ({', '.join(more)})" if more else ""
        yield f"  {NAMES[row.dimension]:16}{row.told:>4} of {row.sources}{told}"
