"""The whole evidence as files that other programmes read. Numbers stand as printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports.as_json import document
from decision_aid.evidence_base.exports.bibtex import bibtex
from decision_aid.evidence_base.exports.changes_feed import atom_feed
from decision_aid.evidence_base.exports.csl import csl_json
from decision_aid.evidence_base.exports.ris import ris
from decision_aid.evidence_base.exports.schema.document import schema_text
from decision_aid.evidence_base.exports.tables import TABLES, columns_csv

_CSV = "text/csv; charset=utf-8; header=present"


@dataclass(frozen=True, slots=True)
class Export:
    """One file: its name, what sort of file it is, and all that is in it."""

    name: str
    media_type: str
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


_WRITERS: Mapping[str, tuple[str, Callable[[EvidenceBase], str]]] = {
    **{f"{each.name}.csv": (_CSV, each.as_csv) for each in TABLES},
    "columns.csv": (_CSV, lambda _: columns_csv()),
    "evidence.json": ("application/json", document),
    "schema.json": ("application/schema+json", schema_text),
    "citations.bib": ("application/x-bibtex; charset=utf-8", bibtex),
    "citations.ris": ("application/x-research-info-systems; charset=utf-8", ris),
    "citations.csl.json": ("application/vnd.citationstyles.csl+json", csl_json),
    "changes.atom": ("application/atom+xml; charset=utf-8", atom_feed),
}


NAMES = tuple(_WRITERS)


def export(name: str, base: EvidenceBase) -> Export:
    """One file. Raises KeyError for a name that is not one of NAMES."""
    media_type, write = _WRITERS[name]
    return Export(name, media_type, write(base).encode())


def write_exports(base: EvidenceBase, folder: Path) -> tuple[Path, ...]:
    """Writes every file into the folder, over older ones of the same name."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in NAMES:
        path = folder / name
        path.write_bytes(export(name, base).content)
        written.append(path)
    return tuple(written)
