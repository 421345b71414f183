"""Reads ``decision_aid/measured/``: tables that the benchmark of the tests has written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from decision_aid.library.mistakes import BrokenEvidenceError, Mistake
from decision_aid.library.structure import read_toml, structure


@dataclass(frozen=True, kw_only=True)
class MeasuredTable:
    """One run of the benchmark. ``rows`` are as wide as ``columns``; the first cell names the row.

    ``command`` repeats the run, ``machine`` says on what it ran, ``place`` orders the tables.
    """

    place: int
    title: str
    about: str
    command: str
    measured_on: date
    machine: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def labelled(self) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        """Each row as its name and its cells, each cell after the name of its column."""
        for name, *cells in self.rows:
            yield name, tuple(zip(self.columns[1:], cells, strict=True))


def open_measured(folder: Path) -> tuple[MeasuredTable, ...]:
    """All tables in their order. Raises BrokenEvidenceError with all mistakes of all files."""
    tables: list[MeasuredTable] = []
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.toml")):
        table, found = _read(path)
        mistakes += found
        if table is not None:
            tables.append(table)
    if mistakes:
        raise BrokenEvidenceError(mistakes)
    return tuple(sorted(tables, key=lambda table: (table.place, table.title)))


def _read(path: Path) -> tuple[MeasuredTable | None, list[Mistake]]:
    try:
        raw = read_toml(path)
    except (OSError, ValueError) as error:
        return None, [Mistake(path.name, "", f"cannot be read: {error}")]
    table, mistakes = structure(raw, MeasuredTable, path.name)
    if table is None:
        return None, list(mistakes)
    wide = len(table.columns)
    wrong = [
        Mistake(
            path.name, f"rows[{number}]", f"holds {len(row)} cells, but there are {wide} columns"
        )
        for number, row in enumerate(table.rows)
        if len(row) != wide
    ]
    return table, wrong
