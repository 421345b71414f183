"""Safety and standards pages: every hazard in full, nothing claimed, help never far."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.assurance import Status
from decision_aid.web.site import assurance
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page, flat
from tests.web.words_never_said import words_never_said


@pytest.fixture(scope="module")
def safety() -> Page:
    return Page(Client().get("/safety/").content.decode())


@pytest.fixture(scope="module")
def standards() -> Page:
    return Page(Client().get("/standards/").content.decode())


def test_every_hazard_is_told_in_full_with_the_tests_of_its_controls(
    safety: Page, base: EvidenceBase
) -> None:
    assert len(base.hazards) >= 25
    for hazard in base.hazards:
        article = safety.by_id(hazard.id)
        for words in (hazard.name, hazard.cause, hazard.effect, hazard.left, hazard.host):
            assert flat(words) in article.text, hazard.id
        assert [c.text for c in article.all("code")] == [t.partition("::")[0] for t in hazard.tests]
        for control in hazard.control:
            assert flat(control.what) in article.text, hazard.id


def test_each_hazard_is_a_row_that_tells_what_is_left_and_the_worst_comes_first(
    safety: Page, base: EvidenceBase
) -> None:
    rows = safety.main.all("article", css="risk")
    hazards = {hazard.id: hazard for hazard in base.hazards}
    assert sorted(row["id"] for row in rows) == sorted(hazards)
    levels = [hazards[row["id"]].level_after for row in rows]
    assert levels == sorted(levels, reverse=True)
    for row in rows:
        hazard, told = hazards[row["id"]], row.all("summary")[0].text
        assert flat(hazard.name) in told
        assert f"Level {hazard.level_before} before, {hazard.level_after} left." in told
        assert ("Open: to be accepted or lessened." in told) is (hazard.level_after >= 4)
        assert ("Tests show each control." in told) is all(c.tests for c in hazard.control)
    jumps = [a["href"].removeprefix("#") for a in safety.main.one("nav").all("a")]
    assert jumps == [f"level-{level}" for level in sorted(set(levels), reverse=True)]
    assert set(jumps) <= set(safety.ids)


def test_the_page_says_that_nobody_has_approved_it_and_counts_what_is_open(
    safety: Page, base: EvidenceBase
) -> None:
    open_ones = [each for each in base.hazards if each.level_after >= 4]
    note = safety.one("div", css="note").text
    assert "no formal approval for clinical safety" in note
    assert open_ones
    assert note.count(f"{len(open_ones)} hazards still stand at level 4 or more") == 1
    assert safety.all("dl", css="signing") == []


def test_every_item_of_every_standard_is_told_and_what_is_not_met_stands_unfolded(
    standards: Page, base: EvidenceBase
) -> None:
    for standard in base.standards:
        section = standards.by_id(standard.id)
        rows = [row.text for body in section.all("tbody") for row in body.all("tr")]
        assert len(rows) == len(standard.items)
        for item, row in zip(standard.items, rows, strict=True):
            assert flat(item.asks) in row, (standard.id, item.n)
            assert flat(item.how) in row, (standard.id, item.n)
            assert str(assurance.STATUS[item.status][0]) in row, (standard.id, item.n)
        folded = section.one("details", css="items").text
        for item in standard.items:
            if item.status is Status.NOT_MET:
                assert section.text.count(flat(item.asks)) > folded.count(flat(item.asks))


def test_items_that_need_people_are_openly_not_met(base: EvidenceBase) -> None:
    ipdas = next(each for each in base.standards if each.id == "ipdas")
    status = {item.n: item.status for item in ipdas.items}
    for number in ("12", "28", "29", "30", "31", "32", "33", "36", "38", "39"):
        assert status[number] is Status.NOT_MET, number
    assert len(ipdas.items) == 44


def test_the_pages_that_standards_point_to_exist_and_bear_a_name(
    client: Client, base: EvidenceBase
) -> None:
    """Also for somebody who has answered nothing."""
    named = {page for each in base.standards for item in each.items for page in item.where}
    assert named == set(assurance.PAGE)
    for page in sorted(named):
        assert client.get(page).status_code == 200, page


def test_a_wording_that_was_only_remembered_is_marked(standards: Page, base: EvidenceBase) -> None:
    recalled = sum(item.recalled for each in base.standards for item in each.items)
    assert standards.main.text.count("(wording remembered, not read)") == recalled > 40


@pytest.mark.parametrize("address", ["/safety/", "/standards/", "/contact/"])
def test_no_page_promises_advises_or_claims_an_approval(client: Client, address: str) -> None:
    page = Page(client.get(address).content.decode())
    assert words_never_said(page.html) == []
    for claim in ("certified", "is approved", "accredited", "complies with", "compliant"):
        assert claim not in page.main.text.lower(), claim


@pytest.mark.parametrize(
    "address",
    ["/", "/questions/age/", "/check/", "/results/", "/summary/", "/evidence/",
     "/guide/infections/", "/gaps/", "/what-matters/", "/safety/", "/nowhere/", "/code/"],
)  # fmt: skip
def test_help_now_is_one_link_away_from_every_kind_of_page(address: str) -> None:
    page = Page(client_with(people.RRMS_KEPT).get(address).content.decode())
    head, foot = page.one("header", css="top"), page.one("footer", css="foot")
    for part in (head, foot):
        assert [a["href"] for a in part.all("a", css="help")] == ["/help/"], address
