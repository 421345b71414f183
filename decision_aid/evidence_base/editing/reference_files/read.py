"""A list of references in any of four formats, told apart by how the name of its file ends."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from decision_aid.evidence_base.editing.reference_files.bibtex import from_bibtex
from decision_aid.evidence_base.editing.reference_files.csl import from_csl
from decision_aid.evidence_base.editing.reference_files.paper import (
    Paper,
    UnreadableReferencesError,
)
from decision_aid.evidence_base.editing.reference_files.tagged import from_nbib, from_ris

_READERS: Mapping[str, Callable[[str, str], Iterable[Paper]]] = {
    ".ris": from_ris,
    ".nbib": from_nbib,
    ".bib": from_bibtex,
    ".json": from_csl,
}


def _text_in(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or what older programs of Windows write."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _reader_of(ending: str, text: str) -> Callable[[str, str], Iterable[Paper]] | None:
    """PubMed names its own format .txt; there the first tag tells it."""
    if ending != ".txt":
        return _READERS.get(ending)
    tags = {"PMID-": from_nbib, "TY  -": from_ris}
    starts = (tag for line in text.splitlines() for tag in tags if line.startswith(tag))
    first = next(starts, None)
    return tags[first] if first else None


def papers_in(path: Path) -> tuple[Paper, ...]:
    """Every reference of a file, in its order. Raises UnreadableReferencesError."""
    try:
        text = "\n".join(_text_in(path.read_bytes()).splitlines()) + "\n"
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableReferencesError(f"{path.name} cannot be read: {error}") from None
    read = _reader_of(path.suffix.lower(), text)
    if read is None:
        kinds = ", ".join(_READERS)
        raise UnreadableReferencesError(f"{path.name}: a list of references ends in {kinds}")
    found = tuple(read(text, path.name))
    if not found:
        raise UnreadableReferencesError(f"{path.name} holds no reference")
    for place, each in enumerate(found, start=1):
        if not each.title:
            raise UnreadableReferencesError(f"{path.name}: reference {place} has no title")
    return found
