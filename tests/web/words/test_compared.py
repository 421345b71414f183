"""What a comparison says beside its numbers: what was measured, and whether it could be chance."""

from __future__ import annotations

import pytest

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.compared.row import difference_in_words
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Element, Page


@pytest.fixture(scope="module", params=["RRMS_KEPT", "SPMS_KEPT", "PPMS_KEPT"])
def choices(request: pytest.FixtureRequest) -> Element:
    page = client_with(getattr(people, request.param)).get("/results/choices/")
    return Page(page.content.decode()).main


def test_two_things_that_one_study_counted_are_never_told_in_the_same_words(
    choices: Element,
) -> None:
    """ORATORIO-HAND counted worsening by two tests, and by one of them alone."""
    for table in choices.all("table", css="compare"):
        told = []
        for row in table.all("tr")[1:]:
            arms = [td.all("small")[0].text.split(";")[0] for td in row.all("td") if td.all("a")]
            told.append((row.one("th").text, *arms))
        assert len(set(told)) == len(told)


def test_what_was_measured_stands_where_the_words_would_be_the_same() -> None:
    page = client_with(people.PPMS_KEPT).get("/results/choices/")
    text = Page(page.content.decode()).main.text
    assert text.count("Worse on the EDSS alone, confirmed") == 1
    assert text.count("Worse on the EDSS or in a hand test, confirmed after 12 weeks") >= 1


def test_few_deaths_are_said_to_be_few(base: EvidenceBase) -> None:
    (group,) = (
        each
        for each in base.compared_groups
        if each[0].source.id == "alping-2021" and each[0].figure.endpoint == "death-any-cause"
    )
    died = [each.figure.events for each in group if each.figure.events is not None]
    said = f"{died[0]} and {died[1]} died: too few to know whether the treatments differ."
    assert difference_in_words(group) == (said, said)


def test_no_comparison_of_few_deaths_stands_without_a_word_on_chance(base: EvidenceBase) -> None:
    found = [
        difference_in_words(group)
        for group in base.compared_groups
        if "death" in group[0].figure.endpoint
        if sum(each.figure.events is not None for each in group) > 1
    ]
    assert found
    assert all(few for few, _said in found)


def test_a_pair_beside_a_number_is_of_the_same_time_where_the_study_has_it() -> None:
    """Of Boffa 2023 the pair at 5 years stands beside "about 5 years", and not that at 3."""
    kept = {**people.SPMS_KEPT, "relapses_12m": "1", "relapses_24m": "2"}
    main = Page(client_with(kept).get("/results/").content.decode()).main
    (row,) = (li for li in main.all("li") if li.text.startswith("Did disability get better?"))
    assert "About 5 years" in row.text
    assert "after 3 years" not in row.text
