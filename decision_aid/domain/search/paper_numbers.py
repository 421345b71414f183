"""The number of a paper or a trial, out of what people paste: an address, "doi:", "PMID"; and the
address itself, where that has no number."""

from __future__ import annotations

import re

_TRIALS = ("nct", "isrctn", "actrn", "crd")
_RULES = (
    (("10.",), re.compile(r"(?:\bdoi\b[\s:]*)?\S*?\b(10\.\d{4,9}/[^\s?#]+)\S*", re.I), r"\1"),
    (("10.",), re.compile(r"(10\.\d{4,9}/\S+?)/(?:full|fulltext|abstract|e?pdf)\b", re.I), r"\1"),
    (("pmc",), re.compile(r"\S*\bPMC\s?(?=\d)(\d{4,9})\S*", re.I), r"PMC\1"),
    (("pmc",), re.compile(r"\bPMC(?:ID)?\b[\s:]*(?:PMC)?\s?(\d{4,9})\b", re.I), r"PMC\1"),
    (("pmcid",), re.compile(r"\bPMCID\b[\s:]*(?=PMC\d)", re.I), ""),
    (("pubmed",), re.compile(r"\S*\bpubmed\S*/(\d{5,9})\S*", re.I), r"\1"),
    (("pmid", "pubmed"), re.compile(r"\b(?:PMID|pubmed(?:\s+id)?)\b[\s:]*(?=\d{5})", re.I), ""),
    (_TRIALS, re.compile(r"\S*?\b(NCT|ISRCTN|ACTRN|CRD)[\s-]?(\d{8,14})\S*", re.I), r"\1\2"),
    (("eudract",), re.compile(r"\bEudraCT\b[\s:]*(?=\d{4}-\d{6}-)", re.I), ""),
    (("http",), re.compile(r"https?://(?:www\.)?", re.I), ""),
)
"""Each with the letters without one of which nothing is to be found, and so nothing sought."""
_WHOLE = re.compile(
    r"(?<!\S)(10\.\d{4,9}/\S+|PMC\d{4,9}|(?:NCT|ISRCTN|ACTRN|CRD)\d{8,14}"
    r"|\d{4}-\d{6}-\d{2}|\d{7,8})(?!\S)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,}/[^\s#]*)(?:#\S*)?", re.IGNORECASE
)
_SIGN = "@"
"""Begins an address among words; no typed word has it."""
NO_LETTERS = re.compile(r"[\W_]+")
_NOT_THE_END = re.compile(r"(?:\.(?:pdf|html?|full|abstract))?/?(?:\?.*)?$", re.IGNORECASE)
_SHORTEST_END = 6
"""Letters and numbers that end an address of a publisher and the DOI alike."""
_LONGEST = 300
"""Longer words are no address: the work stays small."""


def bare_numbers(typed: str) -> str:
    """The same words with each such number as it stands in a list of papers."""
    if len(typed) > _LONGEST:
        return typed
    letters = typed.casefold()
    for signs, what, instead in _RULES:
        if any(map(letters.__contains__, signs)):
            typed = what.sub(instead, typed)
    return typed


def paper_number(typed: str) -> str:
    """The first such number; empty where there is none. It is looked for whole, or not at all."""
    found = _WHOLE.search(bare_numbers(typed))
    return found[1] if found else ""


def without_paper_numbers(typed: str, but: frozenset[str]) -> str:
    """The words around such numbers; one of ``but`` stays."""
    if not paper_number(typed):
        return typed
    return _WHOLE.sub(lambda each: each[0] if each[0] in but else " ", bare_numbers(typed))


def as_address(typed: str) -> tuple[str, ...]:
    """As an address, or a DOI, stands among the words of a paper: whole, and by its end if that
    tells it, which a DOI and addresses of its publisher share. Empty for anything else."""
    number = paper_number(typed)
    found = _ADDRESS.fullmatch(typed.strip()[:_LONGEST])
    whole = number if number.startswith("10.") else "" if number or not found else found[1]
    end = _NOT_THE_END.sub("", whole).rpartition("/")[2]
    is_telling = len(end) >= _SHORTEST_END and any(map(str.isdigit, end))
    return tuple(map(_one_word, (whole, end) if is_telling else filter(None, (whole,))))


def is_address(word: str) -> bool:
    return word.startswith(_SIGN)


def _one_word(address: str) -> str:
    return f"{_SIGN}{NO_LETTERS.sub('/', address.casefold()).strip('/')}"
