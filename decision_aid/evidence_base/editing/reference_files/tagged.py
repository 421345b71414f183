"""RIS and PubMed's own format: a line for each part of a reference, a tag before each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from decision_aid.evidence_base.editing.reference_files.paper import (
    Paper,
    UnreadableReferencesError,
    address_in,
    doi_in,
    first,
    names,
    one_line,
    package,
    pages_of,
    pmcid_in,
    pmid_in,
    texts,
    title_in,
    turned,
    volume_of,
    year_in,
)


def from_ris(text: str, name: str) -> Iterable[Paper]:
    rispy = package("rispy")
    entries = rispy.loads("\n".join(text.splitlines()))
    begun = len(re.findall(r"^TY  -", text, re.MULTILINE))
    if begun != len(entries):
        raise UnreadableReferencesError(
            f"{name}: {begun} references begin and {len(entries)} end: is its end cut off?"
        )
    return [_paper_of_ris(each) for each in entries]


def _paper_of_ris(entry: Mapping[str, Any]) -> Paper:
    more = entry.get("unknown_tag", {})
    notes = [*texts(entry, "notes", "note", "custom2", "urls", "url"), *texts(more, *more)]
    return Paper(
        title=title_in(first(entry, "title", "primary_title", "translated_title")),
        authors=names(map(turned, texts(entry, "authors", "first_authors"))),
        journal=one_line(
            first(entry, "journal_name", "secondary_title", "alternate_title3",
                   "alternate_title2", "publisher")
        ),
        year=year_in(first(entry, "year", "publication_year", "date")),
        volume=volume_of(str(entry.get("volume", "")), str(entry.get("number", ""))),
        pages=pages_of(str(entry.get("start_page", "")), str(entry.get("end_page", ""))),
        doi=doi_in(str(entry.get("doi", "")), *notes),
        pmid=pmid_in(entry.get("accession_number"), *notes),
        pmcid=pmcid_in(*notes),
        url=address_in(*texts(entry, "urls", "url")),
    )  # fmt: skip


_NBIB = {
    "PMID": "pmid", "TI": "title", "BTI": "book", "CTI": "chapter", "AU": "authors",
    "CN": "bodies", "TA": "short",
    "JT": "journal", "DP": "date", "VI": "volume", "IP": "number", "PG": "pages", "LID": "ids",
    "AID": "ids", "PMC": "pmcid", "ER": "end", "UK": "unknown_tag",
}  # fmt: skip


def from_nbib(text: str, name: str) -> Iterable[Paper]:
    rispy = package("rispy")

    class NbibParser(rispy.RisParser):  # type: ignore[misc, name-defined]  # read for editors alone
        """PubMed's format: tags of up to four letters; a blank line before the next number ends a
        reference, and one inside an abstract does not.
        """

        START_TAG = "PMID"
        DEFAULT_MAPPING = _NBIB
        DEFAULT_LIST_TAGS = ("AU", "CN", "LID", "AID")
        DEFAULT_DELIMITER_MAPPING: Mapping[str, str] = {}

        def parse_line(self, line: str) -> tuple[str | None, str]:
            is_tag = line[4:5] == "-" and line[:4].strip().isupper()
            return (line[:4].strip(), line[5:].strip()) if is_tag else (None, line.strip())

    lines = "\n".join(text.splitlines()).strip("\n")
    whole = re.sub(r"\n\s*\n+(?!PMID-)", "\n", lines)
    ended = re.sub(r"\n\s*\n+", "\nER  - \n", f"{whole}\n\n")
    entries = NbibParser().parse(ended)
    begun = len(re.findall(r"^PMID-", text, re.MULTILINE))
    if begun != len(entries):
        raise UnreadableReferencesError(
            f"{name}: {begun} references begin and {len(entries)} end: is a blank line missing?"
        )
    return [_paper_of_nbib(each) for each in entries]


def _unbracketed(title: str) -> str:
    """PubMed puts a title that it translated into brackets."""
    found = re.fullmatch(r"\[([^\[\]]+)\]\.?", " ".join(title.split()))
    return found[1] if found else title


def _title_of(entry: Mapping[str, Any]) -> str:
    """Of a chapter its own, and not that of the book."""
    return first(entry, "title", "chapter", "book")


def _paper_of_nbib(entry: Mapping[str, Any]) -> Paper:
    ids = [each.removesuffix(" [doi]") for each in entry.get("ids", ()) if each.endswith("[doi]")]
    return Paper(
        title=title_in(_unbracketed(_title_of(entry))),
        authors=names((*entry.get("authors", ()), *entry.get("bodies", ()))),
        journal=one_line(
            first(entry, "short", "journal", *(("book",) if entry.get("chapter") else ()))
        ),
        year=year_in(str(entry.get("date", ""))),
        volume=volume_of(str(entry.get("volume", "")), str(entry.get("number", ""))),
        pages=pages_of(str(entry.get("pages", "")), ""),
        doi=doi_in(next(iter(ids), "")),
        pmid=str(entry.get("pmid", "")),
        pmcid=pmcid_in(str(entry.get("pmcid", ""))),
    )
