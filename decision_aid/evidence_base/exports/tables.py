"""The CSV files, and the one that explains their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from decision_aid.domain.preparation.before_transplant import DrugLineKind
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports.columns import Cell, Column, csv_text, of
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

    def as_csv(self, base: EvidenceBase) -> str:
        heads = [column.name for column in self.columns]
        rows = self.rows(base)
        return csv_text(heads, ([column.take(row) for column in self.columns] for row in rows))


_TEXT = Cell.TEXT
_DRUG_LINE_COLUMNS = (
    Column("line", _TEXT, "Id of the line.", of("id"), always=True),
    Column("drugs", Cell.LIST, "Treatments that it is about.", of("drugs"), always=True),
    Column("kind", Cell.WORD, "What it says of them.", of("kind"), DrugLineKind, always=True),
    Column("months", Cell.WHOLE, "The shortest waiting time, in months.", of("months")),
    Column("statement", _TEXT, "In our words.", of("statement"), always=True),
    Column("printed", _TEXT, "The words as seen.", of("printed")),
    Column("criterion", _TEXT, "The line of a set that holds the words.", of("criterion")),
    Column("source", _TEXT, "Id of the source or set.", of("source"), always=True),
    Column("locator", _TEXT, "Where in the text.", of("locator"), always=True),
    Column("note", _TEXT, "Anything odd.", of("note")),
    Column("in_letters", _TEXT, "In few words, as letters have it.", of("in_letters")),
)
_WORK_UP_COLUMNS = (
    Column("test", _TEXT, "Id of the test.", of("id"), always=True),
    Column("name", _TEXT, "In plain words.", of("name"), always=True),
    Column("clinical", _TEXT, "As clinicians write it.", of("clinical"), always=True),
    Column("days_before", Cell.WHOLE, "At most so many days before.", of("days_before")),
    Column("after_drugs", Cell.LIST, "Asked for because of these drugs.", of("after_drugs")),
    Column("printed", _TEXT, "The words as seen.", of("printed")),
    Column("criterion", _TEXT, "The line of a set that holds the words.", of("criterion")),
    Column("source", _TEXT, "Id of the source or set.", of("source"), always=True),
    Column("locator", _TEXT, "Where in the text.", of("locator"), always=True),
)

TABLES = (
    Table("figures", FIGURE_COLUMNS, figure_rows),
    Table("sources", SOURCE_COLUMNS, source_rows),
    Table("differences", DIFFERENCE_COLUMNS, difference_rows),
    Table("criteria", CRITERIA_COLUMNS, criteria_rows),
    Table("washout", _DRUG_LINE_COLUMNS, lambda base: base.drug_lines),
    Table("workup", _WORK_UP_COLUMNS, lambda base: base.work_up),
)
_HEADS = ("file", "column", "type", "always filled", "meaning", "words")


def columns_csv() -> str:
    return csv_text(_HEADS, (_told(table, each) for table in TABLES for each in table.columns))


def _told(table: Table, column: Column) -> tuple[object, ...]:
    words = tuple(each.value for each in column.words or ())
    return f"{table.name}.csv", column.name, column.holds, column.always, column.meaning, words
