"""Every kind of page is valid HTML, pages for mistakes and refused forms among them, and is made
from templates that ask for nothing that no page gives.
"""

from __future__ import annotations

import pytest
from django.test import override_settings

from tests.web.every_page.html_checker import mistakes_in
from tests.web.kinds_of_pages.kind import Kind
from tests.web.kinds_of_pages.kinds import kinds
from tests.web.kinds_of_pages.kinds_for_the_talk import swaps
from tests.web.kinds_of_pages.kinds_of_parts import parts
from tests.web.kinds_of_pages.watching_variables import Watched, watching_variables

pytestmark = pytest.mark.slow

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


_BROKEN = "<!doctype html><html lang=en><title>x</title><main><p id=a><p id=a><div role=no>"


@pytest.fixture(scope="module")
def mistakes(
    made: tuple[dict[str, str], Watched], tmp_path_factory: pytest.TempPathFactory
) -> list[str]:
    return mistakes_in({**made[0], "broken": _BROKEN}, tmp_path_factory.mktemp("pages"))


def test_the_nu_html_checker_finds_nothing_on_any_kind_of_page(mistakes: list[str]) -> None:
    found = [each for each in mistakes if not each.startswith("broken: ")]
    assert found == [], "\n".join(found)


def test_the_nu_html_checker_finds_what_is_wrong(mistakes: list[str]) -> None:
    found = [each for each in mistakes if each.startswith("broken: ")]
    assert any("Duplicate ID" in each for each in found)
    assert any("role" in each for each in found)


def test_every_variable_of_a_template_is_given_by_some_page(
    made: tuple[dict[str, str], Watched],
) -> None:
    assert len(made[1].given) > 500
    assert made[1].never_given == []
