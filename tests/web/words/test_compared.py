"""What a comparison says beside its numbers: what was measured, and whether it could be chance."""

from __future__ import annotations

import pytest

from decision_aid.domain.results.compared.comparisons import FigureGroup
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.compared.chance import chance_in_line, difference_in_words
from decision_aid.web.figures.in_short.beside import beside_in_words
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


def _group(base: EvidenceBase, source: str, endpoint: str) -> FigureGroup:
    return next(
        each
        for each in base.compared_groups
        if (each[0].source.id, each[0].figure.endpoint) == (source, endpoint)
    )


def test_few_deaths_are_said_to_be_few_and_of_whom_where_not_all_have_a_count(
    base: EvidenceBase,
) -> None:
    group = _group(base, "alping-2021", "death-any-cause")
    died = [each for each in group if each.figure.events is not None]
    one, other = (f"{e.figure.events} ({e.arm.name.partition(' (')[0]})" for e in died)
    assert len(died) < len(group)
    said = f"{one} and {other} died: too few to know whether the treatments differ."
    assert difference_in_words(group) == (said, said)
    assert chance_in_line(group) in said


def test_who_died_is_told_without_names_where_every_treatment_has_a_count(
    base: EvidenceBase,
) -> None:
    few, _said = difference_in_words(_group(base, "mariottini-2022", "death-any-cause"))
    assert few.startswith("None and 2 died: too few to know")


def test_nobody_beside_a_group_in_which_it_was_not_rare_is_not_too_few_to_know(
    base: EvidenceBase,
) -> None:
    group = _group(base, "zhukovsky-2021", "serious-adverse-event")
    said = beside_in_words(group, "", None, with_note=True)
    assert "within 100 days" in said
    assert "none of the 75" in said or "none of 75" in said
    assert "too few" not in said
    main = Page(client_with(people.RRMS_KEPT).get("/results/choices/").content.decode()).main
    assert "100 days after" not in main.text
    assert "ithin 100 days of the start of treatment" in main.text
    died = beside_in_words(
        _group(base, "mariottini-2022", "death-any-cause"), "", None, with_note=True
    )
    assert "too few to know" in died


def test_what_was_read_in_a_summary_says_so_beside_its_verdict(base: EvidenceBase) -> None:
    for endpoint, told in (
        ("disability-improved", "We read a summary by somebody else"),
        ("no-disability-worsening", "We read a part of it in a summary by somebody else."),
    ):
        _few, said = difference_in_words(_group(base, "boffa-2023", endpoint))
        assert told in said
    assert "summary" not in difference_in_words(_group(base, "zhukovsky-2021", "neda"))[1]


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
    """Of Boffa 2023 the pair at 5 years stands beside "5 years", and not that at 3."""
    kept = {**people.SPMS_KEPT, "relapses_12m": "1", "relapses_24m": "2"}
    main = Page(client_with(kept).get("/results/").content.decode()).main
    (row,) = (li for li in main.all("li") if li.text.startswith("Did disability get better?"))
    assert "5 years, one study" in row.text
    assert "after 3 years" not in row.text


def test_an_outcome_without_words_of_its_own_is_told_with_its_definition(
    base: EvidenceBase,
) -> None:
    """ "Other harm: 22 of 100" did not say of what."""
    main = Page(client_with(people.RRMS_KEPT).get("/results/choices/").content.decode()).main
    told = [
        g[0].figure.definition for g in base.compared_groups if g[0].endpoint.told_by_definition
    ]
    assert any(each.rstrip(".") in main.text for each in told)
