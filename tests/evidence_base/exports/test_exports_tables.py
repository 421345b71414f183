"""The CSV files: every cell is of the type that columns.csv tells, every number as printed."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest

from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.exports import NAMES, export, write_exports
from decision_aid.evidence_base.exports.columns import Cell, cell
from decision_aid.evidence_base.reading.rules_toml import read_rule
from tests.conftest import EVIDENCE
from tests.evidence_base.breaking import SOUND

Row = dict[str, str]
TABLES = ("figures.csv", "sources.csv", "criteria.csv", "washout.csv", "workup.csv")


def _one_of(words: str) -> Callable[[str], object]:
    def read(text: str) -> str:
        if text not in words.split("; "):
            raise ValueError(text)
        return text

    return read


def _yes_or_no(text: str) -> bool:
    return {"yes": True, "no": False}[text]


_READ: Mapping[str, Callable[[str], Any]] = {
    Cell.TEXT: str,
    Cell.NUMBER: Decimal,
    Cell.WHOLE: int,
    Cell.DATE: date.fromisoformat,
    Cell.YES_NO: _yes_or_no,
    Cell.LIST: lambda text: text.split("; "),
    Cell.RULE: lambda text: read_rule(json.loads(text, parse_float=Decimal)),
}


def _rows(name: str, base: EvidenceBase) -> list[Row]:
    return list(csv.DictReader(StringIO(export(name, base).text, newline=""), strict=True))


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_of_the_type_that_its_column_tells(name: str, base: EvidenceBase) -> None:
    columns = [c for c in _rows("columns.csv", base) if c["file"] == name]
    rows = _rows(name, base)
    assert [c["column"] for c in columns] == list(rows[0])
    for column in columns:
        assert column["meaning"]
        is_word = column["type"] == Cell.WORD
        read = _one_of(column["words"]) if is_word else _READ[column["type"]]
        for row in rows:
            text = row[column["column"]]
            assert text or column["always filled"] == "no", (column["column"], row)
            if text:
                read(text)


def _printed() -> dict[tuple[str, str], dict[str, Any]]:
    """The numbers of every figure as the characters that stand in the files."""
    found = {}
    for path in EVIDENCE.glob("sources/*.toml"):
        raw = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=str)
        for figure in raw.get("figure", ()):
            found[raw["id"], figure["id"]] = figure
    return found


def test_every_figure_stands_there_digit_by_digit(base: EvidenceBase) -> None:
    rows, printed = _rows("figures.csv", base), _printed()
    assert len(rows) == len(printed) == len(base.figures)
    for row in rows:
        figure = printed[row["source"], row["figure"]]
        interval = figure.get("ci", {})
        assert row["value"] == str(figure["value"])
        assert row["interval_low"] == str(interval.get("low", ""))
        assert row["interval_high"] == str(interval.get("high", ""))
        assert row["events"] == str(figure.get("events", ""))
        assert row["people"] == str(figure.get("people", ""))
        times = [(unit, str(number)) for unit, number in figure.get("at", {}).items()]
        assert times in ([], [(row["time_unit"], row["time"])])


def test_every_source_and_every_criterion_has_one_line(base: EvidenceBase) -> None:
    assert [row["source"] for row in _rows("sources.csv", base)] == list(base.sources)
    lines = {(row["set"], row["criterion"]) for row in _rows("criteria.csv", base)}
    assert lines == {(s.id, c.id) for s in base.criteria_sets for c in s.criterion}


def test_the_rules_of_criteria_read_back_as_they_were(base: EvidenceBase) -> None:
    rules = {c.id: c.rule for s in base.criteria_sets for c in s.criterion}
    for row in _rows("criteria.csv", base):
        read = read_rule(json.loads(row["rule"], parse_float=Decimal))
        assert read == rules[row["criterion"]], row["criterion"]


def test_no_cell_is_taken_for_a_formula(base: EvidenceBase) -> None:
    for name in TABLES:
        for row in _rows(name, base):
            assert not [text for text in row.values() if text.startswith(("=", "+", "@"))]


def test_lines_end_as_the_standard_for_csv_says(base: EvidenceBase) -> None:
    text = export("figures.csv", base).text
    assert text.endswith("\r\n")
    assert "﻿" not in text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (True, "yes"), (False, "no"), (Decimal("46.0"), "46.0"), (0, "0"),
        (Decimal("1E+2"), "100"), (date(2026, 11, 21), "2026-11-21"), (("a", "b"), "a; b"),
        ((), ""),
    ],
)  # fmt: skip
def test_what_stands_in_a_cell(value: object, text: str) -> None:
    assert cell(value) == text


@pytest.mark.slow
def test_all_files_are_written_and_written_over(base: EvidenceBase, tmp_path: Any) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (folder / NAMES[0]).write_text("of an earlier day" * 9999, "utf-8")
    assert [path.name for path in write_exports(base, folder)] == list(NAMES)
    for name in NAMES:
        assert (folder / name).read_bytes() == export(name, base).content


def test_a_name_that_is_none_is_no_file(base: EvidenceBase) -> None:
    with pytest.raises(KeyError):
        export("answers.csv", base)


def test_each_side_of_a_difference_has_one_line(tmp_path: Any) -> None:
    base = open_evidence_base(SOUND)
    rows = _rows("differences.csv", base)
    assert [(row["difference"], row["side"]) for row in rows] == [
        ("third-2022-edss", "1"), ("third-2022-edss", "2"), ("third-2022-age", "1")
    ]  # fmt: skip
    first, second, none = rows
    assert json.loads(first["better_when"]) == {"edss": {"max": 6}}
    assert (first["side_events"], first["side_people"], first["people"]) == ("44", "48", "60")
    assert (second["side_label"], second["side_value"]) == ("above 6", "75.5")
    assert json.loads(second["also"])["of"] == "after ten years"
    assert (none["direction"], none["unit"], none["between_studies"]) == (
        "none", "no-difference", "no"
    )  # fmt: skip
    columns = [c for c in _rows("columns.csv", base) if c["file"] == "differences.csv"]
    for column in columns:
        read = _one_of(column["words"]) if column["type"] == Cell.WORD else _READ[column["type"]]
        for row in rows:
            assert row[column["column"]] or column["always filled"] == "no", column["column"]
            if row[column["column"]]:
                read(row[column["column"]])


def test_what_was_printed_of_a_population_stands_in_the_table_of_sources() -> None:
    (row,) = [
        r for r in _rows("sources.csv", open_evidence_base(SOUND)) if r["source"] == "third-2022"
    ]
    assert (row["edss_middle_half"], row["age_sd"], row["clock"]) == ("3.0; 5.5", "8.2", "onset")
    assert (row["gd_positive_percent"], row["years_with_ms_limits_are"]) == ("41.5", "observed")
    assert row["by_type"] == 'rrms={ "people": 33, "relapsed_before_percent": 61 }'
    assert row["doubts"] == "activity: Read from the mean."
    assert row["same_people_as"] == "one-2020"
    (figure,) = [r for r in _rows("figures.csv", open_evidence_base(SOUND)) if r["where"]]
    assert json.loads(figure["where"]) == {"gd_lesions_12m": {"min": 1}}
