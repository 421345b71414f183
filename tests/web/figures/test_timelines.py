"""Every figure of a timeline is drawn, numbered as in its table, also where one picture is full."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.domain.evidence.topics import Side
from decision_aid.domain.results.figure_order import RankedFigures
from decision_aid.web.drawing.timeline import MOST_POINTS
from decision_aid.web.loaded import evidence_base
from tests.told_topics import TOPICS
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Element, Page

FULLEST = "no-disability-worsening"


def _counted_in_time(endpoint: str) -> RankedFigures:
    return evidence_base().shown.counted_in_time[endpoint]


def _marks(part: Element) -> list[list[int]]:
    """The numbers over the marks of each picture; those of the axes stand at its edges."""
    pictures = part.all("svg", css="timeline")
    over = [[t for t in svg.all("text") if float(t["y"]) < 50 and t.text.isdigit()]
            for svg in pictures]  # fmt: skip
    return [[int(t.text) for t in texts] for texts in over]


@pytest.mark.parametrize("given", [people.RRMS_KEPT, people.SPMS_KEPT, people.PPMS_KEPT])
def test_the_results_draw_every_figure_that_was__counted_in_time(given: dict[str, str]) -> None:
    page = Page(client_with(given).get("/results/hopes/").content.decode())
    seen = set()
    for topic in TOPICS:
        if topic.side is not Side.OUTCOMES:
            continue
        folded = [each for each in page.by_id(topic.id).all("details", css="more")
                  if each.all("svg", css="timeline")]  # fmt: skip
        for part in folded:
            marks = _marks(part)
            rows = len(part.one("tbody").all("tr"))
            assert sorted(n for each in marks for n in each) == list(range(1, rows + 1))
            assert rows == len(_counted_in_time(topic.endpoints[0]).figures), topic.id
            assert all(len(each) <= MOST_POINTS for each in marks)
            seen.add(topic.endpoints[0])
    assert seen


def test_an_outcome_page_draws_every_figure_in_as_many_pictures_as_it_takes(
    client: Client,
) -> None:
    page = Page(client.get(f"/outcomes/{FULLEST}/").content.decode())
    section = page.one("section", **{"aria-labelledby": "time-1"})
    listed = [len(ol.all("li")) for ol in section.all("ol", css="numbered")]
    assert len(listed) > 1
    marks = _marks(section)
    assert [len(each) for each in marks] == listed
    assert sorted(n for each in marks for n in each) == list(range(1, sum(listed) + 1))
    starts = [int(ol["start"]) for ol in section.all("ol", css="numbered")]
    assert starts == [1 + sum(listed[:i]) for i in range(len(listed))]
    assert sum(listed) == len(_counted_in_time(FULLEST).figures)
