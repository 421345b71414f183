"""The number of a paper or a trial, out of what people paste: an address, "doi:", "PMID"."""

from __future__ import annotations

import re

_RULES = (
    (re.compile(r"(?:\bdoi\b[\s:]*)?\S*?\b(10\.\d{4,9}/[^\s?#]+)\S*", re.IGNORECASE), r"\1"),
    (re.compile(r"(10\.\d{4,9}/\S+?)/(?:full|fulltext|abstract|e?pdf)\b", re.IGNORECASE), r"\1"),
    (re.compile(r"\S*\bPMC\s?(?=\d)(\d{4,9})\S*", re.IGNORECASE), r"PMC\1"),
    (re.compile(r"\bPMC(?:ID)?\b[\s:]*(?:PMC)?\s?(\d{4,9})\b", re.IGNORECASE), r"PMC\1"),
    (re.compile(r"\bPMCID\b[\s:]*(?=PMC\d)", re.IGNORECASE), ""),
    (re.compile(r"\S*\bpubmed\S*/(\d{5,9})\S*", re.IGNORECASE), r"\1"),
    (re.compile(r"\b(?:PMID|pubmed(?:\s+id)?)\b[\s:]*(?=\d{5})", re.IGNORECASE), ""),
    (re.compile(r"\S*?\b(NCT|ISRCTN|ACTRN|CRD)[\s-]?(\d{8,14})\S*", re.IGNORECASE), r"\1\2"),
    (re.compile(r"https?://(?:www\.)?", re.IGNORECASE), ""),
)
_WHOLE = re.compile(
    r"(?<!\S)(10\.\d{4,9}/\S+|PMC\d{4,9}|(?:NCT|ISRCTN|ACTRN|CRD)\d{8,14}|\d{7,8})(?!\S)",
    re.IGNORECASE,
)
_LONGEST = 300
"""Longer words are no address: the work stays small."""


def bare_numbers(typed: str) -> str:
    """The same words with each such number as it stands in a list of papers."""
    if len(typed) > _LONGEST:
        return typed
    for what, instead in _RULES:
        typed = what.sub(instead, typed)
    return typed


def paper_number(typed: str) -> str:
    """The first such number; empty where there is none. It is looked for whole, or not at all."""
    found = _WHOLE.search(bare_numbers(typed))
    return found[1] if found else ""
