"""Unusual pairs of answers: asked about once, kindly, and then accepted."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.doubts import unusual_now
from decision_aid.domain.questionnaire.journey import DETAIL, Questionnaire, replay
from tests.web import people
from tests.web.cookies import Given, answers_in, client_with
from tests.web.page import Page

PAIRS = [
    pytest.param("year-diagnosis", "1995", {"year_onset": "unsure"}, id="diagnosed as a child"),
    pytest.param("year-onset", "1995", {}, id="31 years of MS at 38"),
    pytest.param("relapses-12m", "9", {}, id="9 relapses in a year"),
]


def _asked_about(client: Client, slug: str, typed: str) -> Page:
    response = client.post(f"/questions/{slug}/", {"answer": typed})
    assert response.status_code == 200
    page = Page(response.content.decode())
    assert page.one(css="ask")["role"] == "alert"
    assert not page.title.startswith("Error:")
    assert page.by_id("answer")["value"] == typed
    return page


@pytest.mark.parametrize(("slug", "typed", "changed"), PAIRS)
def test_an_improbable_answer_is_asked_about_and_not_yet_kept(
    slug: str, typed: str, changed: dict[str, str]
) -> None:
    kept = {**people.RRMS_KEPT, **changed}
    client = client_with(kept)
    _asked_about(client, slug, typed)
    assert answers_in(client) == kept


@pytest.mark.parametrize(("slug", "typed", "changed"), PAIRS)
def test_an_improbable_answer_is_accepted_when_it_is_sent_again(
    slug: str, typed: str, changed: dict[str, str]
) -> None:
    client = client_with({**people.RRMS_KEPT, **changed})
    page = _asked_about(client, slug, typed)
    confirmed = page.main.one("input", name="confirmed")["value"]
    again = {"answer": typed, "confirmed": confirmed}
    assert client.post(f"/questions/{slug}/", again).status_code == 302
    assert answers_in(client)[slug.replace("-", "_")] == typed


def test_an_accepted_answer_is_not_asked_about_again() -> None:
    client = client_with({**people.RRMS_KEPT, "relapses_12m": "9"})
    assert client.post("/questions/relapses-12m/", {"answer": "9"}).status_code == 302


def test_saying_yes_to_one_number_does_not_say_yes_to_another() -> None:
    client = client_with(people.RRMS_KEPT)
    sent = {"answer": "12", "confirmed": "9"}
    response = client.post("/questions/relapses-12m/", sent)
    assert response.status_code == 200
    assert Page(response.content.decode()).main.one("input", name="confirmed")["value"] == "12"


def test_an_improbable_answer_can_be_corrected() -> None:
    client = client_with(people.RRMS_KEPT)
    _asked_about(client, "relapses-12m", "9")
    sent = {"answer": "1", "confirmed": "9"}
    assert client.post("/questions/relapses-12m/", sent).status_code == 302
    assert answers_in(client)["relapses_12m"] == "1"


def test_a_change_to_an_improbable_answer_still_leads_back_to_the_answers() -> None:
    client = client_with(people.RRMS_KEPT)
    response = client.post("/questions/relapses-12m/?change", {"answer": "9"})
    page = Page(response.content.decode())
    assert page.one("p", css="back").one("a")["href"] == "/check/"
    sent = {"answer": "9", "confirmed": "9"}
    response = client.post("/questions/relapses-12m/?change", sent)
    assert response.headers["Location"] == "/check/"


def test_an_unknown_age_makes_no_year_improbable() -> None:
    client = client_with({**people.RRMS_KEPT, "age": "unsure"})
    assert client.post("/questions/year-onset/", {"answer": "1975"}).status_code == 302


CLASHES = [
    pytest.param({"age": "45", "year_diagnosis": "2000", "year_onset": "unsure"}, "age", "30",
                 "younger than 10", id="age lowered after a diagnosis"),
    pytest.param({"age": "60", "year_diagnosis": "1990", "year_onset": "unsure"}, "age", "30",
                 "1990", id="age lowered to before the diagnosis"),
    pytest.param({"edss_value": "6.5", "edss_recent_relapse": "yes"}, "relapses-12m", "0",
                 "recent relapse", id="a recent relapse and none counted"),
    pytest.param({"gd_lesions_12m": "2"}, "new-t2-12m", "0", "lit up", id="lit up and not new"),
    pytest.param({"relapses_12m": "2"}, "subtype", "ppms", "primary progressive",
                 id="relapses in primary progressive MS"),
    pytest.param({"dmt_outcome:natalizumab": "quiet"}, "dmt-outcome-2", "quiet",
                 "more than one drug", id="two drugs taken now"),
    pytest.param({"dmt_outcome:natalizumab": "unsure", "relapses_12m": "2"}, "dmt-outcome-1",
                 "quiet", "fits better", id="a drug that keeps MS quiet, and relapses"),
    pytest.param({"dmt_outcome:natalizumab": "quiet", "relapses_12m": "0", "new_t2_12m": "0",
                  "gd_lesions_12m": "0"}, "relapses-12m", "1", "fits better",
                 id="a relapse, and a drug that keeps MS quiet"),
]  # fmt: skip


@pytest.mark.parametrize(("kept", "slug", "answer", "said"), CLASHES)
def test_two_answers_that_hardly_go_together_are_asked_about_whichever_comes_last(
    kept: Given, slug: str, answer: str, said: str
) -> None:
    client = client_with({**people.RRMS_KEPT, **kept})
    before = answers_in(client)
    response = client.post(f"/questions/{slug}/?change", {"answer": answer})
    assert response.status_code == 200
    page = Page(response.content.decode())
    assert said in page.one(css="ask").text
    assert answers_in(client) == before
    confirmed = page.main.one("input", name="confirmed")["value"]
    sent = {"answer": answer, "confirmed": confirmed}
    assert client.post(f"/questions/{slug}/?change", sent).status_code == 302
    assert answers_in(client) != before


IN_DETAIL = [
    pytest.param({"relapses_12m": "0"}, "relapse_when", "2026-10", "within the last 12 months"),
    pytest.param({"relapses_12m": "2"}, "relapse_when", "2019-03", "longer ago"),
    pytest.param({"mri_12m": "yes"}, "mri_when", "2021", "longer ago"),
    pytest.param({"mri_12m": "no"}, "mri_when", "2026-10", "no scan in the last 12 months"),
    pytest.param({"edss_value": "3"}, "performance", "all-help", "walk well"),
]


@pytest.mark.parametrize(("kept", "key", "answer", "said"), IN_DETAIL)
def test_dates_and_counts_that_do_not_agree_are_unusual(
    questionnaire: Questionnaire, kept: dict[str, str], key: str, answer: str, said: str
) -> None:
    told = {name: tuple(each) if isinstance(each, list) else each
            for name, each in people.RRMS_KEPT.items()}  # fmt: skip
    given = Answers({**told, **kept, key: answer})
    journey = replay(questionnaire, DETAIL, given, date(2026, 11, 28))
    step = next(each for each in journey.steps if each.key == key)
    assert step.answer == answer
    assert any(said in text for text in unusual_now(step, journey.known))
