"""The result page of single people: what it repeats, what it keeps apart, where it leads."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from decision_aid.evidence_base.base import EvidenceBase
from tests.web import people
from tests.web.cookies import Given, client_with
from tests.web.page import Page
from tests.web.words_never_said import words_never_said

EVERYONE: dict[str, tuple[Given, str]] = {
    "relapsing": (people.RRMS_KEPT, "full"),
    "secondary progressive": (people.SPMS_KEPT, "full"),
    "primary progressive": (people.PPMS_KEPT, "full"),
    "nothing known": ({"subtype": "unsure", "country": "unsure"}, "full"),
    "short": (people.SHORT, "short"),
}
PARTS = ["told", "research", "outcomes", "risks", "rules", "unknown", "gaps", "next"]


def _results(kept: Given, route: str = "full") -> Page:
    response = client_with(kept, route).get("/results/")
    assert response.status_code == 200
    return Page(response.content.decode())


@pytest.mark.parametrize(("kept", "route"), EVERYONE.values(), ids=EVERYONE)
def test_the_page_reads_top_to_bottom_and_its_contents_list_leads_there(
    kept: Given, route: str
) -> None:
    page = _results(kept, route)
    listed = [link["href"].removeprefix("#") for link in page.one("nav", css="toc").all("a")]
    assert [part for part in listed if part in PARTS] == PARTS
    assert [i for i in page.ids if i in listed] == listed
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    labels = {i for each in page for i in (each.get("aria-labelledby") or "").split()}
    assert labels <= set(page.ids)


@pytest.mark.slow
def test_no_cell_of_a_table_tells_of_nobody_without_a_warning() -> None:
    """So few people were studied that "0 of 1,000" is never "no risk"."""
    cells = [td for kept, way in EVERYONE.values() for td in _results(kept, way).all("td")]
    ours = [td.text for td in cells if "plot" not in td.classes]
    nobody = [told for told in ours if re.search(r"(?<![\d.,])0 of 1(00|,000)\b", told)]
    assert len(set(nobody)) > 5
    assert [told for told in nobody if "does not mean that there is no risk" not in told] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["secondary progressive", "nothing known"])
def test_every_link_of_the_result_page_leads_somewhere(name: str) -> None:
    client = client_with(*EVERYONE[name])
    page = Page(client.get("/results/").content.decode())
    addresses = {link.partition("#")[0] for link in page.links} - {""}
    assert all(address.startswith("/") for address in addresses)
    assert {a for a in addresses if client.get(a, follow=True).status_code != 200} == set()


@pytest.mark.parametrize(("kept", "route"), EVERYONE.values(), ids=EVERYONE)
def test_no_result_ends_without_a_next_step(kept: Given, route: str) -> None:
    """Also where no study fits: whom to ask, what to take along, and whom to call now."""
    page = _results(kept, route)
    last = [section["id"] for section in page.main.all("section") if section.get("id")]
    assert "next" in last[-3:]
    links = {a["href"] for a in page.by_id("next").all("a")}
    assert {"/summary/", "/my-questions/", "/help/"} <= links
    assert "Ask your neurologist" in page.by_id("next").text


def test_a_limit_that_is_near_is_told_and_only_then() -> None:
    years = {"year_diagnosis": str(date.today().year - 9), "year_onset": "2010"}
    near = _results({**people.RRMS_KEPT, **years}).by_id("change").text
    assert "Limits that are near" in near
    assert "10 years from the diagnosis: you reach that" in near
    nothing = _results(*EVERYONE["nothing known"]).by_id("change").text
    assert "Limits that are near" not in nothing


def test_the_page_repeats_what_the_person_told() -> None:
    told = _results(people.RRMS_KEPT).by_id("told")
    for words in ("Scotland", "38", "RRMS", "2018", "2016", "3.5", "natalizumab", "glatiramer"):
        assert words in told.text


def test_an_unknown_answer_is_repeated_as_unknown_and_never_as_no() -> None:
    told = _results({**people.RRMS_KEPT, "worsening_12m": "unsure"}).by_id("told")
    rows = [dt for dl in told.all("dl") for dt in dl.all("div") if "slowly worse" in dt.text]
    assert rows
    assert all("unknown" in row.one("dd").classes for row in rows)


def test_what_is_unknown_can_be_answered_from_the_page() -> None:
    page = _results({**people.RRMS_KEPT, "age": "unsure"})
    assert "/questions/age/?change" in [a["href"] for a in page.by_id("unknown").all("a")]


def test_nobody_who_knows_nothing_is_told_that_a_rule_fits(shelf: EvidenceBase) -> None:
    rules = _results({"subtype": "unsure"}).by_id("rules")
    assert not rules.all("span", css="yes")
    assert rules.all("span", css="unk")


@pytest.mark.slow
def test_fitness_always_stands_beside_the_rules() -> None:
    for kept, route in EVERYONE.values():
        assert "set-ebmt-handbook-2024-fitness" in _results(kept, route).ids


def test_a_country_without_rules_is_told_so() -> None:
    """New Zealand has no set in the evidence; Scotland has."""
    assert _results({**people.RRMS_KEPT, "country": "NZ"}).by_id("rules").all("p", css="note")
    assert not _results(people.RRMS_KEPT).by_id("rules").all("p", css="note")


def test_gaps_about_the_person_stand_on_the_page(shelf: EvidenceBase) -> None:
    gap = next(gap for gap in shelf.gaps if gap.id == "ppms-no-comparison")
    assert gap.statement in _results(people.PPMS_KEPT).by_id("gaps").text
    assert gap.statement not in _results(people.RRMS_KEPT).by_id("gaps").text


def test_every_other_study_names_its_likeness_and_links_to_its_figure(shelf: EvidenceBase) -> None:
    page = _results(people.SPMS_KEPT)
    rows = [row for part in ("outcomes", "risks") for body in page.by_id(part).all("tbody")
            for row in body.all("tr")]  # fmt: skip
    assert len(rows) > 50
    for row in rows:
        source, _, figure = row.one("th").one("a")["href"].removeprefix("/sources/").partition("/#")
        assert (source, figure) in shelf.figures
        assert len(row.all("span", css="tag")) == 1


def test_people_unlike_the_person_are_shown_as_such_with_the_reason() -> None:
    page = _results(people.PPMS_KEPT)
    rows = page.by_id("outcomes").all("tr") + page.by_id("risks").all("tr")
    unlike = [row for row in rows if row.all("span", css="diff")]
    assert unlike
    assert all(row.all("small", css="why") for row in unlike)


def test_ratios_never_lead_and_say_what_one_means(shelf: EvidenceBase) -> None:
    page = _results(people.SPMS_KEPT)
    for row in page.all("tr"):
        for link in row.all("a"):
            ref = tuple(link["href"].removeprefix("/sources/").split("/#"))
            figure = shelf.figures.get(ref)  # type: ignore[arg-type]
            if figure is not None and figure.figure.unit.is_ratio:
                assert "1 means" in row.text


def test_results_without_any_answer_lead_to_the_start(client: Client) -> None:
    response = client.get("/results/")
    assert (response.status_code, response.headers["Location"]) == (302, "/")


@pytest.mark.parametrize(
    "address",
    ["/", "/check/", "/questions/age/", "/more-detail/", "/delete/", "/help/", "/nowhere/"],
)
def test_pages_beside_the_results_promise_nothing_either(address: str) -> None:
    html = client_with(people.RRMS_KEPT).get(address).content.decode()
    assert words_never_said(html) == []


@pytest.mark.parametrize("text", [
    "You are eligible.", "This is SAFE for you", "you\nshould ask", "It is safe. Keep it safe.",
    "recommended for you", "you must act",
])  # fmt: skip
def test_the_list_of_words_catches_promises(text: str) -> None:
    assert words_never_said(text)


@pytest.mark.parametrize("text", ["safety", "eligibility notes", "keep it safe", "your must-haves"])
def test_the_list_of_words_lets_plain_words_pass(text: str) -> None:
    assert words_never_said(text) == []
