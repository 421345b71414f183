"""What a team looks at, told beside the answer and beside the rules, and never under a tick."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.web.loaded import questionnaire
from tests.web import people
from tests.web.consultation.consulting import screen
from tests.web.cookies import client_with
from tests.web.page import Element, Page

_ILLNESSES = [option.value for option in questionnaire().questions["health"].option]


def _with(*illnesses: str, **more: str) -> Client:
    told = {**people.RRMS_KEPT, "filled_in_by": "clinician", "health": list(illnesses), **more}
    return client_with(told, "detail")


def _marks(page: Page) -> tuple[set[str], str]:
    """Beside the answer on health: the signs, and the names in sight."""
    beside = page.by_id("n-health")
    signs = {each.classes[-1] for each in beside.all("span", css="v")}
    return signs, " ".join(each.text for each in beside.all("span", css="c-named"))


@pytest.mark.parametrize("illness", _ILLNESSES)
def test_no_tick_stands_beside_an_illness_that_was_told(illness: str) -> None:
    signs, names = _marks(screen(_with(illness)))
    assert "yes" not in signs
    assert names


def test_ticks_stand_where_no_illness_was_told() -> None:
    assert _marks(screen(_with("none"))) == ({"yes"}, "")


def test_what_speaks_against_it_and_what_is_looked_at_are_both_named() -> None:
    signs, names = _marks(screen(_with("infection", "cancer", "pml")))
    assert signs == {"no", "unk"}
    assert "uncontrolled infection" in names
    assert "PML, malignancy" in names


def _rows(page: Page) -> list[Element]:
    rows = (*page.by_id("p-rules").all("summary"), *page.by_id("p-fitness").all("summary"))
    return [each for row in rows for each in row.all("span", css="c-whole")]


def test_rules_name_what_a_team_looks_at() -> None:
    told = [each.text for each in _rows(screen(_with("cancer", "pml")))]
    assert sum("look at: PML, malignancy" in each for each in told) >= 3
    assert not [each for each in told if "more to look at" in each]
    many = [each.text for each in _rows(screen(_with("heart", "lung", "kidney", "depression")))]
    assert any("look at: a heart problem, a lung problem, 2 more" in each for each in many)


def test_rules_held_back_by_what_nobody_told_name_no_illness() -> None:
    without = {**people.RRMS_KEPT, "filled_in_by": "clinician"}
    told = [each.text for each in _rows(screen(client_with(without, "detail")))]
    assert any("more to look at" in each for each in told)
    assert not [each for each in told if "look at:" in each]


def test_plain_words_name_them_plainly() -> None:
    client = _with("heart", "cancer")
    client.post("/consult/", {"do": "plain"})
    page = screen(client)
    assert any("look at: the heart, cancer" in each.text for each in _rows(page))
    assert _marks(page)[1] == "the heart, cancer"
