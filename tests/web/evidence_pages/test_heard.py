"""What you may have heard: the same doubt to every side, with sources."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.evidence_base.base import EvidenceBase
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page
from tests.web.words_never_said import words_never_said


@pytest.fixture
def page(client: Client) -> Page:
    return Page(client.get("/heard/").content.decode())


def test_every_claim_says_what_the_sources_show_how_sure_and_what_would_settle_it(
    page: Page, base: EvidenceBase
) -> None:
    assert len(base.heard) == 26
    for claim in base.heard:
        section = page.by_id(claim.id)
        assert claim.heard in section.one("h2").text
        for words in (claim.shows, claim.settle, "How sure this is"):
            assert words in section.text


@pytest.mark.slow
def test_every_claim_links_to_sources_that_exist(
    client: Client, page: Page, base: EvidenceBase
) -> None:
    links = set()
    for claim in base.heard:
        every = {a["href"] for a in page.by_id(claim.id).all("a")}
        own = {address for address in every if "#" not in address}
        assert len(own) == len(claim.sources) > 0
        links |= own
    assert {client.get(link).status_code for link in links} == {200}


def test_addresses_for_editors_are_not_shown(page: Page) -> None:
    assert not [link for link in page.links if link.startswith("http")]


def test_the_list_at_the_top_leads_to_every_claim(page: Page, base: EvidenceBase) -> None:
    listed = [a["href"] for a in page.one("nav", css="toc").all("a")]
    assert listed == [f"#{claim.id}" for claim in base.heard]


def test_no_claim_is_answered_with_a_promise(page: Page) -> None:
    assert words_never_said(page.html) == []


def test_the_three_pages_are_found_from_check_results_and_foot() -> None:
    client = client_with(people.RRMS_KEPT)
    for address in ("/results/next/",):
        links = {a["href"] for a in Page(client.get(address).content.decode()).main.all("a")}
        assert {"/what-matters/", "/heard/", "/check-yourself/"} <= links
    foot = Page(client.get("/").content.decode()).one("footer")
    assert "/heard/" in [a["href"] for a in foot.all("a")]
