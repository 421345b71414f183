"""What a page of hopes or risks calls small reports alone, other choices do not draw."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.domain.results.compared.few_events import is_small_report
from decision_aid.domain.results.compared.outcomes import ComparedOutcome
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import TopicResult
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures import notes
from decision_aid.web.figures.compared.sides import Group
from decision_aid.web.figures.people_and_time import second_hand
from decision_aid.web.loaded import result_of
from tests.browser.people import FOUR_PEOPLE, PPMS
from tests.conftest import SIZE
from tests.web.page import Page
from tests.web.random_people import results_of
from tests.web.result_pages import page_for


def _results() -> Iterator[PatientResult]:
    yield from (result_of(each.journey()) for each in FOUR_PEOPLE)
    yield from results_of(40 * SIZE)


def _compared(result: PatientResult) -> Iterator[tuple[TopicResult, ComparedOutcome]]:
    for side in result.compared.sides:
        for found in (*side.direct, *side.type_open):
            for topic in result.told_topics:
                on = result.topic(topic.id) if found.endpoint in topic.endpoints else None
                if on is not None:
                    yield on, found


def test_only_small_reports_is_said_on_both_pages_or_on_none() -> None:
    seen = set()
    for result in _results():
        for topic, found in _compared(result):
            is_small = bool(topic.small_reports.figures)
            group = Group(found)
            seen.add(is_small)
            if is_small:
                assert all(each.is_small_report for each in found.comparisons), found.endpoint
            if found.comparisons[0].is_small_report:
                said = Page(f"<p>{group.lead}</p>").text.strip()
                assert said.startswith(notes.small_reports())
            assert bool(group.bars) is not found.comparisons[0].is_small_report
    assert seen == {True, False}


def test_a_small_report_counts_people_and_says_what_it_counted(base: EvidenceBase) -> None:
    found = [each for each in base.compared_groups if is_small_report(each)]
    assert "cancer" in {each[0].figure.endpoint for each in found}
    result = next(each for each in _results() if any(_of_cancer(each)))
    (group,) = map(Group, _of_cancer(result))
    said = Page(f"<p>{group.lead}</p>").text
    for match in group.found.comparisons[0].matches:
        figure = match.sourced.figure
        assert f"{figure.events} of the {figure.people} people" in said
        assert figure.definition in said
    assert "of 100" not in said


def _of_cancer(result: PatientResult) -> Iterator[ComparedOutcome]:
    yield from (found for _topic, found in _compared(result) if found.endpoint == "cancer")


def test_a_study_that_was_read_second_hand_says_so_in_its_row(base: EvidenceBase) -> None:
    """So it is clear why it stands in the fold alone: 35 people in Greece, told by news."""
    page = page_for(PPMS, "/results/risks/")
    rows = [r for r in page.main.all("tr") if r.text.strip().startswith("Fassas 2011, 35 people")]
    assert rows
    deaths = [f for f in base.sources["fassas-2011"].figures if "death" in f.figure.endpoint]
    assert all(second_hand(each) for each in deaths)
    assert any(second_hand(deaths[0]) in row.text for row in rows)
