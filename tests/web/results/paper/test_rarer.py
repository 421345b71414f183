"""A good outcome that fewer people with progressive MS had never stands without that in short."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from decision_aid.domain.results.topic_result import TopicResult
from decision_aid.domain.similarity.dimensions.rarer import may_be_rarer
from decision_aid.web.figures.in_short.spreads import spread_beside_key
from decision_aid.web.handover.summary.fit.printed import on_page
from decision_aid.web.handover.summary.pdf import Options, summary_pdf
from decision_aid.web.handover.summary.text import plain_text
from decision_aid.web.loaded import evidence_base, result_of
from decision_aid.web.results.paper.topic import topic_on_paper
from decision_aid.web.results.topics import topic_view
from tests.browser.people import NOTHING_KNOWN, PPMS, RRMS, SPMS, Person
from tests.web.handover.summary.pdf_tools import text_of
from tests.web.handover.summary.summary_people import summary_of_person
from tests.web.result_pages import page_for

_SHORT = Person("PPMS, type alone", {"subtype": "ppms"})
_MAY_BE = (SPMS, PPMS, NOTHING_KNOWN, _SHORT)
_SAID = "in progressive ms"
_NUMBER = "of 100"


def _rarer(person: Person) -> Iterator[TopicResult]:
    """Topics of the first page whose number, or the nearest study below it, is of all types."""
    result = result_of(person.journey())
    for row in result.topics_in_short:
        found = result.topic(row.topic.id)
        lead = found.key.lead if found else None
        if found is not None and lead is not None and lead.is_rarer:
            yield found


@pytest.mark.parametrize("person", _MAY_BE, ids=lambda each: each.name)
def test_each_surface_that_tells_the_row_says_it(person: Person) -> None:
    topics = list(_rarer(person))
    assert topics
    for topic in topics:
        for surface, text in _surfaces(person, topic):
            assert _NUMBER in text, (surface, topic.topic.id)
            assert _SAID in text.lower(), (surface, topic.topic.id, text)


def _surfaces(person: Person, topic: TopicResult) -> Iterator[tuple[str, str]]:
    name, title = topic.topic.id, topic.topic.title
    first = page_for(person, "/results/").main.all("li")
    yield "first page", next(e.text for e in first if e.all("h3") and e.one("h3").text == title)
    yield "hopes", page_for(person, "/results/hopes/").by_id(name).text
    view = topic_view(topic, result_of(person.journey()).match_of)
    paper = topic_on_paper(view)
    yield "hopes in short", str(view.short)
    yield "hopes on paper", " ".join((*paper.limits, *map(str, paper.brief)))
    screen = page_for(person, "/consult/")
    rows = screen.main.all("tr")
    place = next(n for n, row in enumerate(rows) if row.get("id") == f"k-{name}")
    yield "consultation", f"{rows[place].text} {rows[place + 1].text}"
    yield "shown to the person", page_for(person, f"/consult/show/{name}/").main.text
    whole = summary_of_person(person)
    (told,) = (each for each in whole.figures if each.title == title)
    yield "sheet", told.line
    page = page_for(person, "/summary/").main.all("li")
    yield "summary", next(each.text for each in page if each.text.startswith(title))
    text = " ".join(plain_text(whole).split())
    yield "text", text.partition(f"* {title}")[2].partition(" * ")[0]
    for options in (Options(), Options(clinician=True), Options(large=True)):
        printed = text_of(summary_pdf(whole, options))
        yield f"pdf {options}", printed.rpartition(title)[2].partition("Did anyone die")[0]


def test_nobody_with_relapsing_ms_reads_it() -> None:
    assert list(_rarer(RRMS)) == []
    for address in ("/results/", "/results/hopes/", "/summary/"):
        assert "fewer in progressive ms" not in page_for(RRMS, address).main.text.lower()


def test_an_end_of_a_range_that_is_of_all_types_says_it_too() -> None:
    """33 to 62 of 100: the 62 is of all types, and of people with SPMS it was fewer."""
    result = result_of(SPMS.journey())
    topic = result.topic("worsening")
    assert topic is not None
    found = spread_beside_key(topic)
    assert found is not None
    assert not found.lines[0].is_rarer
    said = "comes from a study of mixed types of MS; in progressive MS it was fewer."
    row = next(e for e in page_for(SPMS, "/results/").main.all("li") if "stay steady" in e.text)
    assert said in row.text
    assert said in page_for(SPMS, "/results/hopes/").by_id("worsening").text
    assert said in next(e.line for e in on_page(summary_of_person(SPMS)).figures)


def test_it_is_said_of_mixed_groups_alone_and_where_no_number_is_told() -> None:
    """Whoever is told apart has a number of their own."""
    told = [each for each in evidence_base().figures.values() if may_be_rarer(each, None)]
    assert told
    for each in told:
        assert len(each.subtypes) != 1
        assert may_be_rarer(each, "spms")
        assert may_be_rarer(each, "ppms")
        assert not may_be_rarer(each, "rrms")
        apart = [e for e in each.source.difference if e.factor == "subtype"]
        assert any(
            e.endpoint == each.figure.endpoint and all(arm.value is None for arm in e.arms)
            for e in apart
        )
