"""Parts of the first page that stand beside each other: who died, and what a pair leaves out."""

from __future__ import annotations

import re

import pytest

from decision_aid.domain.results.first_page import first_page
from decision_aid.web.loaded import result_of
from tests.browser.people import PPMS, RRMS, Person
from tests.web import people
from tests.web.cookies import client_holding, client_with
from tests.web.page import Page


@pytest.mark.parametrize("country", ["GB-ENG", "DE", "CA"])
@pytest.mark.parametrize("subtype", ["rrms", "ppms"])
def test_who_had_died_stands_once_beside_the_report_of_the_same_people(
    country: str, subtype: str
) -> None:
    """To everybody, with a report in which somebody else died too, and as no second report."""
    given = {"age": "58", "mobility_short": "up-to-5", "country": country, "subtype": subtype}
    pages = client_with(given, "short")
    rows = Page(pages.get("/results/").content.decode()).main.all("li")
    row = next(each.text for each in rows if each.text.startswith("Did anyone die"))
    risks = Page(pages.get("/results/risks/").content.decode()).by_id("death").text
    assert risks.count("had been very disabled") == 1
    said = risks[risks.index("5 of 364") : risks.index("had been very disabled")]
    assert "Muraro 2025 UK" in said
    assert re.search(r"1 of 24 with EDSS 3 to 6 died (?:of it )?\(Atkins 2016", risks)
    assert "In one report" not in risks
    if country == "CA":  # its own report leaves no room for another
        assert "In your country 1 of 24 with EDSS 3 to 6 died of it (Atkins 2016" in row
        assert row.count("had been very disabled") == 1
        return
    assert re.search(r"5 of 364.+ All 5 had been very disabled \([^)]+\), not all elsewhere\.", row)
    assert row.count("disabled") == 1


@pytest.mark.parametrize("country", ["AU", "SE"])
def test_that_all_had_been_very_disabled_is_never_told_as_if_only_these_die(country: str) -> None:
    """Where the report has a sentence of its own, for the country's report stands first."""
    person = Person("away", {**PPMS.told, "country": country})
    row = Page(client_holding(person.cookie()).get("/results/").content.decode()).main.text
    told = r"In one report all who died of it had been very disabled \([^)]+\), not all elsewhere\."
    assert re.search(told, row)


def test_a_pair_is_shown_with_what_its_study_found_otherwise() -> None:
    """Bars of relapses alone read as if the transplant won in all that was compared."""
    takes = {"dmt_tried": ("ocrelizumab",), "dmt_outcome:ocrelizumab": "quiet"}
    person = Person("takes it", {**RRMS.told, **takes})
    bars = Page(client_holding(person.cookie()).get("/results/").content.decode()).main.text
    assert re.search(r"Difference shown\..{0,60}Disability got worse: no difference shown\.", bars)
    other = first_page(result_of(person.journey())).beside_comparison.other
    assert other is not None
    assert not other.is_shown


def test_that_nothing_compares_is_never_said_beside_a_study_that_did() -> None:
    page = Page(client_with(people.PPMS_KEPT).get("/results/").content.decode()).main.text
    assert "No study that fits" not in page
    assert (
        "One study compared a transplant with natalizumab. Disability got worse: no differ" in page
    )
