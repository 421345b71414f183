"""The open evidence: outcomes, treatments, map and contents, and the way through them."""

from __future__ import annotations

import re
from itertools import product
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.test import Client

from decision_aid.domain.evidence.study_size import sample_size_on
from decision_aid.domain.evidence.vocabulary import SourceTier
from decision_aid.domain.similarity.outcomes import DIMENSIONS, Outcome
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.wording import closeness_with_count
from decision_aid.web.site.robots import PRIVATE, open_pages
from tests.web import people
from tests.web.cookies import client_with
from tests.web.crawl import Site
from tests.web.page import Page
from tests.web.reading import page_at
from tests.web.words_never_said import words_never_said

OUTCOMES = ("neda", "treatment-related-death", "brain-volume", "other-harm", "quality-of-life")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_one_contents_page_leads_to_every_part_of_the_library(client: Client) -> None:
    links = {a["href"] for a in page_at("/evidence/").main.all("a")}
    assert {
        "/sources/", "/outcomes/", "/treatments/", "/map/", "/criteria/", "/gaps/", "/guide/",
        "/disagreement/", "/heard/", "/methods/", "/glossary/",
    } <= links  # fmt: skip


@pytest.mark.parametrize("kept", [None, people.RRMS_KEPT], ids=["no answers", "with answers"])
def test_the_menu_has_at_most_six_entries_and_one_is_the_guide(kept: people.Given | None) -> None:
    page = Page((client_with(kept) if kept else Client()).get("/evidence/").content.decode())
    head = page.one("header", css="top")
    entries = [a["href"] for a in head.one("nav").all("a")]
    assert len(entries) <= 6
    assert {"/evidence/", "/criteria/", "/guide/"} <= set(entries)
    assert "/help/" in [a["href"] for a in head.all("a")]


@pytest.mark.slow
def test_every_figure_stands_on_the_page_of_its_outcome_and_of_its_treatments(
    client: Client, base: EvidenceBase
) -> None:
    wanted: dict[str, set[str]] = {}
    for sourced in base.figures.values():
        figure, source = sourced.figure, sourced.source
        link = f"/sources/{source.id}/#{figure.id}"
        wanted.setdefault(f"/outcomes/{figure.endpoint}/", set()).add(link)
        for arm in {figure.arm, figure.compared_with} - {""}:
            wanted.setdefault(f"/treatments/{arm}/", set()).add(link)
    for address, links in wanted.items():
        tables = page_at(address).main.all("table", css="library")
        assert links <= {a["href"] for table in tables for a in table.all("a")}, address


@pytest.mark.slow
def test_figures_stand_by_treatment_and_size_of_study_and_never_by_result(
    client: Client, base: EvidenceBase
) -> None:
    by_name = {arm.name.casefold(): arm.id for arm in base.arms.values()}
    tiers = list(SourceTier)
    for endpoint in base.endpoints:
        page = page_at(f"/outcomes/{endpoint}/")
        folds = [fold for fold in page.main.all("details", css="bar") if fold.all("h4")]
        heads: dict[str, list[str]] = {}
        for fold in folds:
            arm = fold.one("h4").text.casefold()
            kind = fold.one("caption").text.partition(". ")[2]
            heads.setdefault(kind, []).append(arm)
            rows = [a["href"] for th in fold.one("tbody").all("th") for a in th.all("a")]
            studies = [base.sources[link.split("/")[2]] for link in rows]
            sizes = [(tiers.index(s.tier), -sample_size_on(s, by_name[arm])) for s in studies]
            assert sizes == sorted(sizes), endpoint
            assert f"{len(rows)} figure" in fold.one("summary").text, endpoint
        assert bool(folds) == bool(base.figures_on[endpoint]), endpoint
        for arms in heads.values():
            assert arms == sorted(set(arms), key=list(by_name).index), endpoint


def test_the_page_of_an_outcome_tells_its_order(client: Client) -> None:
    page = page_at("/outcomes/treatment-related-death/")
    assert "What came out plays no part in the order." in page.main.text
    assert "Some count something else, and say so beside the number." in page.main.text
    assert page.main.all("h4")[0].text == "Stem cell transplant (AHSCT)"


def test_both_transplants_and_other_treatments_stand_on_one_page(client: Client) -> None:
    heads = {h4.text for h4 in page_at("/outcomes/neda/").all("h4")}
    assert "Stem cell transplant (AHSCT)" in heads
    assert "Natalizumab (Tysabri)" in heads


@pytest.mark.parametrize("endpoint", OUTCOMES)
def test_rows_of_one_table_share_one_denominator(client: Client, endpoint: str) -> None:
    """Save those of fewer than 100 people, of whom nothing is told out of 1,000, and what is told
    as "about 1 of 100", because fewer than 1,000 were studied.
    """
    page = page_at(f"/outcomes/{endpoint}/")
    totals: dict[str, set[str]] = {}
    for table in page.main.all("table", css="library"):
        for row in table.all("tr"):
            cells = {td["data-label"]: td.text for td in row.all("td") if td.get("data-label")}
            if "Result" not in cells:
                continue
            if not re.search(r"(?<![\d,])\d\d? people", cells["Who and when"]):
                found = re.findall(r"(?<!about )\b\d+ of (100|1,000)\b", cells["Result"])
                totals.setdefault(table["class"], set()).update(found)
    for marks, found in totals.items():
        if not marks.endswith(("to-ratio", "to-other")):
            assert len(found) == 1, (endpoint, marks)


def test_an_outcome_without_a_figure_says_so_and_shows_a_way_on(client: Client) -> None:
    page = page_at("/outcomes/quality-of-life/")
    assert "No source that we read gives a figure on this" in page.main.text
    assert {"/outcomes/", "/gaps/"} <= {a["href"] for a in page.main.all("a")}


def test_zero_events_carry_a_warning_in_the_tables_too(client: Client, base: EvidenceBase) -> None:
    page = page_at("/outcomes/treatment-related-death/")
    rows = [tr for tr in page.all("tr") if re.search(r"\bnone of \d", tr.text)]
    assert rows
    assert all("does not mean that there is no risk" in row.text for row in rows)


def test_with_answers_every_row_says_how_like_the_reader_its_people_were() -> None:
    page = Page(client_with(people.RRMS_KEPT).get("/outcomes/neda/").content.decode())
    rows = [a for a in page.all("a") if "#" in a["href"] and a["href"].startswith("/sources/")]
    assert rows
    tags = {each.text for each in page.all("span", css="tag")}
    every = {closeness_with_count(each) for each in product(Outcome, repeat=len(DIMENSIONS))}
    assert tags
    assert tags - every == set()
    assert not page_at("/outcomes/neda/").all("span", css="tag")


@pytest.mark.slow
def test_the_map_marks_nobody_and_leads_to_lists(client: Client) -> None:
    page = page_at("/map/")
    assert "where you are" not in page.main.text
    lists = [a["href"] for a in page.main.all("a") if a["href"].startswith("/sources/?subtype")]
    assert len(lists) == 3
    assert all(client.get(each).status_code == 200 for each in lists)


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/outcomes/", ["Evidence", "Outcomes"]),
        ("/outcomes/neda/", ["Evidence", "Outcomes", "No sign of MS activity"]),
        ("/treatments/natalizumab/", ["Evidence", "Treatments", "natalizumab (Tysabri)"]),
        ("/map/", ["Evidence", "Evidence map"]),
        ("/guide/fertility/", ["Guide", "Having children: sperm, eggs, periods and menopause"]),
    ],
)
def test_breadcrumbs_say_where_a_page_stands(
    client: Client, address: str, names: list[str]
) -> None:
    crumbs = page_at(address).one("nav", css="crumbs")
    assert [li.text for li in crumbs.all("li")] == names
    assert crumbs.one("span", **{"aria-current": "page"}).text == names[-1]
    assert all(client.get(a["href"]).status_code == 200 for a in crumbs.all("a"))


def test_several_figures_of_one_outcome_stand_side_by_side_on_the_page_of_their_source(
    client: Client,
) -> None:
    page = page_at("/sources/burt-2019-mist/")
    section = page.one("section", **{"aria-labelledby": "plots-h"})
    links = [a["href"] for a in section.all("a")]
    assert len(links) > 1
    assert all(link.startswith("#") and link[1:] in page.ids for link in links)


@pytest.mark.parametrize("address", ["/outcomes/none/", "/treatments/none/", "/guide/none/"])
def test_an_unknown_name_gets_the_page_for_lost_readers(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.slow
def test_the_sitemap_lists_pages_that_exist_and_none_of_one_persons_own(
    client: Client, site: Site
) -> None:
    """What is reached by links has been asked for already."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    listed = [loc.text or "" for loc in root.iter(SITEMAP)]
    paths = [each.removeprefix("http://testserver") for each in listed]
    assert paths == list(open_pages())
    assert len(set(paths)) == len(paths) > 200
    assert not [path for path in paths if path.startswith(PRIVATE)]
    left = [path for path in paths if path not in site.pages and path not in site.files]
    assert len(left) < 10
    assert {client.get(path).status_code for path in left} <= {200}


def test_robots_are_kept_out_of_pages_that_hold_answers(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert [line for line in lines if line.startswith("Disallow")] == [
        "Disallow: /questions/", "Disallow: /check/", "Disallow: /results/", "Disallow: /code/",
        "Disallow: /summary",
    ]  # fmt: skip
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_the_page_for_maintenance_stands_alone_and_leads_to_help() -> None:
    page = Page(render_to_string("503.html"))
    assert len(page.all("h1")) == 1
    assert "emergency number" in page.main.text
    assert not page.all("script")


@pytest.mark.slow
def test_no_page_of_the_library_promises_or_advises(client: Client) -> None:
    for address in ("/evidence/", "/outcomes/", "/treatments/", "/map/", "/treatments/ahsct/"):
        assert words_never_said(page_at(address).html) == [], address


def test_the_figures_of_a_disagreement_stand_beside_the_words_that_give_their_numbers(
    client: Client,
) -> None:
    claim = page_at("/disagreement/").by_id("two-studies")
    one, other = claim.one(css="even").all("div")
    assert "/sources/boffa-2023/#no-worsening-ahsct-5y" in [a["href"] for a in one.all("a")]
    assert "/sources/kalincik-2024/#worsening-ratio" in [a["href"] for a in other.all("a")]
