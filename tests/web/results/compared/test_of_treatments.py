"""Beside a treatment on other choices: what regulators said of it, and that one has had it."""

from __future__ import annotations

from decision_aid.web.loaded import evidence_base
from tests.browser.people import NOTHING_KNOWN, RRMS, SPMS, Person
from tests.web.page import Page
from tests.web.result_pages import page_for

_HAD = "you have had it; it did not hold your MS"


def _choices(person: Person) -> Page:
    return page_for(person, "/results/choices/")


def test_where_a_drug_is_approved_and_where_not_is_said_once_with_its_texts() -> None:
    for person in (SPMS, NOTHING_KNOWN):
        page = _choices(person)
        status = "Tolebrutinib: Approved in the European Union in 2026"
        (told,) = [each for each in page.main.all("p") if status in each.text]
        assert "Refused in the United States in December 2025" in told.text
        linked = {a.get("href") for a in told.all("a")}
        assert linked == {"/sources/fox-2025-hercules/", "/sources/fda-tolebrutinib-2025/"}


def test_each_table_and_bar_marks_a_drug_that_failed() -> None:
    page = _choices(RRMS)
    assert "<!--had" not in page.html
    assert "<!--status" not in page.html
    assert "<!--entry" not in page.html
    name = evidence_base().arms["natalizumab"].name
    cells = [td for td in page.main.all("td") if name in td.text and "people" in td.text]
    assert len(cells) > 2
    assert [td.text for td in cells if _HAD not in td.text] == []
    assert _HAD not in _choices(NOTHING_KNOWN).html


def test_a_trial_that_turned_the_person_away_says_so_where_it_is_compared() -> None:
    """Not "much alike" on Other choices, and under Rules: named as ruling people out."""
    drugs = {"dmt_tried": ("mitoxantrone",), "dmt_outcome:mitoxantrone": "not-controlled"}
    page = _choices(Person("after mitoxantrone", {**RRMS.told, **drugs}))
    told = "By its own rules, this trial would not have taken you: People with earlier mitoxantrone"
    assert page.main.text.count(told) == 1
    assert told not in _choices(RRMS).main.text
    less = Person("one relapse", {**RRMS.told, "relapses_12m": "1", "gd_lesions_12m": "0"})
    first = page_for(less, "/results/").html
    assert first.count("By its own rules, this trial would not have taken you") == 1
    assert "<!--entry" not in first
