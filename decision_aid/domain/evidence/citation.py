"""Where a figure or a criterion was published, and where it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from decision_aid.domain.evidence.vocabulary import ReadAs

_NOT_SEEN = re.compile(r"[\w ]+ not seen(?: \((.*)\))?")
_REMARK = re.compile(r" \([^()]*\b(?:not|cut off|recalled|read as)\b[^()]*\)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One text that was read, for editors; people are given the DOI, PubMed or the publisher."""

    what: ReadAs | None = None
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """A publication. ``registration`` is a trial or protocol number."""

    journal: str
    read_on: date
    authors: str = ""
    year: int | None = None
    volume: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    registration: str = ""
    url: str = ""
    read: tuple[Reading, ...] = ()

    @property
    def authors_seen(self) -> str:
        """The authors without our remarks on what was not seen; empty where none were."""
        return _without_remarks(self.authors)

    @property
    def journal_seen(self) -> str:
        return _without_remarks(self.journal)

    @property
    def year_apart(self) -> int | None:
        """The year, unless the journal is printed with it."""
        return None if self.year and str(self.year) in self.journal_seen else self.year

    @property
    def link(self) -> str:
        """The address that people get: DOI, else PubMed, else PubMed Central, else publisher."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        if self.pmcid:
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.pmcid}/"
        return self.url

    @property
    def readings(self) -> frozenset[ReadAs]:
        return frozenset(reading.what for reading in self.read if reading.what is not None)


def _without_remarks(printed: str) -> str:
    unseen = _NOT_SEEN.fullmatch(printed)
    if unseen is None:
        return _REMARK.sub("", printed)
    told = unseen[1] or ""
    return "" if _REMARK.fullmatch(f" ({told})") else told


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """A correction, a warning or a retraction that was published. ``what``: in plain words."""

    date: date
    what: str
    link: str = ""
