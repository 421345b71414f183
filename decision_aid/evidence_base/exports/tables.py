"""The CSV files, and the one that explains their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports.columns import Column, csv_text
from decision_aid.evidence_base.exports.criteria_table import CRITERIA_COLUMNS, criteria_rows
from decision_aid.evidence_base.exports.differences_table import DIFFERENCE_COLUMNS, difference_rows
from decision_aid.evidence_base.exports.figures_table import FIGURE_COLUMNS, figure_rows
from decision_aid.evidence_base.exports.sources_table import SOURCE_COLUMNS, source_rows


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[EvidenceBase], Iterable[Any]]

    def as_csv(self, library: EvidenceBase) -> str:
        heads = [column.name for column in self.columns]
        rows = self.rows(library)
        return csv_text(heads, ([column.take(row) for column in self.columns] for row in rows))


TABLES = (
    Table("figures", FIGURE_COLUMNS, figure_rows),
    Table("sources", SOURCE_COLUMNS, source_rows),
    Table("differences", DIFFERENCE_COLUMNS, difference_rows),
    Table("criteria", CRITERIA_COLUMNS, criteria_rows),
)
_HEADS = ("file", "column", "type", "always filled", "meaning", "words")


def columns_csv() -> str:
    return csv_text(_HEADS, (_told(table, each) for table in TABLES for each in table.columns))


def _told(table: Table, column: Column) -> tuple[object, ...]:
    words = tuple(each.value for each in column.words or ())
    return f"{table.name}.csv", column.name, column.holds, column.always, column.meaning, words
