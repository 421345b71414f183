"""Columns of a CSV file: a name, the type of its cells, what they mean, where they come from."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from io import StringIO
from typing import Any

from decision_aid.evidence_base.exports.as_json import number_text

_LIKE_A_DAY = re.compile(r"\d{1,4}-\d{1,4}(?:-\d{1,4})?")
"""Programs for tables would make a day of pages 3-5. Our own days are no texts."""


class Cell(StrEnum):
    """What stands in a cell; an empty cell always means "not published" or "does not apply"."""

    TEXT = "text"
    WORD = "word of a closed list"
    NUMBER = "number as printed"
    WHOLE = "whole number"
    DATE = "date (YYYY-MM-DD)"
    YES_NO = "yes or no"
    LIST = "list, parted by semicolons"
    RULE = "rule, as JSON"


@dataclass(frozen=True, slots=True)
class Column:
    """``take`` finds the value in a row; ``words`` is the closed list of a WORD."""

    name: str
    holds: Cell
    meaning: str
    take: Callable[[Any], object]
    words: type[StrEnum] | None = None
    always: bool = False


def cell(value: object) -> str:
    """One value as it stands in a file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return "; ".join(cell(each) for each in value)
    text = str(value)
    return text.replace("-", "\N{EN DASH}") if _LIKE_A_DAY.fullmatch(text) else text


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """UTF-8, a comma between cells, quotes where needed, as RFC 4180 has it."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def of(path: str) -> Callable[[Any], object]:
    """The value at the end of a path of attributes; None where one of them is not there."""
    steps = path.split(".")

    def take(row: Any) -> object:
        for step in steps:
            row = getattr(row, step, None)
        return row

    return take
