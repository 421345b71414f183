"""What the strip says of the last change: what came, what went, and that nothing did."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client

from decision_aid.web.consultation.last_change import last_change
from decision_aid.web.consultation.rules import RuleSet, RulesPanel, rules_panel
from decision_aid.web.consultation.wording import Register
from decision_aid.web.loaded import result_of
from decision_aid.web.rules.by_place import RulesView
from decision_aid.web.rules.sets import short_name
from tests.browser.people import RRMS, Person
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


def test_rules_that_leave_the_fold_are_named_too() -> None:
    """In it stand those of a seller and old ones, of the country where they are."""
    gone = 0
    for before, after in pairwise(("US", "GB-ENG", "AU", "SE", "US")):
        old, new = (result_of(_in(country).journey()) for country in (before, after))
        panel, was = rules_panel(new, old, Register(clinical=True)), RulesView(old.rules)
        now = {each.id for each in panel.sets}
        left = [each.rules for each in (*was.private, *was.older) if each.rules.id not in now]
        assert set(map(short_name, left)) <= set(panel.gone)
        gone += len(left)
    assert gone


def _in(country: str) -> Person:
    return Person("elsewhere", {**RRMS.told, "country": country})


def _rules(name: str, **given: Any) -> RuleSet:
    return RuleSet(id=name, name=name, title=name, url="", mark="unk", numbers="", reasons="",
                   notes=(), lines=(), **given)  # fmt: skip


def _effects(*rules: RuleSet, rows: int = 0) -> tuple[str, ...]:
    journey = RRMS.journey()
    panel = RulesPanel(first=rules, folded=(), fitness=None, about="")
    return last_change(journey, journey, rows, panel, Register(clinical=True)).effects


def test_rules_that_wait_for_other_answers_are_told_where_no_rule_says_anything_else() -> None:
    waits, turned = _rules("a", reasons_were="age"), _rules("b", was="4 of 5", turned=True)
    said = "1 of the rules waits for other answers now"
    assert _effects(waits) == (said,)
    assert _effects(waits, rows=2) == (said, "2 rows of figures changed")
    assert [each for each in _effects(waits, turned) if "wait" in each] == []
    assert _effects() == ("No rule and no figure on this screen changed",)


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
    """What the panels say, but for what only compares with before, and for whether a question that
    has no answer was asked.
    """
    found = []
    for name in ("p-figures", "p-compared", "p-differences", "p-rules"):
        text = page.by_id(name).text
        for was in page.by_id(name).all(css="c-was"):
            text = text.replace(was.text, "", 1)
        text = text.replace("has not been answered yet", "was not asked about")
        found.append(re.sub(r"\bnew\b|\s+", "", text))
    return found
