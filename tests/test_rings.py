"""Every test stands in one ring, and what is made once a run is made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import _WITH, ROOT, lot_of
from tests.once import made_once

_INNER = {"domain", "evidence_base", "evidence", "web"}


def test_what_is_quick_and_needs_no_browser_stands_in_the_inner_ring(
    request: pytest.FixtureRequest,
) -> None:
    for item in request.session.items:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        marks = {mark.name for mark in item.iter_markers()}
        assert ("inner" in marks) == (folder in _INNER and "slow" not in marks), item.nodeid
        assert (folder in marks) == (folder in ("browser", "hostile", "load", "bench"))


def test_a_worker_gets_a_whole_file_and_of_a_long_one_whole_pages() -> None:
    assert lot_of("tests/a/test_b.py::test_c[1]") == lot_of("tests/a/test_b.py::test_d")
    assert lot_of("tests/a/test_b.py::test_c") != lot_of("tests/a/test_d.py::test_c")
    assert all(
        lot_of(f"{each}::test_c") == lot_of(f"{other}::test_d") for each, other in _WITH.items()
    )
    assert all((ROOT / each).is_file() for pair in _WITH.items() for each in pair)
    long = "tests/browser/every_page/test_another_language.py::test_{}[{}]"
    assert lot_of(long.format("c", "/help/")) == lot_of(long.format("d", "/help/"))
    assert len({lot_of(long.format("c", n)) for n in range(100)}) > 2


def test_who_comes_second_finds_what_the_first_has_made() -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        made.append(folder)
        (folder / "words").write_text("told", "utf-8")

    folders = [made_once("of-a-test", make) for _ in range(2)]
    assert made == folders[:1]
    assert (folders[1] / "words").read_text("utf-8") == "told"
