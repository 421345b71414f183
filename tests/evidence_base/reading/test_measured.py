"""Tables of the benchmark: what the file must hold, and what an editor is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from decision_aid.evidence_base.reading.site_files import open_measured
from tests.bench.tables import FOLDER, BenchTable

_TABLE = BenchTable(
    name="one",
    place=2,
    title='A "table"',
    about="What it is.",
    command="uv run it",
    columns=("What", "ours", "theirs"),
    rows=(("Bytes", "1 kB", "2 kB"), ("Time", "3 ms", "über 4 ms")),
)


def test_a_table_that_the_benchmark_keeps_is_read_back(tmp_path: Path) -> None:
    _TABLE.keep(tmp_path)
    (read,) = open_measured(tmp_path)
    assert read.measured_on == date.today()
    assert (read.title, read.columns, read.rows) == (_TABLE.title, _TABLE.columns, _TABLE.rows)
    assert read.machine


def test_tables_stand_in_the_order_of_their_places(tmp_path: Path) -> None:
    path = _TABLE.keep(tmp_path)
    later = path.read_text(encoding="utf-8").replace("place = 2", "place = 10")
    first = later.replace("place = 10", "place = 1")
    (tmp_path / "aa.toml").write_text(later, encoding="utf-8")
    (tmp_path / "zz.toml").write_text(first, encoding="utf-8")
    assert [table.place for table in open_measured(tmp_path)] == [1, 2, 10]


def test_each_cell_stands_under_the_name_of_its_column(tmp_path: Path) -> None:
    _TABLE.keep(tmp_path)
    (read,) = open_measured(tmp_path)
    assert next(iter(read.labelled())) == ("Bytes", (("ours", "1 kB"), ("theirs", "2 kB")))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"1 kB", ', "", "rows[0]: holds 2 cells, but there are 3 columns"),
        ("place = 2", "", "place"),
        ("place = 2", "place = [", "cannot be read"),
        ('machine = "', 'machines = "', "machines"),
    ],
    ids=["a missing cell", "a missing key", "no TOML", "an unknown key"],
)
def test_a_mistake_is_told_with_file_and_path(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    path = _TABLE.keep(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenEvidenceError) as broken:
        open_measured(tmp_path)
    told = "\n".join(map(str, broken.value.mistakes))
    assert "one.toml" in told
    assert words in told


def test_what_has_been_measured_here_can_be_read() -> None:
    tables = open_measured(FOLDER)
    assert tables
    assert all(table.measured_on <= date.today() for table in tables)
