"""The first page says no sentence twice, however short; Other choices none that all studies share.

What names a study, or tells a time and a number of studies, stands beside each number it is of.
"""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import Any

import pytest
from django.test import Client

from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.journey import ROUTES, Questionnaire
from tests.conftest import SIZE
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page
from tests.web.random_people import random_people

_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_LABEL = re.compile(
    r"^\D+ (19|20)\d\d\b[^,]*, [\d,]+ people|\b(one study|\d+ studies)[.:]|^Other gaps"
)
_PRIOR = {**people.RRMS_KEPT, "health": ["transplant"], "relapses_12m": "1"}


def _doubled(client: Client, address: str = "/results/") -> dict[str, int]:
    page = Page(client.get(address).content.decode())
    found: Counter[str] = Counter()
    for piece in _pieces(page):
        found.update(s for s in _SENTENCE.split(piece.strip()) if len(s.split()) >= 3)
    return {s: n for s, n in found.items() if n > 1 and not _LABEL.search(s)}


def _pieces(page: Page) -> list[str]:
    """Its paragraphs, the lines of rules, and those of differences."""
    lines = [
        line
        for each in page.main.all("ul")
        if {"rule-lines", "brief-ones"} & set(each.classes)
        for line in each.all("li")
    ]
    return [each.text for each in (*page.main.all("p"), *lines)]


def test_no_sentence_stands_twice_on_the_first_page_of_anybody(
    questionnaire: Questionnaire,
) -> None:
    told = [(each.answers, each.route) for each in random_people(questionnaire, 8 * SIZE)]
    random = Random(17)
    for subtype in ("rrms", "spms", "ppms", UNSURE):
        for country in ("SE", "NL", "US"):
            kept: dict[str, Any] = {**people.RRMS_KEPT, "subtype": subtype, "country": country}
            kept["relapses_12m"] = random.choice("012")
            told.append((kept, "full"))
    told.append((_PRIOR, "detail"))
    doubled = {}
    for answers, route in told:
        assert route in ROUTES
        if found := _doubled(client_with(answers, route)):
            doubled[str(answers)] = found
    assert doubled == {}


@pytest.mark.parametrize("subtype", ["ppms", "rrms"])
def test_other_choices_says_once_that_nothing_fits(subtype: str) -> None:
    client = client_with({**people.RRMS_KEPT, "subtype": subtype})
    page = Page(client.get("/results/choices/").content.decode()).main.text
    assert page.count("No study that fits you compared a transplant") <= 1
    assert page.count("So nobody knows if they fit you.") <= 1


def test_after_a_transplant_it_is_said_once_that_nobody_like_the_person_was_studied() -> None:
    page = Page(client_with(_PRIOR, "detail").get("/results/").content.decode()).main.text
    assert page.count("Nobody like you has been studied for this") == 1
    assert page.count("Of other people:") >= 2


def test_of_other_people_in_ones_own_country_is_one_sentence() -> None:
    kept = {**_PRIOR, "country": "CA"}
    page = Page(client_with(kept, "detail").get("/results/").content.decode()).main.text
    assert "Of other people: in your country 1 of 24 with EDSS 3 to 6 died of it" in page
    assert not re.search(r"Of other people: [^.:]*: ", page)
