"""The sources of a summary as a reader finds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.citation import Citation
from decision_aid.domain.evidence.sources import Source
from decision_aid.web.rules.sets import short_name

Numbers = Mapping[Source | CriteriaSet, int]
"""Of studies and of published rules, from 1."""
_MOST_AUTHORS = 3
_LONGEST_TYPED = 100
_LICENCE = " (CC BY 4.0)"


@dataclass(frozen=True, slots=True)
class SummarySource:
    """One publication, as a reader finds it. ``citation`` is empty where the link says it all.

    ``on_paper``: cited on the two sheets, not only where each figure is told as printed.
    """

    number: int
    label: str
    citation: str
    link: str
    on_paper: bool = True

    @property
    def address(self) -> str:
        """The link as one types it, for paper; of one that nobody types the place of the site."""
        typed = self.link.removeprefix("https://")
        if len(typed) <= _LONGEST_TYPED:
            return typed
        return f"{'/'.join(typed.split('/')[:2])}/…"


def listed_source(
    source: Source | CriteriaSet, number: int, *, on_paper: bool = True
) -> SummarySource:
    """Who published rules stands where they are told: it is not told again."""
    cited = source.citation
    if isinstance(source, CriteriaSet):
        where = "" if _is_its_address(cited) else _where(cited)
        return SummarySource(number, short_name(source), where, cited.link, on_paper)
    return SummarySource(number, source.label, _cited(cited), cited.link, on_paper)


def _is_its_address(cited: Citation) -> bool:
    """A page of the web is cited by its address, which follows."""
    typed = cited.link.removeprefix("https://").removeprefix("www.")
    return _where(cited).strip("/") == typed.strip("/")


def _cited(cited: Citation) -> str:
    authors = f"{_authors(cited.authors_seen)}.".lstrip(".")
    return " ".join(filter(None, (authors, _where(cited))))


def _where(cited: Citation) -> str:
    where = f"{cited.journal_seen.removesuffix(_LICENCE)} {cited.year_apart or ''}".strip()
    if cited.volume:
        where += f";{cited.volume}"
    if cited.pages:
        where += f":{cited.pages}"
    return where


def _authors(every: str) -> str:
    """Of many the first; the page of the source has them all."""
    names = every.rstrip(".").split(", ")
    return every.rstrip(".") if len(names) <= _MOST_AUTHORS else f"{names[0]}, et al"
