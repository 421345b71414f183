"""`manage.py assess FOLDER`: one row for each case, the same numbers as for a single file."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from decision_aid.domain.eligibility.our_guards import ILLNESS
from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.command_line.audit import heads, not_a_formula
from tests.told_topics import IDS_ON
from tests.web.command_line.case_files import assessed

CASES = Path(__file__).resolve().parents[3] / "evidence" / "cases"
README = Path(__file__).resolve().parents[3] / "README.md"
Row = Mapping[str, str]


def _rows(text: str) -> list[Row]:
    return list(csv.DictReader(StringIO(text, newline="")))


def _audit(folder: Path, *options: str) -> tuple[str, str, object]:
    """What is printed, what is said, and the exit status."""
    out, err = StringIO(), StringIO()
    try:
        call_command("assess", str(folder), *options, stdout=out, stderr=err)
    except SystemExit as stopped:
        return out.getvalue(), err.getvalue(), stopped.code
    return out.getvalue(), err.getvalue(), 0


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    printed, said, status = _audit(CASES)
    assert (said, status) == ("", 0)
    return {row["file"]: row for row in _rows(printed)}


def test_every_case_has_one_row_in_the_order_of_names(rows: dict[str, Row]) -> None:
    assert list(rows) == sorted(path.name for path in CASES.glob("*.toml"))
    assert all(set(row) == set(heads()) for row in rows.values())
    assert len(set(heads())) == len(heads())


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("*.toml")))
def test_a_row_holds_what_the_single_file_gives(
    name: str, rows: dict[str, Row], base: EvidenceBase
) -> None:
    row, single = rows[name], assessed(name)
    assert row["evidence_version"] == single["evidence_version"]
    undecided = 0
    for set_id, verdict in single["criteria"].items():
        assert row[f"{set_id}.overall"] == verdict["overall"]
        open_lines = list(verdict["criteria"].values()).count("unknown")
        assert row[f"{set_id}.undecided"] == str(open_lines)
        undecided += open_lines
    assert row["undecided_lines"] == str(undecided)
    facts = [unknown["fact"] for unknown in single["unknown_facts"]]
    assert row["unknown_facts"] == "; ".join(facts)
    _leads_are_the_same(row, single, base)


def _leads_are_the_same(row: Row, single: Any, base: EvidenceBase) -> None:
    leads = _every_lead(single)
    closeness = {(f["source"], f["figure"]): f["closeness"] for f in single["figures"]}
    for outcome in IDS_ON[ToldOn.AUDIT]:
        _same_spread(row, outcome, single)
        if not row[f"{outcome}.figure"]:
            assert not any(row[f"{outcome}.{part}"] for part in ("closeness", "value", "people"))
            continue
        source, _, figure = row[f"{outcome}.figure"].partition("/")
        assert (source, figure) in leads
        assert row[f"{outcome}.closeness"] == closeness[source, figure]
        printed = base.figures[source, figure].figure
        assert row[f"{outcome}.value"] == str(printed.value)
        assert row[f"{outcome}.unit"] == printed.unit.value
        assert row[f"{outcome}.people"] == str(printed.people or "")


def _every_lead(single: Any) -> set[tuple[str, str]]:
    """A key figure leads a panel, or is the nearest study of a spread."""
    named = [p["lead"] for p in single["panels"]] + [t["nearest"] for t in single["topics"]]
    return {(each["source"], each["figure"]) for each in named if each}


def _same_spread(row: Row, outcome: str, single: Any) -> None:
    """Of the nearest study that the row names; without one, of people unlike the person."""
    told = [row[f"{outcome}.{part}"] for part in ("spread_low", "spread_high", "per", "studies")]
    source, _, figure = row[f"{outcome}.figure"].partition("/")
    near = {"source": source, "figure": figure} if source else None
    spreads = [
        [str(t["spread"][key]) for key in ("low", "high", "per", "studies")]
        for t in single["topics"]
        if t["id"] == outcome and t["spread"] and t["nearest"] == near
    ]
    assert told in spreads or (not any(told) and (near is None or spreads == []))


def test_guards_are_named_where_they_cannot_be_ruled_out(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[facts]\nsubtype = "rrms"\nage = 40\npregnant = true\n')
    (tmp_path / "b.toml").write_text("[facts]\nage = 40\npregnant = false\npml = false\n")
    (tmp_path / "c.toml").write_text("[facts]\n")
    found = [row["guards"] for row in _rows(_audit(tmp_path)[0])]
    assert found == ["pregnant; pml; fitness", "fitness", "under-18; pregnant; pml; fitness"]


def test_an_illness_is_named_where_it_was_told(tmp_path: Path) -> None:
    for guard, fact in ILLNESS.items():
        (tmp_path / f"{guard.value}.toml").write_text(f"[facts]\n{fact} = true\n")
    told = {row["file"].removesuffix(".toml"): row["guards"] for row in _rows(_audit(tmp_path)[0])}
    assert all(name in held.split("; ") for name, held in told.items())
    assert told["other-antibodies"].startswith("other-antibodies; "), "another illness comes first"


def test_a_bad_file_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text("[facts]\nage = 40\n")
    (tmp_path / "bad.toml").write_text('[facts]\nage = "forty"\n')
    (tmp_path / "broken.toml").write_text("facts")
    below = tmp_path / "2026"
    below.mkdir()
    (below / "good.toml").write_text("[facts]\nage = 50\n")
    (tmp_path / "notes.txt").write_text("no case")
    printed, said, status = _audit(tmp_path)
    assert [row["file"] for row in _rows(printed)] == ["2026/good.toml", "good.toml"]
    assert f"{tmp_path / 'bad.toml'}: facts.age" in said
    assert f"{tmp_path / 'broken.toml'}: is not TOML" in said
    assert status == 2


def test_the_table_can_be_written_to_a_file(tmp_path: Path, rows: dict[str, Row]) -> None:
    out = tmp_path / "out.csv"
    assert _audit(CASES, "--csv", str(out)) == ("", "", 0)
    text = out.read_bytes().decode()
    assert text.count("\r\n") == text.count("\n") == len(rows) + 1
    assert _rows(text) == list(rows.values())


@pytest.mark.parametrize(
    "begin", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", " =1", "\u200b=1", "\u2212 1"]
)
def test_no_cell_is_taken_for_a_formula(begin: str, tmp_path: Path) -> None:
    (tmp_path / f"{begin}.toml").write_text("[facts]\n")
    (row,) = _rows(_audit(tmp_path)[0])
    assert row["file"] == f"'{begin}.toml"
    assert not_a_formula("v01.toml") == "v01.toml"


def test_no_other_cell_begins_like_a_formula(rows: dict[str, Row]) -> None:
    for row in rows.values():
        assert not [text for text in row.values() if text.startswith(("=", "+", "@", "\t"))]


def test_what_cannot_be_done_is_said_with_the_path_and_status_two(tmp_path: Path) -> None:
    printed, said, status = _audit(tmp_path)
    assert (printed, status) == ("", 2)
    assert f"{tmp_path}: holds no file" in said
    nowhere = tmp_path / "no" / "out.csv"
    _, said, status = _audit(CASES, "--csv", str(nowhere))
    assert (f"{nowhere}: cannot be written" in said, status) == (True, 2)
    single = CASES / "v01.toml"
    _, said, status = _audit(single, "--csv", str(tmp_path / "out.csv"))
    assert (f"{single}: is no folder" in said, status) == (True, 2)
    _, said, status = _audit(CASES, "--json")
    assert (str(CASES) in said, status) == (True, 2)


def test_the_readme_explains_every_column() -> None:
    told = README.read_text(encoding="utf-8")
    plain = [head for head in heads() if "." not in head]
    assert [head for head in plain if f"| `{head}` |" not in told] == []
    assert 'topics of `evidence/topics.toml` with "audit" in `on`' in told
    assert {head.partition(".")[0] for head in heads() if "." in head} >= set(IDS_ON[ToldOn.AUDIT])
    for part in {head.rpartition(".")[2] for head in heads() if "." in head}:
        assert f".{part}`" in told
