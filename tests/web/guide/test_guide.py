"""The guide: every page is reached, rests on something, says both sides and advises nothing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from django.test import Client

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.checks.numbers_in_text import numbers_in
from decision_aid.evidence_base.reading.content import SectionKind
from tests.web.page import Page, flat
from tests.web.words_never_said import words_never_said

STEPS, TOPICS = 10, 14
_HEADINGS = ["What happens", "What people find hard", "What people arrange", "Questions to ask"]


@pytest.fixture(scope="module")
def pages(base: EvidenceBase) -> dict[str, Page]:
    client = Client()
    return {each.id: Page(client.get(f"/guide/{each.id}/").content.decode()) for each in base.guide}


def test_the_contents_lead_to_every_step_and_topic_in_order(
    client: Client, base: EvidenceBase
) -> None:
    page = Page(client.get("/guide/").content.decode())
    steps = [a["href"] for a in page.one("ol", css="steps").all("a")]
    assert steps == [f"/guide/{each.id}/" for each in base.guide_steps]
    assert len(steps) == STEPS
    topics = [a["href"] for a in page.one("ul", css="two").all("a")]
    assert topics == [f"/guide/{each.id}/" for each in base.guide_topics]
    assert len(topics) == TOPICS
    for step in base.guide_steps:
        assert step.when in page.main.text
        assert step.in_short in page.main.text


def test_clinics_abroad_and_stem_cells_without_chemotherapy_have_their_pages(
    pages: dict[str, Page], client: Client
) -> None:
    listed = [a["href"] for a in Page(client.get("/guide/").content.decode()).main.all("a")]
    for name, words in (("abroad-private", "clinic"), ("no-chemotherapy", "without chemotherapy")):
        assert f"/guide/{name}/" in listed
        assert words in pages[name].main.text.lower()
    assert len(pages["abroad-private"].main.all("li")) >= 10


def test_every_word_of_a_page_can_be_read(pages: dict[str, Page], base: EvidenceBase) -> None:
    for each in base.guide:
        text = pages[each.id].main.text
        for words in each.words:
            assert flat(words) in text, (each.id, words)


def test_next_and_previous_lead_through_the_whole_guide(
    pages: dict[str, Page], base: EvidenceBase
) -> None:
    ids = [each.id for each in base.guide]
    way, here = [ids[0]], ids[0]
    while following := pages[here].all("a", rel="next"):
        here = following[0]["href"].removeprefix("/guide/").rstrip("/")
        way.append(here)
    assert way == ids
    for before, after in pairwise(ids):
        assert pages[after].one("a", rel="prev")["href"] == f"/guide/{before}/"
    assert not pages[ids[0]].all("a", rel="prev")


def test_each_page_ends_with_where_it_comes_from(
    pages: dict[str, Page], base: EvidenceBase
) -> None:
    for each in base.guide:
        section = pages[each.id].one("section", **{"aria-labelledby": "rests-h"})
        links = [a["href"] for a in section.all("a")]
        assert len(links) == len(each.all_sources) + len(each.all_links) > 0
        assert [x for x in links if x.startswith("http")] == [x.url for x in each.all_links]


def test_addresses_for_editors_are_not_shown(pages: dict[str, Page], base: EvidenceBase) -> None:
    for each in base.guide:
        given = {link.url for link in each.all_links}
        for seen in {*each.seen, *(url for s in each.section for url in s.seen)} - given:
            assert seen not in pages[each.id].html, each.id


def test_no_page_of_the_guide_promises_or_advises(pages: dict[str, Page]) -> None:
    assert {name: w for name, page in pages.items() if (w := words_never_said(page.html))} == {}


def test_no_line_tells_the_reader_what_to_do(base: EvidenceBase) -> None:
    """Lines that are no questions say what units do and people arrange: no order opens them."""
    orders = re.compile(
        r"^(Ask|Do|Get|Go|Have|Keep|Know|Let|Look|Make|Pick|Plan|Put|See|Settle|Stay|Take|Talk|Tell|"
        r"Try|Use|Visit|Wash|Write|Avoid|Choose|Check|Call)(?![-\w])"
    )
    for page in base.guide:
        for section in page.section:
            if section.kind is SectionKind.TOLD:
                assert [p for p in section.points if orders.match(p)] == [], page.id


def test_every_step_tells_what_happens_and_what_is_hard(base: EvidenceBase) -> None:
    for step in base.guide_steps:
        assert [s.heading for s in step.section] == _HEADINGS, step.id


def test_outcomes_stand_behind_links_and_never_as_numbers(
    pages: dict[str, Page], base: EvidenceBase
) -> None:
    for each in base.guide:
        links = {a["href"] for p in pages[each.id].main.all("p", css="see") for a in p.all("a")}
        assert links == {f"/outcomes/{name}/" for s in each.section for name in s.figures}
        assert not re.search(r"\d ?%|\d+ of 100\b", " ".join(each.words)), each.id
        assert all(len(number) < 5 for words in each.words for number in numbers_in(words))


def test_what_nobody_has_checked_is_said(pages: dict[str, Page], base: EvidenceBase) -> None:
    for each in base.guide:
        marked = [p.text for p in pages[each.id].main.all("p", css="unchecked")]
        assert len(marked) == sum(bool(s.confirm) for s in each.section), each.id
        assert all(words.startswith("Not checked yet: ") for words in marked)


def test_the_time_line_prints_with_room_for_dates(client: Client) -> None:
    page = Page(client.get("/guide/").content.decode())
    assert len(page.one("ol", css="steps").all("p", css="print-only")) == STEPS


def test_on_paper_each_source_has_the_address_where_it_was_published(
    pages: dict[str, Page], base: EvidenceBase
) -> None:
    section = pages["abroad-private"].one("section", **{"aria-labelledby": "rests-h"})
    printed = {
        a["href"]: a.get("data-paper") for a in section.all("a", css="") if a.get("data-paper")
    }
    assert len(printed) > 10
    assert printed["/sources/muraro-2025-uk/"] == base.sources["muraro-2025-uk"].citation.link
    assert all(
        each.startswith(("https://", "http://", "/sources/", "/criteria/"))
        for each in printed.values()
        if each
    )
