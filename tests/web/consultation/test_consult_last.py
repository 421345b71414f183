"""What the strip says of the last change: what came, what went, and that nothing did."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.conftest import SIZE
from tests.web.consultation.consulting import screen, swap
from tests.web.page import Page


def _sets(page: Page) -> dict[str, str]:
    """The rules in sight by id, as they are called."""
    rules = page.by_id("p-rules").all("details", css="c-set")
    return {each["id"]: each.all("b")[0].text for each in rules}


@pytest.mark.parametrize("country", ["GB-WLS", "US", "DE", "IT", "unsure"])
@pytest.mark.slow
def test_rules_that_come_and_go_are_named(rrms: Client, country: str) -> None:
    before = _sets(screen(rrms))
    swap(rrms, country=country)
    page = screen(rrms)
    now, said = _sets(page), page.by_id("p-last").text
    came, gone = ([a[e] for e in a if e not in b] for a, b in ((now, before), (before, now)))
    assert came or gone
    for words, names in (("Rules new here: ", came), ("No longer here: ", gone)):
        told = said.partition(words)[2]
        assert told.startswith(tuple(names)) if names else not told, (words, names, said)
    marked = {e["id"] for e in page.by_id("p-rules").all("details", css="c-changed")}
    assert {each for each in now if each not in before} <= marked
    assert "No rule and no figure" not in said


@pytest.mark.slow
def test_nothing_changed_is_said_only_where_the_panels_read_the_same(rrms: Client) -> None:
    offered = [
        (each["name"], option["value"])
        for each in screen(rrms).all("select", form="answers")
        for option in each.all("option")
        if option["value"] and "selected" not in option.attributes
    ]
    unchanged = 0
    for name, value in offered[:: 1 if SIZE > 1 else 9]:
        before = _read(screen(rrms))
        swap(rrms, **{name: value})
        page = screen(rrms)
        is_same = "No rule and no figure" in page.by_id("p-last").text
        assert not is_same or _read(page) == before, (name, value)
        unchanged += is_same
        rrms.post("/consult/", {"do": "undo"})
    assert unchanged


def _read(page: Page) -> list[str]:
    """What the panels say, but for what only compares with before."""
    found = []
    for name in ("p-figures", "p-compared", "p-differences", "p-rules"):
        text = page.by_id(name).text
        for was in page.by_id(name).all(css="c-was"):
            text = text.replace(was.text, "", 1)
        found.append(re.sub(r"\bnew\b|\s+", "", text))
    return found
