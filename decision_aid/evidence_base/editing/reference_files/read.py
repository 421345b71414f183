"""A list of references in any of four formats, told apart by how the name of its file ends."""

from __future__ import annotations

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


def papers_in(path: Path) -> tuple[Paper, ...]:
    """Every reference of a file, in its order. Raises UnreadableReferencesError."""
    read = _READERS.get(path.suffix.lower())
    if read is None:
        kinds = ", ".join(_READERS)
        raise UnreadableReferencesError(f"{path.name}: a list of references ends in {kinds}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableReferencesError(f"{path.name} cannot be read: {error}") from None
    found = tuple(read(text, path.name))
    if not found:
        raise UnreadableReferencesError(f"{path.name} holds no reference")
    for place, each in enumerate(found, start=1):
        if not each.title:
            raise UnreadableReferencesError(f"{path.name}: reference {place} has no title")
    return found
