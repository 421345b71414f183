"""Whole walks over HTTP, for several kinds of people."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from django.test import Client

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import DETAIL, FULL, Journey
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.loaded import questionnaire
from tests.web import people
from tests.web.cookies import Given, answers_in, client_with
from tests.web.page import Page
from tests.web.walk import walk, walk_detail, walked

FULL_ROUTES = {
    "relapsing with a known EDSS": (people.RRMS, people.RRMS_WAY, people.RRMS_KEPT),
    "secondary progressive, EDSS estimated by walking": (
        people.SPMS,
        people.SPMS_WAY,
        people.SPMS_KEPT,
    ),
    "primary progressive": (people.PPMS, people.PPMS_WAY, people.PPMS_KEPT),
}


@pytest.mark.parametrize(("person", "way", "kept"), FULL_ROUTES.values(), ids=FULL_ROUTES)
def test_the_full_route_asks_what_bears_on_the_person_and_nothing_else(
    person: Given, way: list[str], kept: Given
) -> None:
    found = walked(person)
    assert found.full.slugs == way
    assert found.full.ended_at == "/check/"
    assert answers_in(found.client()) == kept


def test_somebody_who_knows_nothing_comes_to_the_end_and_gets_results(client: Client) -> None:
    on = walk(client, people.NOTHING_KNOWN)
    assert on.slugs == people.NOTHING_KNOWN_WAY
    assert on.ended_at == "/check/"
    given = answers_in(client)
    assert given.pop("dmt_tried") == ["unsure"]
    assert set(given.values()) == {"unsure"}
    assert client.get("/results/").status_code == 200


def test_the_minutes_promised_are_those_that_the_first_question_tells(client: Client) -> None:
    start = Page(client.get("/").content.decode()).main
    for route, button in (("short", "Start, about 4 minutes"), ("full", "Answer more, 6 to 10")):
        assert button in start.text
        first = client.post("/route/", {"route": route}, follow=True).content.decode()
        minutes = re.search(r"\d+", button)
        assert minutes is not None
        assert f"about {minutes[0]} minutes left" in " ".join(Page(first).main.text.split())
    assert "takes about 4 minutes" in client.get("/code/").content.decode()


def test_the_short_route_asks_eight_questions_and_leads_straight_to_the_results() -> None:
    found = walked(people.SHORT, "short")
    assert found.full.slugs == people.SHORT_WAY
    assert len(found.full.slugs) == 8
    assert found.full.ended_at == "/results/"
    assert answers_in(found.client()) == people.SHORT


@pytest.mark.slow
def test_the_detail_route_asks_only_what_has_not_been_asked() -> None:
    found = walked(people.DETAIL, detail=True)
    slugs = found.detail.slugs
    assert [slug for slug in slugs if slug in people.DETAIL_WAY] == people.DETAIL_WAY
    known = [key.replace("_", "-") for key in questionnaire().routes[FULL]]
    assert max(Counter((*known, *slugs)).values()) == 1
    assert found.detail.ended_at == "/check/"
    given = answers_in(found.client())
    assert (given["lvef"], given["health"], given["pregnancy"]) == ("62", ["none"], "no")
    assert given["edss_value"] == "3.5"


def test_a_person_alone_is_not_asked_for_test_results_of_a_clinic() -> None:
    person = {**people.DETAIL, "filled_in_by": "person", "fertility": "none", "sex": "male",
              "activity_36m": "unsure"}  # fmt: skip
    asked = set(walk_detail(client_with(people.RRMS_KEPT), person).slugs)
    assert not {"lvef", "dlco", "crcl", "pregnancy", "episode-on-dmt"} & asked
    assert {"sex", "health"} <= asked


def test_the_full_route_after_the_short_one_asks_nothing_twice() -> None:
    client = client_with(people.SHORT, "short")
    on = walk(client, people.RRMS)
    assert on.slugs[0] == "year-onset"
    assert not set(on.slugs) & {"country", "age", "subtype", "year-diagnosis"}
    assert answers_in(client)["mobility_short"] == "500"


def test_an_unknown_route_is_taken_for_the_full_one(client: Client) -> None:
    response = client.post("/route/", {"route": "scenic"})
    assert response.headers["Location"] == "/questions/country/"


@pytest.mark.parametrize("person", [people.RRMS, people.SPMS, people.PPMS, {}])
def test_every_answer_is_followed_by_a_redirect_to_a_page_without_answers(person: Given) -> None:
    for address in walked(person).full.addresses:
        assert address == "/check/" or re.fullmatch(r"/questions/[a-z0-9-]+/", address)


def test_back_leads_to_the_question_before_and_the_first_leads_to_the_start() -> None:
    on = walked(people.RRMS).full
    before = ["/", *on.addresses]
    for slug, back in zip(on.slugs, before, strict=False):
        assert on.pages[slug].one("p", css="back").one("a")["href"] == back


def test_going_back_shows_the_answer_that_was_given() -> None:
    client = walked(people.RRMS).client()
    assert Page(client.get("/questions/age/").content.decode()).by_id("answer")["value"] == "38"
    chosen = Page(client.get("/questions/subtype/").content.decode())
    assert [each["value"] for each in chosen.all("input", checked="")] == ["rrms"]
    ticked = Page(client.get("/questions/dmt-tried/").content.decode())
    values = [each["value"] for each in ticked.all("input", checked="")]
    assert values == ["natalizumab", "glatiramer"]


def test_progress_never_goes_backwards_and_is_full_only_where_nothing_is_left() -> None:
    on = walked(people.RRMS).full
    bars = [on.pages[slug].one("progress") for slug in on.slugs]
    places = [int(bar["value"]) for bar in bars]
    assert places == sorted(places)
    assert {bar["max"] for bar in bars} == {"900"}
    assert 800 < places[-1] < 900
    told = [on.pages[slug].one("p", css="progress").text for slug in on.slugs]
    assert "Topic 9 of 9" in told[-1]
    assert all("left" in each for each in told)
    first = next(place for place, words in zip(places, told, strict=True) if "Topic 9" in words)
    assert first == 800


def test_progress_on_the_short_route_counts_its_questions() -> None:
    on = walked(people.SHORT, "short").full
    bars = [on.pages[slug].one("progress") for slug in on.slugs]
    assert [(bar["value"], bar["max"]) for bar in bars] == [(str(n), "8") for n in range(1, 9)]


def test_a_question_further_on_leads_to_the_first_that_is_open(client: Client) -> None:
    client.post("/route/", {"route": "full"})
    response = client.get("/questions/dmt-tried/")
    assert (response.status_code, response.headers["Location"]) == (302, "/questions/country/")


def test_a_question_off_the_path_leads_back_onto_it(rrms: Client) -> None:
    response = rrms.get("/questions/walk-unaided/")
    assert (response.status_code, response.headers["Location"]) == (302, "/check/")


def test_no_address_and_no_title_names_a_question_that_only_some_people_get() -> None:
    """An address and a title stay in the history of a browser."""
    on = walked(people.PPMS)
    client = on.client()
    going_on = walk_detail(client, {"sex": "female", "menopause": "yes", "health": ["transplant"]})
    for_some = {s.key: s for s in _journey_of(client).steps if s.question.is_for_some}
    assert {"csf_ocb", "pregnancy", "transplant_when"} <= set(for_some)
    addresses = [*on.full.addresses, *going_on.addresses]
    for key, step in for_some.items():
        address, name = f"/questions/{step.slug}/", key.partition(":")[0].replace("_", "-")
        assert address in addresses
        assert not [each for each in addresses if name in each]
        page = {**on.full.pages, **going_on.pages}[name]
        assert step.title not in page.title
        assert page.one("h1").text == step.title


def test_an_address_by_name_leads_to_the_one_without(client: Client) -> None:
    client = client_with(people.PPMS_KEPT)
    response = client.get("/questions/csf-ocb/")
    step = _journey_of(client).step("csf-ocb")
    assert step is not None
    assert response.headers["Location"] == f"/questions/{step.slug}/"
    assert "csf" not in step.slug


def _journey_of(client: Client) -> Journey:
    kept = answers_in(client)
    given = {key: tuple(each) if isinstance(each, list) else each for key, each in kept.items()}
    return SavedAnswers(DETAIL, Answers(given)).journey()


def test_someone_can_stop_at_any_question_and_see_what_they_have(client: Client) -> None:
    client.post("/route/", {"route": "full"})
    client.post("/questions/country/", {"answer": "DE"})
    page = Page(client.get("/questions/age/").content.decode())
    assert "/check/" in [link["href"] for link in page.main.one("form").all("a")]
    check = Page(client.get("/check/").content.decode())
    assert "/questions/age/" in check.links
    assert client.get("/results/").status_code == 200
