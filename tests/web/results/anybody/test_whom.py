"""No share of people on anybody's result pages without how many people or studies it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core.handlers.wsgi import WSGIHandler

from decision_aid.domain.questionnaire.journey import FULL, SHORT, Questionnaire
from tests.conftest import SIZE
from tests.web.page import Element, Page
from tests.web.random_people import Somebody, random_people
from tests.web.result_pages import ADDRESSES
from tests.web.results.drawn import result_html

pytestmark = pytest.mark.slow

_WITH_TEXTS = {"subtype": "rrms", "age": "63", "relapses_12m": "2", "country": "SE",
               "dmt_tried": ["natalizumab"], "dmt_outcome:natalizumab": "not-controlled",
               "pregnancy": "pregnant", "health": ["cancer"]}  # fmt: skip
_WITHOUT = {"subtype": "ppms", "relapses_12m": "0", "country": "GB-ENG"}
_ADDRESSES = tuple(each for each in ADDRESSES if each != "/results/rules/")
"""Shares on the page of rules are limits of tests, and of nobody."""
_BLOCKS = ("p", "li", "td", "summary", "h2", "h3", "h4", "dd", "dt", "figcaption", "small")
_SHARE = re.compile(
    r"\b(?:\d|none|fewer than 1) of 1(?:00|,000)\b|\d%(?! confidence| interval| in a year)"
)
_WHOM = re.compile(
    r"\d (?:large |different )?(?:people|women|men|patients|stud(?:y|ies))\b|\bone study\b"
    r"|[Nn]umber of people not given|\b(?:none|all|\d+) of (?:the )?(?!100\b|1,000\b)\d"
)
_IN_A_TABLE = re.compile(r"\bpeople\b", re.IGNORECASE)


def test_every_share_says_of_how_many_people_or_studies(
    questionnaire: Questionnaire, handler: WSGIHandler
) -> None:
    seen = 0
    fixed = (Somebody(FULL, _WITH_TEXTS), Somebody(SHORT, _WITHOUT))
    for somebody in (*random_people(questionnaire, 3 * SIZE), *fixed):
        for address in _ADDRESSES:
            status, html = result_html(handler, somebody, address)
            assert status == 200
            for block, around in _shares(Page(html).main, ()):
                seen += 1
                assert _says_whom(block, around), (address, somebody, block.text)
    assert seen > 100


def _shares(inside: Element, above: tuple[Element, ...]) -> Iterator[tuple[Element, list[Element]]]:
    """The smallest pieces that tell a share, each with what stands around it, nearest first."""
    for each in inside.inside:
        if isinstance(each, str) or each.tag in ("svg", "script", "style"):
            continue
        way = (*above, inside)
        yield from _shares(each, way)
        if each.tag in _BLOCKS and _SHARE.search(each.text):
            parts = (e for e in each if e.tag in _BLOCKS)
            if not any(_SHARE.search(part.text) for part in parts):
                yield each, [*reversed(way)]


def _says_whom(block: Element, around: list[Element]) -> bool:
    """Itself, its item or its card; a cell by a column of people; a bar by the line below it."""
    if block.tag == "td":
        table = next(each for each in around if each.tag == "table")
        return any(_IN_A_TABLE.search(each.text) for each in table.all("th"))
    near = [block, *around[:2]]
    if any("two-bars" in each.classes for each in near):
        near = around[:3]
    return any(_WHOM.search(each.text) for each in near if each.tag not in ("main", "body"))
