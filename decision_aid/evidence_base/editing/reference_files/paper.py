"""One reference, and the ways in which its parts are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from urllib.parse import unquote

_DOI = re.compile(r"10\.[0-9]{4,9}/\S*[^\s.,;]")
_SAID_TO_BE_A_DOI = re.compile(rf"(?:doi\.org/|^DOI:\s*)({_DOI.pattern})", re.I | re.M)
_PMID = re.compile(r"(?:pmid\W*|pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/)([1-9][0-9]{0,8})\b", re.I)
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_PMCID = re.compile(r"PMC[0-9]+")
_MARKS = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)\b[^<>]*>", re.I)
_PREPRINT_VERSION = re.compile(r"(10\.1101/\d[\d.]*\d)v\d+(?:\.[a-z.]+)?")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


class UnreadableReferencesError(Exception):
    """A file that cannot be read as a list of references; the message says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One reference. ``authors`` as sources have them: "Muraro PA, Pasquini M"."""

    title: str
    authors: str = ""
    journal: str = ""
    year: int | None = None
    volume: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""


def package(name: str) -> Any:
    """Only editors have it: what serves people does without."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise UnreadableReferencesError(
            f"{name} is not installed: it comes with `uv sync --group editing`"
        ) from None


def one_line(words: object) -> str:
    """Without the full stop that PubMed puts behind a title."""
    return " ".join(str(words or "").split()).removesuffix(".")


def title_in(words: object) -> str:
    """Without the marks for italics and the like that Zotero keeps."""
    return one_line(_MARKS.sub("", str(words or "")))


def first(told: Mapping[str, Any], *names: str) -> str:
    """The first of several keys that says something."""
    return next((one_line(told[name]) for name in names if told.get(name)), "")


def texts(told: Mapping[str, Any], *names: str) -> list[str]:
    """All that several keys say, one text or many each."""
    found = (told.get(name) or () for name in names)
    return [str(t) for each in found for t in ((each,) if isinstance(each, str) else each)]


def person(family: str, given: str) -> str:
    """A surname and initials: "Muraro PA"."""
    parts = re.findall(r"[^\W\d_]+", given)
    written = "".join(each if each.isupper() and len(each) < 4 else each[0] for each in parts)
    return f"{family} {written.upper()}".strip()


def turned(name: str) -> str:
    """From "Muraro, Paolo A."; a name without a comma is a body's."""
    family, comma, given = name.partition(",")
    return person(family.strip(), given) if comma and given.strip() else family.strip()


def names(several: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, map(one_line, several))))


def year_in(*written: str) -> int | None:
    found = next(filter(None, map(_YEAR.search, written)), None)
    return int(found[0]) if found else None


def volume_of(volume: str, issue: str) -> str:
    return f"{volume}({issue})" if volume and issue else volume


def pages_of(start: str, end: str) -> str:
    """From one page to another; PubMed writes "2766-76", which stays as it is."""
    start = re.sub(r"\s*[-–—]+\s*", "-", start.strip())
    return f"{start}-{end}" if start and end and end != start and "-" not in start else start


def doi_in(own: str, *notes: str) -> str:
    """In a place of its own, or where a note or an address says that it is one."""
    found = _DOI.search(unquote(own))
    said = (each[1] for each in map(_SAID_TO_BE_A_DOI.search, map(unquote, notes)) if each)
    doi = (found[0] if found else next(said, "")).lower()
    version = _PREPRINT_VERSION.fullmatch(doi)
    return version[1] if version else doi


def pmid_in(number: object, *notes: str) -> str:
    """A number of its own, or one that a note or an address says to be one of PubMed."""
    bare = str(number or "").strip()
    if _NUMBER.fullmatch(bare):
        return bare
    return next((found[1] for found in map(_PMID.search, (bare, *notes)) if found), "")


def pmcid_in(*written: str) -> str:
    return next((found[0] for found in map(_PMCID.search, written) if found), "")


def address_in(*written: str) -> str:
    return next((each for each in written if re.fullmatch(r"https?://\S+", each)), "")
