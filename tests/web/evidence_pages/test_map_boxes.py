"""Each box of the evidence map leads to the list of exactly its own studies."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from decision_aid.web.figures.study_map import boxes
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Element, Page


def _listed(client: Client, address: str) -> list[str]:
    page = Page(client.get(address).content.decode())
    found = [a["href"] for ul in page.all("ul", css="figure-list") for a in ul.all("a")]
    return [link.removeprefix("/sources/").rstrip("/") for link in found]


@pytest.fixture(scope="module")
def cells() -> list[Element]:
    page = Page(Client().get("/map/").content.decode())
    return page.one("div", css="evidence-map").one("tbody").all("td")


@pytest.mark.slow
def test_the_list_of_a_box_holds_as_many_studies_as_the_box_says(
    client: Client, cells: list[Element]
) -> None:
    assert len(cells) == len(boxes()) == 30
    linked = 0
    for cell, box in zip(cells, boxes().values(), strict=True):
        said = re.match(r"(\d+) stud", cell.text)
        if said is None:
            assert cell.text.startswith("no study")
            assert cell.all("a") == []
            continue
        listed = _listed(client, cell.one("a")["href"])
        assert len(listed) == int(said[1]), box.name
        assert set(listed) == {study.source for study in box.studies}
        linked += 1
    assert linked > 10


@pytest.mark.slow
def test_the_list_says_in_words_which_box_it_is_of(client: Client) -> None:
    page = Page(client.get("/sources/?box=ppms-not-active-6").content.decode())
    assert "Primary progressive, not active, EDSS 6 to 6.5" in page.main.text
    assert page.one("input", name="box")["value"] == "ppms-not-active-6", "kept when searching on"


def test_a_box_narrows_together_with_other_wishes(client: Client) -> None:
    whole = _listed(client, "/sources/?box=rrms-active-4")
    some = _listed(client, "/sources/?box=rrms-active-4&design=randomised-trial")
    assert set(some) < set(whole)
    assert some


def test_a_box_that_does_not_exist_is_left_out(client: Client) -> None:
    assert _listed(client, "/sources/?box=nowhere") == _listed(client, "/sources/")


def test_the_map_of_the_results_leads_to_no_box() -> None:
    """An address of a box would tell where the person stands."""
    page = Page(client_with(people.RRMS_KEPT).get("/results/hopes/").content.decode())
    assert page.all("div", css="evidence-map")
    assert not [link for link in page.links if "box=" in link]
