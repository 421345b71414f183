"""Every kind of page is valid HTML, pages for mistakes and refused forms among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.html_checker import mistakes_in
from tests.web.kinds import kinds

pytestmark = pytest.mark.urls("tests.web.raising_urls")


def test_the_nu_html_checker_finds_nothing_on_any_kind_of_page(tmp_path: Path) -> None:
    found = mistakes_in({kind.name: kind.html() for kind in kinds()}, tmp_path)
    assert found == [], "\n".join(found)


def test_the_nu_html_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    broken = "<!doctype html><html lang=en><title>x</title><main><p id=a><p id=a><div role=no>"
    found = mistakes_in({"broken": broken}, tmp_path)
    assert any("Duplicate ID" in each for each in found)
    assert any("role" in each for each in found)
