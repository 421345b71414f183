"""Every kind of page is valid HTML, pages for mistakes and refused forms among them, and is made
from templates that ask for nothing that no page gives.

By day the checker reads pages that together hold every piece that any kind of page is made of.
"""

from __future__ import annotations

import re

import pytest
from django.test import override_settings

from tests.conftest import by_day
from tests.web.every_page.html_checker import mistakes_in
from tests.web.every_page.pseudo_pages import READ_BY_DAY
from tests.web.kinds_of_pages.kind import Kind
from tests.web.kinds_of_pages.kinds import kinds
from tests.web.kinds_of_pages.kinds_for_the_talk import swaps
from tests.web.kinds_of_pages.kinds_of_parts import parts
from tests.web.kinds_of_pages.pieces import Piece, pieces_of, with_every_piece
from tests.web.kinds_of_pages.watching_variables import Watched, watching_variables

pytestmark = pytest.mark.slow

_ID = re.compile(r' id="([^"]+)"')
_NAMED = re.compile(
    r' (?:for|form|list|headers|aria-labelledby|aria-describedby|aria-controls)="([^"]+)"'
)
_LINK = re.compile(r' href="#([^"]+)"')
_DESPAIR = Kind("search, words of despair", "/search/?q=suicidal")


@pytest.fixture(scope="module")
def made() -> tuple[dict[str, str], Watched]:
    """Every whole page by name, and the variables that templates asked for, also in parts."""
    with (
        override_settings(ROOT_URLCONF="tests.web.kinds_of_pages.raising_urls"),
        watching_variables() as watched,
    ):
        pages = {kind.name: kind.html() for kind in kinds()}
        for kind in (*swaps(), *parts(), _DESPAIR):
            kind.html()
    return pages, watched


@pytest.fixture(scope="module")
def pieces(made: tuple[dict[str, str], Watched]) -> dict[str, frozenset[Piece]]:
    return {name: pieces_of(html) for name, html in made[0].items()}


_BROKEN = "<!doctype html><html lang=en><title>x</title><main><p id=a><p id=a><div role=no>"


@pytest.fixture(scope="module")
def mistakes(
    made: tuple[dict[str, str], Watched],
    pieces: dict[str, frozenset[Piece]],
    tmp_path_factory: pytest.TempPathFactory,
) -> list[str]:
    pages = {name: made[0][name] for name in by_day(with_every_piece(pieces), pieces)}
    return mistakes_in({**pages, "broken": _BROKEN}, tmp_path_factory.mktemp("pages"))


def test_the_nu_html_checker_finds_nothing_on_any_kind_of_page(mistakes: list[str]) -> None:
    found = [each for each in mistakes if not each.startswith("broken: ")]
    assert found == [], "\n".join(found)


def test_on_no_kind_of_page_is_an_id_twice_or_one_named_that_is_not_there(
    made: tuple[dict[str, str], Watched],
) -> None:
    """The checker would tell it of pages that it reads; this of all."""
    wrong = {}
    for name, html in made[0].items():
        ids = _ID.findall(html)
        named = {each for several in _NAMED.findall(html) for each in several.split()}
        named |= set(_LINK.findall(html))
        if len(ids) != len(set(ids)) or named - set(ids):
            wrong[name] = ({each for each in ids if ids.count(each) > 1}, named - set(ids))
    assert wrong == {}


def test_languages_are_read_on_pages_with_every_piece_of_any_kind_of_page(
    pieces: dict[str, frozenset[Piece]],
) -> None:
    assert set(READ_BY_DAY) <= pieces.keys()
    assert with_every_piece(pieces, READ_BY_DAY) == READ_BY_DAY, "these are to be read too"


def test_the_nu_html_checker_finds_what_is_wrong(mistakes: list[str]) -> None:
    found = [each for each in mistakes if each.startswith("broken: ")]
    assert any("Duplicate ID" in each for each in found)
    assert any("role" in each for each in found)


def test_every_variable_of_a_template_is_given_by_some_page(
    made: tuple[dict[str, str], Watched],
) -> None:
    assert len(made[1].given) > 500
    assert made[1].never_given == []
