"""Reads ``decision_aid/code_layout.toml``: every version of the layout of resume codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from decision_aid.domain.resume_code.layout import Layout
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError, Mistake
from decision_aid.evidence_base.reading.toml import read_toml, structure


@dataclass(frozen=True, kw_only=True)
class _Written:
    """The file as it is written."""

    layout: tuple[Layout, ...]


def open_layouts(path: Path) -> Mapping[int, Layout]:
    """All versions by number. Raises BrokenEvidenceError."""
    try:
        raw = read_toml(path)
    except (OSError, ValueError) as error:
        raise BrokenEvidenceError([Mistake(path.name, "", f"cannot be read: {error}")]) from None
    written, mistakes = structure(raw, _Written, path.name)
    if written is None:
        raise BrokenEvidenceError(mistakes)
    return {layout.version: layout for layout in written.layout}


def newest(layouts: Mapping[int, Layout]) -> Layout:
    return layouts[max(layouts)]
