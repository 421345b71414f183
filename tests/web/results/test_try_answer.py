"""Trying another answer, and drawing a topic at another time: nothing is stored by either."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.web import people
from tests.web.cookies import answers_in, client_with
from tests.web.page import Page

EDSS = "/results/try/edss-value/"


def test_what_would_change_is_what_the_results_show_after_answering_so() -> None:
    trying, answering = client_with(people.RRMS_KEPT), client_with(people.RRMS_KEPT)
    tried = Page(trying.post(EDSS, {"answer": "7"}).content.decode())
    answering.post("/questions/edss-value/?change", {"answer": "7"})
    later = Page(answering.get("/criteria/london-ahsct-2016/").content.decode())
    change = [row for row in tried.all("tr") if "EDSS from 0 to 6.5" in row.text]
    assert change
    assert change[0].text.endswith("Not met")
    heads = [each.text for each in later.all("dt")]
    groups = [each.text for each in later.all("dd")]
    told = dict(zip(heads[-len(groups) :], groups, strict=True))
    (missed,) = [each for head, each in told.items() if head.startswith("Not met")]
    assert "EDSS from 0 to 6.5" in missed


def test_trying_leaves_the_answers_as_they_were() -> None:
    client = client_with(people.RRMS_KEPT)
    before = client.get("/results/").content
    client.post(EDSS, {"answer": "7"})
    assert answers_in(client)["edss_value"] == people.RRMS_KEPT["edss_value"]
    assert client.get("/results/").content == before


def test_the_same_answer_would_change_nothing() -> None:
    client = client_with(people.RRMS_KEPT)
    page = Page(client.post(EDSS, {"answer": str(people.RRMS_KEPT["edss_value"])}).content.decode())
    assert "Nothing." in page.by_id("changes").text


def test_a_bad_number_is_told_and_kept() -> None:
    response = client_with(people.RRMS_KEPT).post(EDSS, {"answer": "77"})
    page = Page(response.content.decode())
    assert response.status_code == 422
    assert page.one("title").text.startswith("Error:")
    assert page.by_id("answer")["value"] == "77"


@pytest.mark.parametrize("slug", ["country", "health", "no-such-question", "walk-help"])
def test_only_questions_that_move_rules_or_figures_can_be_tried(slug: str) -> None:
    assert client_with(people.RRMS_KEPT).get(f"/results/try/{slug}/").status_code == 404


def test_a_topic_is_drawn_at_the_time_asked_for() -> None:
    client = client_with(people.RRMS_KEPT)
    page = Page(client.get("/results/worsening/10/").content.decode())
    chosen = page.by_id("worsening-times").all("a", **{"aria-current": "true"})
    assert [each.text for each in chosen] == ["10 years"]
    assert "10 years after a transplant" in page.by_id("worsening-front").text


def test_a_swap_brings_only_the_drawn_panel_and_its_times() -> None:
    client = client_with(people.RRMS_KEPT)
    swapped = client.get("/results/worsening/10/", headers={"HX-Request": "true"})
    text = swapped.content.decode()
    assert "<html" not in text
    assert text.count('id="worsening-times"') == 1
    assert "10 years after a transplant" in text
    assert len(swapped.content) < 20_000


@pytest.mark.parametrize("address", ["/results/nothing/5/", "/results/worsening/many/"])
def test_a_topic_that_does_not_exist_is_a_clear_page(address: str) -> None:
    response = client_with(people.RRMS_KEPT).get(address)
    assert response.status_code == 404
    assert Page(response.content.decode()).one("h1").text


def test_a_time_without_a_figure_draws_the_usual_one() -> None:
    page = Page(client_with(people.RRMS_KEPT).get("/results/worsening/3/").content.decode())
    assert "5 years after a transplant" in page.by_id("worsening-front").text


@pytest.mark.parametrize("kept", [people.RRMS_KEPT, people.SPMS_KEPT, people.PPMS_KEPT])
def test_no_table_of_figures_mixes_denominators(kept: dict[str, object]) -> None:
    page = Page(client_with(kept).get("/results/").content.decode())  # type: ignore[arg-type]
    for table in page.all("table", css="compare"):
        for body in table.all("tbody"):
            assert len(_denominators(body.text)) <= 1, body.text[:200]
    for topic in page.all("section", css="topic"):
        for table in topic.all("table"):
            cells = " ".join(each.text for each in table.all("td", **{"data-label": "Result"}))
            assert len(_denominators(cells)) <= 1, cells[:200]


def _denominators(text: str) -> set[str]:
    """Of people; on how many points of likeness people match counts nobody."""
    words = re.sub(r"on [0-6] of 6 points", "", text).split()
    pairs = pairwise(words)
    return {after.strip(".;,)") for word, after in pairs if word == "of" and after[0].isdigit()}
