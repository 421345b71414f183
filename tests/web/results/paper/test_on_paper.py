"""What each page of a result prints: every topic, and a list of just the sources that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures import notes
from decision_aid.web.loaded import questionnaire
from decision_aid.web.results.paper.sources import cited_html
from decision_aid.web.rules.sets import short_name
from tests.browser.people import FULL_CASE, NOTHING_KNOWN, PPMS, RRMS, SPMS
from tests.conftest import SIZE
from tests.web.cookies import client_with
from tests.web.page import Element, Page
from tests.web.random_people import random_people
from tests.web.result_pages import page_for

PEOPLE = {each.name: each for each in (RRMS, SPMS, PPMS, NOTHING_KNOWN, FULL_CASE)}
NAMES = [
    pytest.param(each, marks=pytest.mark.slow) if each in (SPMS.name, PPMS.name) else each
    for each in PEOPLE
]
PAGES = ("", "hopes/", "risks/", "choices/", "rules/")
_YEAR = re.compile(r"\d{4}")
_HIDDEN = {"no-print", "topic", "caveats", "dots", "sources"}


@cache
def _page(name: str, address: str) -> Page:
    return page_for(PEOPLE[name], f"/results/{address}")


def _printed(element: Element) -> Iterator[str]:
    """Words that come on paper, without the list of sources; as the style sheet has it."""
    for each in element.inside:
        if isinstance(each, str):
            yield each
        elif not _is_hidden(each):
            yield from _printed(each)


def _is_hidden(each: Element) -> bool:
    is_closed = each.tag == "details" and "print-open" not in each.classes
    return each.tag == "svg" or is_closed or bool(_HIDDEN.intersection(each.classes))


def _names(base: EvidenceBase) -> dict[str, str]:
    """By what a page may call a source: the words with which the list begins."""
    found = {each.label: each.label for each in base.sources.values()}
    for each in base.sources.values():
        bare = each.short_name.partition(" (")[0]
        found |= {name: each.label for name in (each.short_name, bare) if _YEAR.search(name)}
    return found | {short_name(each): short_name(each) for each in base.criteria.values()}


def _named_in(text: str, names: dict[str, str]) -> set[str]:
    """The longest names first, so that none is found inside another."""
    found = set()
    text = re.sub(r"National MS Society(?! \d)", " ", text)  # it summed a paper up
    for name in sorted(names, key=len, reverse=True):
        if name not in text:
            continue
        text, times = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
        if times:
            found.add(names[name])
    return found


def test_a_source_without_a_year_leaves_no_room_before_its_full_stop(base: EvidenceBase) -> None:
    """ "Web page, undated .". Nor is a year told twice: "15 December 2017 2017"."""
    every = (*base.sources.values(), *base.criteria.values())
    page = Page(f"<main><ul>{cited_html(every)}</ul></main>")
    listed = [each.text for each in page.main.all("li")]
    assert len(listed) == len(every)
    assert [each for each in listed if " ." in each or "  " in each] == []
    assert [each for each in listed if re.search(r"\b(\d{4}) \1\b", each)] == []


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("person", NAMES)
def test_a_printed_page_lists_the_sources_that_it_names_and_no_others(
    base: EvidenceBase, person: str, address: str
) -> None:
    page = _page(person, address)
    names = _names(base)
    printed = " ".join(" ".join(_printed(page.main)).split())
    section = next(each for each in page.main.all("section") if "sources" in each.classes)
    listed = [" ".join(each.text.split()) for each in section.all("li")]
    found = {label for label in names.values() if any(e.startswith(f"{label}.") for e in listed)}
    assert len(found) == len(listed)
    named = _named_in(printed, names)
    assert named - found == set()
    by_a_plain_word = {label for label in found if not _YEAR.search(label.partition(",")[0])}
    assert found - named <= {e for e in by_a_plain_word if e.partition(",")[0] in printed}


@pytest.mark.slow
def test_the_first_page_lists_what_it_names_whoever_comes(base: EvidenceBase) -> None:
    """Nothing where too few died to compare, and no study of people unlike the person that no row
    names.
    """
    names, listed_of = _names(base), 0
    for each in random_people(questionnaire(), 30 * SIZE):
        html = client_with(each.answers, each.route).get("/results/").content.decode()
        main = Page(html).main
        printed = " ".join(" ".join(_printed(main)).split())
        section = next(each for each in main.all("section") if "sources" in each.classes)
        listed = [" ".join(item.text.split()) for item in section.all("li")]
        found = {
            label for label in names.values() if any(e.startswith(f"{label}.") for e in listed)
        }
        named = _named_in(printed, names)
        by_year = {label for label in found if _YEAR.search(label.partition(",")[0])}
        assert by_year - named == set(), each
        listed_of += len(found)
    assert listed_of > 100


@pytest.mark.parametrize("side", ["hopes", "risks"])
@pytest.mark.parametrize("person", NAMES)
def test_every_topic_of_a_page_is_printed(person: str, side: str) -> None:
    page = _page(person, f"{side}/")
    topics = [each for each in page.main.all("section") if "topic" in each.classes]
    paper = [each for each in page.main.all("div") if "print-only" in each.classes]
    printed = [h.text.strip() for each in paper for h in each.all("h3")]
    assert [each.all("h3")[0].text.strip() for each in topics] == printed
    assert len(printed) > 3


@pytest.mark.parametrize("side", ["hopes", "risks"])
@pytest.mark.parametrize("person", NAMES)
def test_what_narrows_a_number_is_printed_beside_it(person: str, side: str) -> None:
    """How many people, treated when, and which studies counted in another way."""
    page = _page(person, f"{side}/")
    paper = next(each for each in page.main.all("div") if "print-only" in each.classes)
    printed = " ".join(paper.text.split())
    topics = [each for each in page.main.all("section") if "topic" in each.classes]
    told = [" ".join(line.text.split()) for t in topics for line in t.all("p", "quiet-line")]
    assert len(told) > 2
    assert [each for each in told if each not in printed] == []


def test_the_first_sheet_says_that_no_clinician_has_signed_its_words() -> None:
    page = _page(RRMS.name, "")
    fold = page.by_id("situation").one("details")
    assert "No clinician has signed" in fold.one("summary").text
    assert "print-head" in fold.classes


def test_a_comparison_of_one_study_is_printed_once() -> None:
    """Its bars say what its table does, and half an empty sheet before the table says nothing."""
    page = _page(RRMS.name, "choices/")
    tables = page.main.all("table", "compare")
    shown = [len(each.one("tbody").all("tr")) for each in tables if "no-print" not in each.classes]
    hidden = [len(each.one("tbody").all("tr")) for each in tables if "no-print" in each.classes]
    assert shown
    assert shown.count(1) == page.main.text.count(f"{notes.small_reports()} Too few")
    assert set(hidden) == {1}


def test_short_forms_of_the_rules_are_explained_on_paper_too() -> None:
    words = _page(RRMS.name, "rules/").all("details", css="words")[0]
    assert "print-open" in words.classes
    printed = {dt.text for dt in words.all("dt") if "no-print" not in dt.classes}
    assert {"CMV and EBV", "HSV and VZV", "FEV1", "HCT-CI", "IBD", "TIA"} <= printed
    assert len(words.all("dt")) > len(printed)


@pytest.mark.parametrize("person", [RRMS.name, PPMS.name, FULL_CASE.name])
@pytest.mark.parametrize("address", ["choices/", "rules/", "next/"])
def test_no_fold_is_lost_on_paper(person: str, address: str) -> None:
    """It is printed, or its heading tells that it is there."""
    folds = _page(person, address).main.all("details")
    kept = {"print-open", "print-head"}
    aids = {"no-print", "more-studies"}  # to press on a screen; a table of what its bars say
    lost = [each.all("summary")[0].text for each in folds if not {*kept, *aids} & set(each.classes)]
    assert len(folds) > 3
    assert lost == []


def test_drugs_have_as_much_room_on_paper_as_a_transplant() -> None:
    for person in (RRMS.name, PPMS.name):
        folds = _page(person, "choices/").main.all("details", "print-open")
        assert any("Drugs only" in each.all("summary")[0].text for each in folds)
