"""The sources of a summary as a reader finds them."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.domain.evidence.sources import Source

_MOST_AUTHORS = 3


@dataclass(frozen=True, slots=True)
class SummarySource:
    """One publication, as a reader finds it.

    ``on_paper``: cited on the two sheets, not only where each figure is told as printed.
    """

    number: int
    label: str
    citation: str
    link: str
    on_paper: bool = True


def listed_source(source: Source, number: int, *, on_paper: bool = True) -> SummarySource:
    cited = source.citation
    where = f"{cited.journal_seen} {cited.year or ''}".strip()
    if cited.volume:
        where += f";{cited.volume}"
    if cited.pages:
        where += f":{cited.pages}"
    told = " ".join(
        part for part in (f"{_authors(cited.authors_seen)}.".lstrip("."), where) if part
    )
    return SummarySource(number, source.label, told, cited.link, on_paper)


def _authors(every: str) -> str:
    """Of many the first; the page of the source has them all."""
    names = every.rstrip(".").split(", ")
    return every.rstrip(".") if len(names) <= _MOST_AUTHORS else f"{names[0]}, et al"
