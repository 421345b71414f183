"""Papers of a list of references: which are here already, and a place for the others.

A paper is here if its DOI, its PubMed number or its title is that of a source or of a paper that
somebody looked at before. For each other one a source file is begun and a line of
``screening.toml`` written; with a reason to leave them out, the line alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from decision_aid.domain.search.word_groups import plain
from decision_aid.evidence_base.editing.new_source import write_skeleton
from decision_aid.evidence_base.editing.reference_files.paper import Paper
from decision_aid.evidence_base.reading.history import SCREENING, Decision, ScreenedPaper
from decision_aid.evidence_base.reading.loaded import Loaded

_NOT_READ = "Not read yet."


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """Who looks at a list, when, and why all of it is left out, if it is."""

    by: str
    on: date
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is here under the names of a paper, in words: ``source muraro-2017``."""

    told: dict[tuple[str, str], str] = field(default_factory=dict)
    dois: dict[str, str] = field(default_factory=dict)
    """By title: two DOIs under one title may be a preprint and its paper."""

    @classmethod
    def of(cls, loaded: Loaded) -> Known:
        known = cls()
        for each in loaded.screening:
            known.add(_names_of(each.doi, each.pmid, each.paper), _looked_at(each))
        for source in loaded.sources.values():
            cited = source.citation
            known.add(_names_of(cited.doi, cited.pmid, source.title), f"source {source.id}")
        return known

    def add(self, names: Iterable[tuple[str, str]], words: str) -> None:
        by_kind = dict(names)
        self.told.update(dict.fromkeys(by_kind.items(), words))
        if "DOI" in by_kind and "title" in by_kind:
            self.dois[by_kind["title"]] = by_kind["DOI"]

    def where(self, paper: Paper) -> str:
        """Empty where it is new."""
        for kind, name in _names_of(paper.doi, paper.pmid, paper.title):
            if (kind, name) in self.told:
                other = self.dois.get(name, "") if kind == "title" and paper.doi else ""
                under = f"; there its DOI is {other}: a preprint and its paper?" if other else ""
                return f"{self.told[kind, name]} (by its {kind}{under})"
        return ""


def _names_of(doi: str, pmid: str, title: str) -> list[tuple[str, str]]:
    named = (("DOI", doi.lower()), ("PubMed number", pmid), ("title", plain(title)))
    return [(kind, name) for kind, name in named if name]


def _looked_at(each: ScreenedPaper) -> str:
    if each.decision is Decision.TO_READ:
        return f"to be read: sources/{each.source}.toml" if each.source else "to be read"
    return f"{each.decision.value} on {each.date}: {each.reason}"


def import_papers(
    papers: Iterable[Paper], evidence: Path, loaded: Loaded, looked: Looked
) -> Iterator[str]:
    """Writes what is new, and tells a line for each paper."""
    known = Known.of(loaded)
    for paper in papers:
        if where := known.where(paper):
            yield f"is here: {paper.title}: {where}"
            continue
        source = "" if looked.left_out else _begun(paper, evidence)
        entry = _entry(paper, source, looked)
        _append(evidence / SCREENING, entry)
        known.add(_names_of(paper.doi, paper.pmid, paper.title), "this list, above")
        if source:
            yield f"is new: {paper.title}: begun in sources/{source}.toml"
        else:
            yield f"left out: {paper.title}"


def _begun(paper: Paper, evidence: Path) -> str:
    name = _free_id(paper, evidence / "sources")
    told = {key: getattr(paper, key) for key in ("title", "authors", "journal", "year", "volume")}
    told |= {key: getattr(paper, key) for key in ("pages", "doi", "pmid")}
    if not (paper.doi or paper.pmid):
        told["url"] = paper.url
    write_skeleton(evidence, name, {key: value for key, value in told.items() if value})
    return name


def _free_id(paper: Paper, folder: Path) -> str:
    """First author and year, such as muraro-2017; with a number where that is taken."""
    family = re.sub(r" [A-Z]{1,4}$", "", paper.authors.partition(",")[0])
    words = plain(family) or plain(paper.title)
    begun = "-".join([*words.split()[:3], str(paper.year or "undated")])
    taken = {path.stem for path in folder.glob("*.toml")}
    free = (begun, *(f"{begun}-{n}" for n in range(2, len(taken) + 3)))
    return next(each for each in free if each not in taken)


def _entry(paper: Paper, source: str, looked: Looked) -> Mapping[str, str | int | date]:
    told: dict[str, str | int | date | None] = {
        "paper": paper.title,
        "year": paper.year,
        "doi": paper.doi,
        "pmid": paper.pmid,
        "source": source,
        "decision": (Decision.LEFT_OUT if looked.left_out else Decision.TO_READ).value,
        "reason": looked.left_out or _NOT_READ,
        "by": looked.by,
        "date": looked.on,
    }
    return {key: value for key, value in told.items() if value}


def _append(path: Path, entry: Mapping[str, str | int | date]) -> None:
    lines = [f"{key} = {_as_toml(value)}\n" for key, value in entry.items()]
    with path.open("a", encoding="utf-8") as file:
        file.write("\n[[paper]]\n" + "".join(lines))


def _as_toml(value: str | int | date) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
