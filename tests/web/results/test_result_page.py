"""The result page of single people: what it repeats, what it keeps apart, where it leads."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.in_short.one_study import short_label
from tests.conftest import by_day
from tests.told_topics import TOPICS
from tests.web import people
from tests.web.cookies import Given, client_with
from tests.web.crawl import few_of_each_sort, is_known
from tests.web.page import Element, Page
from tests.web.result_pages import ADDRESSES, HELD, pages_of, part_of
from tests.web.words_never_said import words_never_said

EVERYONE: dict[str, tuple[Given, str]] = {
    "relapsing": (people.RRMS_KEPT, "full"),
    "secondary progressive": (people.SPMS_KEPT, "full"),
    "primary progressive": (people.PPMS_KEPT, "full"),
    "nothing known": ({"subtype": "unsure", "country": "unsure"}, "full"),
    "short": (people.SHORT, "short"),
}
_NONE_IS_NOT_NEVER = "“None” in a study does not mean that it cannot happen."


@pytest.mark.parametrize(("kept", "route"), EVERYONE.values(), ids=EVERYONE)
def test_each_page_marks_itself_and_leads_to_the_others(kept: Given, route: str) -> None:
    for address, page in pages_of(kept, route).items():
        links = page.by_id("parts").all("a")
        assert tuple(link["href"] for link in links) == ADDRESSES
        assert [a["href"] for a in links if a.get("aria-current") == "page"] == [address]
        assert len(page.main.all("h1")) == 1


@pytest.mark.parametrize(("kept", "route"), EVERYONE.values(), ids=EVERYONE)
def test_every_link_to_a_place_of_the_results_finds_it(kept: Given, route: str) -> None:
    pages = pages_of(kept, route)
    for address, page in pages.items():
        assert len(page.ids) == len(set(page.ids))
        assert not set(page.ids) & frozenset().union(*(HELD[e] for e in HELD if e != address))
        labels = {i for each in page for i in (each.get("aria-labelledby") or "").split()}
        assert labels <= set(page.ids)
        for link in page.links:
            path, _, place = link.partition("#")
            if place and (path or address) in pages:
                assert place in pages[path or address].ids, (address, link)


def test_an_old_address_is_known_by_the_page_that_holds_it_now() -> None:
    pages = pages_of(people.RRMS_KEPT)
    sections = "told short research outcomes risks differences compared rules unknown change gaps"
    once = {*sections.split(), "read-next", "next", *(topic.id for topic in TOPICS)}
    holds = {a["href"]: a["data-holds"].split() for a in pages["/results/"].by_id("parts").all("a")}
    assert once <= {each for held in holds.values() for each in held}
    for address, held in holds.items():
        for other in set(holds) - {address}:
            assert not set(held) & set(holds[other])


def _warns_itself(fold: Element) -> bool:
    """Not only in a fold within it."""
    times = [each.text.count(_NONE_IS_NOT_NEVER) for each in (fold, *fold.all("details"))]
    return times[0] > max(times[1:], default=0)


@pytest.mark.slow
def test_no_cell_of_a_table_tells_of_nobody_without_a_warning() -> None:
    """So few people were studied that "none of 31" is never "no risk".

    The cell says so itself, or the fold of a table that names every study of deaths.
    """
    warned, told_by_fold = set(), set()
    for page in (page for kept, way in EVERYONE.values() for page in pages_of(kept, way).values()):
        warning = [fold for fold in page.all("details") if _warns_itself(fold)]
        below = {id(td) for fold in warning for td in fold.all("td")}
        for td in (each for each in page.all("td") if "plot" not in each.classes):
            assert not re.search(r"(?<![\d.,])0 of (?!6 points)\d", td.text), td.text
            if re.match(r"(none|nobody)\b", td.text, re.IGNORECASE):
                has_own = "does not mean that there is no risk" in td.text
                assert has_own or id(td) in below, td.text
                (warned if has_own else told_by_fold).add(td.text)
    assert len(warned) > 5
    assert len(told_by_fold) > 5


@pytest.mark.slow
@pytest.mark.parametrize("name", ["secondary progressive", "nothing known"])
def test_every_link_of_the_result_page_leads_somewhere(name: str) -> None:
    client = client_with(*EVERYONE[name])
    links = {link for page in pages_of(*EVERYONE[name]).values() for link in page.links}
    addresses = {link.partition("#")[0] for link in links} - {""}
    assert all(address.startswith("/") for address in addresses)
    assert {a for a in addresses if not is_known(a)} == set()
    asked = by_day(few_of_each_sort(addresses), addresses)
    assert {a for a in asked if client.get(a, follow=True).status_code != 200} == set()


@pytest.mark.parametrize(("kept", "route"), EVERYONE.values(), ids=EVERYONE)
def test_no_result_ends_without_a_next_step(kept: Given, route: str) -> None:
    """Also where no study fits: whom to ask, what to take along, and whom to call now."""
    pages = pages_of(kept, route)
    steps = pages["/results/next/"].by_id("next")
    assert {"/summary/", "/my-questions/", "/help/"} <= {a["href"] for a in steps.all("a")}
    assert "Ask your neurologist" in steps.text
    assert {"/summary/", "/consult/"} <= set(pages["/results/"].links)


def test_a_limit_that_is_near_is_told_and_only_then() -> None:
    years = {"year_diagnosis": str(date.today().year - 9), "year_onset": "2010"}
    near = part_of("change", {**people.RRMS_KEPT, **years}).text
    assert "Limits that are near" in near
    assert "ECTRIMS and EBMT 2025 (Europe / international)" in near
    assert "Counted from your diagnosis, you reach 10 years between" in near
    nothing = part_of("change", *EVERYONE["nothing known"]).text
    assert "Limits that are near" not in nothing


def test_the_page_repeats_what_the_person_told() -> None:
    told = part_of("answers", people.RRMS_KEPT)
    for words in ("Scotland", "38", "RRMS", "2018", "2016", "3.5", "natalizumab", "glatiramer"):
        assert words in told.text


def test_an_unknown_answer_is_repeated_as_unknown_and_never_as_no() -> None:
    told = part_of("answers", {**people.RRMS_KEPT, "worsening_12m": "unsure"})
    rows = [dt for dl in told.all("dl") for dt in dl.all("div") if "slowly worse" in dt.text]
    assert rows
    assert all("unknown" in row.one("dd").classes for row in rows)


def test_what_is_unknown_can_be_answered_from_the_page() -> None:
    unknown = part_of("unknown", {**people.RRMS_KEPT, "age": "unsure"})
    assert "/questions/age/?change=results" in [a["href"] for a in unknown.all("a")]


def test_nobody_who_knows_nothing_is_told_that_a_rule_fits(base: EvidenceBase) -> None:
    rules = part_of("rules", {"subtype": "unsure"})
    assert not rules.all("span", css="yes")
    assert rules.all("span", css="unk")


@pytest.mark.slow
def test_fitness_always_stands_beside_the_rules() -> None:
    for kept, route in EVERYONE.values():
        assert "set-ebmt-handbook-2024-fitness" in pages_of(kept, route)["/results/rules/"].ids


def test_a_country_without_rules_is_told_so() -> None:
    """New Zealand has no set in the evidence; Scotland has."""
    assert part_of("rules", {**people.RRMS_KEPT, "country": "NZ"}).all("p", css="note")
    assert not part_of("rules", people.RRMS_KEPT).all("p", css="note")


def test_gaps_about_the_person_stand_on_the_page(base: EvidenceBase) -> None:
    gap = next(gap for gap in base.gaps if gap.id == "ppms-no-comparison")
    assert gap.statement in part_of("gaps", people.PPMS_KEPT).text
    assert gap.statement not in part_of("gaps", people.RRMS_KEPT).text


def test_the_gap_that_concerns_a_person_most_stands_first_in_one_sentence(
    base: EvidenceBase,
) -> None:
    """Where the text of the situation tells it, the next that surely concerns the person."""
    assert [gap.id for gap in base.gaps if len(gap.in_short.split()) > 25] == []
    gaps = {gap.id: gap.in_short for gap in base.gaps}
    first = {
        "progressive-no-randomised-trial": people.PPMS_KEPT,
        "how-long-off-a-drug": people.RRMS_KEPT,
    }
    for gap_id, kept in first.items():
        said = pages_of(kept)["/results/"].one("section", css="gap").text
        assert gaps[gap_id] in said


def test_a_gap_that_the_text_of_the_situation_tells_is_not_said_again(base: EvidenceBase) -> None:
    told = {gap: each for each in base.situations for gap in each.gaps}
    unknown = pages_of({"subtype": "unsure"})["/results/"].main
    above = next(each for each in base.gaps if each.id == "type-not-known")
    (gap,) = unknown.all("section", css="gap")
    assert gap.text.startswith("Not known:")
    assert above.in_short not in gap.text
    assert told["type-not-known"].text in unknown.text


def test_what_was_compared_counts_those_who_were_there_where_it_was_nobody() -> None:
    pages = pages_of(people.SPMS_KEPT)
    rows = pages["/results/"].main.all("li")
    row = next(each for each in rows if each.text.startswith("Did anyone die"))
    assert "Compared in too few people to know: see Other choices" in row.text
    assert "none of the 31 people died, of any cause" in pages["/results/choices/"].main.text


def test_every_other_study_names_its_likeness_and_links_to_its_figure(base: EvidenceBase) -> None:
    rows = [
        row
        for name in ("outcomes", "risks")
        for body in part_of(name, people.SPMS_KEPT).all("tbody")
        for row in body.all("tr")
    ]
    assert len(rows) > 50
    for row in rows:
        source, _, figure = row.one("th").one("a")["href"].removeprefix("/sources/").partition("/#")
        assert (source, figure) in base.figures
        assert len(row.all("span", css="tag")) == 1


def test_people_unlike_the_person_are_shown_as_such_with_the_reason() -> None:
    tables = [part_of(name, people.PPMS_KEPT) for name in ("outcomes", "risks")]
    rows = [row for table in tables for row in table.all("tr")]
    unlike = [row for row in rows if row.all("span", css="diff")]
    assert unlike
    assert all(row.all("small", css="why") for row in unlike)


def test_ratios_never_lead_and_say_what_one_means(base: EvidenceBase) -> None:
    pages = pages_of(people.SPMS_KEPT)
    for row in (each for page in pages.values() for each in page.all("tr")):
        for link in row.all("a"):
            ref = tuple(link["href"].removeprefix("/sources/").split("/#"))
            figure = base.figures.get(ref)  # type: ignore[arg-type]
            if figure is not None and figure.figure.unit.is_ratio:
                assert "1 means" in row.text


def test_results_without_any_answer_lead_to_the_start(client: Client) -> None:
    for address in ADDRESSES:
        response = client.get(address)
        assert (response.status_code, response.headers["Location"]) == (302, "/")


@pytest.mark.parametrize(
    "address",
    ["/", "/check/", "/questions/age/", "/more-detail/", "/delete/", "/help/", "/nowhere/"],
)
def test_pages_beside_the_results_promise_nothing_either(address: str) -> None:
    html = client_with(people.RRMS_KEPT).get(address).content.decode()
    assert words_never_said(html) == []


@pytest.mark.parametrize(("kept", "route"), EVERYONE.values(), ids=EVERYONE)
def test_paper_lists_the_studies_that_rows_of_the_first_page_name(
    kept: Given, route: str, base: EvidenceBase
) -> None:
    """Those behind the dots stand on the pages of hopes and risks."""
    page = Page(client_with(kept, route).get("/results/").content.decode())
    rows = " ".join(p.text for ul in page.all("ul", css="questions")[:2] for p in ul.all("p"))
    listed = page.one("section", css="sources").text
    labels: dict[str, list[str]] = {}
    for source in base.sources.values():
        if (label := short_label(source))[-4:].isdecimal():
            labels.setdefault(label, []).append(source.label)
    named = [each for each in labels if re.search(rf"\b{re.escape(each)}\b", rows)]
    assert named
    assert [each for each in named if not any(label in listed for label in labels[each])] == []
