"""The methods page: how people are compared, with every number from where it decides."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client

from decision_aid.domain.similarity import constants
from decision_aid.domain.similarity.dimensions.yardstick import MEASURED
from decision_aid.domain.similarity.outcomes import Closeness, Outcome, closeness_of
from decision_aid.domain.similarity.windows import FROM_MIDDLE_TO
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.editing.likeness_report import likeness_coverage, told_likeness
from decision_aid.evidence_base.exports.as_json import number_text
from decision_aid.evidence_base.reading.history import Decision
from decision_aid.web.figures.wording import closeness_with_count
from decision_aid.web.site.methods import EXAMPLES, OUTCOME_MEANS
from decision_aid.web.site.screening import screening_of
from decision_aid.web.words import vocabulary
from tests.web.page import Element, Page


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(Client().get("/methods/").content.decode())


def _part(page: Page, name: str) -> Element:
    return page.main.one("section", id=name)


def test_the_six_points_and_the_five_results_are_told(page: Page) -> None:
    text = _part(page, "compare").text
    for outcome in Outcome:
        assert f"{vocabulary.OUTCOME[outcome]} {OUTCOME_MEANS[outcome]}" in text
    for word in ("Type of MS", "EDSS", "age", "years with MS", "Activity", "Earlier drugs"):
        assert word in text


def test_every_limit_of_the_comparison_stands_there(page: Page) -> None:
    compared, like, first = (_part(page, each).text for each in ("compare", "like", "first"))
    assert f"Up to {constants.ALIKE_UP_TO} of these is alike" in compared
    assert f"Up to {constants.EDGE_UP_TO} is at the edge" in compared
    assert f"at least {constants.SIDE_FROM} of that measure" in compared
    assert f"divide its width by {constants.MIDDLE_HALF_IN_SPREADS}" in compared
    assert f"at least {constants.SHARE_OF_TYPE} of 100 people" in compared
    assert f"at least {constants.PEOPLE_OF_TYPE} people" in compared
    assert compared.count(f"{constants.MOST_OF_THEM} of 100") == 3
    assert f"at least {constants.ALIKE_BESIDE_TYPE} of the other five" in like
    assert f"At most {constants.MOST_AT_THE_EDGE} is at the edge" in like
    assert f"fewer than {constants.SMALL_STUDY} people" in first
    assert f"fewer than {constants.TOLD_AS_COUNTED} people is told as it was counted" in first
    assert f"One of fewer than {constants.ENDS_A_RANGE_FROM} is neither" in first
    assert f"from an EDSS of {constants.DISABILITY_MATTERS_FROM}" in first


def test_every_constant_is_on_the_page() -> None:
    """A new one has to be told: then this list grows with the page."""
    named = {name for name in vars(constants) if name.isupper()}
    assert named == {
        "ALIKE_UP_TO", "EDGE_UP_TO", "SIDE_FROM", "MIDDLE_HALF_IN_SPREADS", "SHARE_OF_TYPE",
        "PEOPLE_OF_TYPE",
        "MOST_OF_THEM", "SMALL_STUDY", "DISABILITY_MATTERS_FROM", "ALIKE_BESIDE_TYPE",
        "MOST_AT_THE_EDGE", "TOLD_AS_COUNTED", "ENDS_A_RANGE_FROM", "PART_UNCOUNTED_FROM",
    }  # fmt: skip


def test_what_follows_from_the_limits_is_worked_out(page: Page) -> None:
    """From the normal distribution and Wilson's interval, as tables of statistics have them."""
    compared, first = _part(page, "compare").text, _part(page, "first").text
    assert "87 of 100 people are within 1.5 of the middle" in compared
    assert "About 1 of 100 are further out than 2.5" in compared
    assert "spans 34 of 100" in first


def test_the_usual_measures_are_those_of_the_evidence(page: Page, base: EvidenceBase) -> None:
    rows = _part(page, "compare").one("tbody").all("tr")
    assert len(rows) == len(MEASURED)
    for row, name in zip(rows, MEASURED, strict=True):
        usual = base.studies.usual.of(name)
        cells = [cell.text for cell in row.all("td")]
        assert abs(Decimal(cells[0]) - (usual.spread or 0)) <= Decimal("0.005")
        assert cells[1] == str(usual.studies_with_spread)
        assert cells[2] == number_text(usual.middle or Decimal(0))


def test_each_closeness_has_an_example_that_comes_out_so(page: Page) -> None:
    text = _part(page, "like").text
    for closeness in Closeness:
        assert closeness_of(EXAMPLES[closeness]) is closeness
        assert closeness_with_count(EXAMPLES[closeness]) in text
    for label in ("type of MS not certain, alike on 1 of 6", "we cannot tell how alike they are"):
        assert label in text
    tags = [tag.classes[-1] for tag in _part(page, "like").all("span", css="tag")]
    assert tags == [vocabulary.CLOSENESS_CLASS[each] for each in Closeness]


def test_spread_nearest_and_the_windows_are_told(page: Page) -> None:
    text = _part(page, "first").text
    assert "First you read the spread" in text
    assert "The same people count once" in text
    of_both = "a study of people with relapsing and with progressive MS comes before"
    assert text.index("A study of fewer than") < text.index(of_both) < text.index("More points")
    for _window, first, middle, last in FROM_MIDDLE_TO[1:]:
        assert f"About {middle} years: from {first} to {last} years" in text
    assert "100 days: from 80 to 120 days" in text


def test_what_is_never_done_is_said(page: Page) -> None:
    text = _part(page, "never").text
    for word in ("never add up", "never take the average", "Nothing here predicts"):
        assert word in text
    assert "No study has tested that" in _part(page, "differences").text


def test_what_studies_tell_is_the_table_of_the_editors_report(
    page: Page, base: EvidenceBase
) -> None:
    rows = likeness_coverage(base)
    shown = _part(page, "told").one("tbody").all("tr")
    assert [tuple(int(cell.text) for cell in row.all("td")) for row in shown] == [
        (row.told, row.by_subgroup, row.in_doubt) for row in rows
    ]
    report = "\n".join(told_likeness(rows))
    for row, tr in zip(rows, shown, strict=True):
        assert f"{tr.all('td')[0].text} of {row.sources}" in report
    assert f"Of {rows[0].sources} main studies" in _part(page, "told").text


def test_what_became_of_the_texts_looked_at_is_counted_from_their_list(
    base: EvidenceBase, page: Page
) -> None:
    here = base.screening[0]
    out = replace(here, decision=Decision.LEFT_OUT, reason="Not about MS.", source="")
    told = screening_of(replace(base, screening=(here, out, out)))
    assert [(str(row.decision), row.texts, row.reason) for row in told.rows] == [
        ("Kept", 1, here.reason), ("Left out", 2, "Not about MS."),
    ]  # fmt: skip
    assert (told.seen, told.none_left_out) == (3, False)
    assert told.beside == len(base.sources) - 1
    seen = _part(page, "seen")
    rows = seen.one("tbody").all("tr")
    assert sum(int(row.all("td")[0].text) for row in rows) == len(base.screening)
    assert f"It holds {len(base.screening)} texts." in seen.text
