"""My questions: picked, put in order, kept in the browser only, and printed as chosen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from decision_aid.domain.preparation.chosen_questions import MOST_CHOSEN
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web import answer_store
from decision_aid.web.handover.summary.pdf import Options, summary_pdf
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.team_questions import ask_of, bank
from tests.web import people
from tests.web.cookies import client_with, session_of, signed, told
from tests.web.handover.summary.pdf_tools import info_of, text_of
from tests.web.handover.summary.summary_people import PEOPLE, summary_for
from tests.web.page import Page
from tests.web.words_never_said import words_never_said

CHOSEN = ["regimen", "find-jcv", "fact:who_ps", "aim"]
PICK, ORDER = "/my-questions/", "/my-questions/order/"


def holding(questions: Any = None, answers: Any = people.RRMS_KEPT) -> Client:
    more = {} if questions is None else {"questions": questions}
    return client_with(answers, **more)


def questions_in(client: Client) -> Any:
    return session_of(client.cookies["answers"].value)["told"].get("questions")


def page_of(client: Client, address: str) -> Page:
    return Page(client.get(address).content.decode())


def ticked(page: Page) -> list[str]:
    return [box["value"] for box in page.main.all("input", name="question", checked="")]


def on_the_summary(client: Client) -> list[str]:
    asked = page_of(client, "/summary/").main.one("ul", css="sum-ask").all("li")
    return [re.sub(r" \([^)]*\)$", "", each.text) for each in asked]


def test_what_is_suggested_is_ticked_and_stands_first() -> None:
    client = holding()
    page = page_of(client, PICK)
    texts = [label.one("b").text for label in page.main.all("label", css="choice")]
    suggested = on_the_summary(client)
    assert texts[: len(suggested)] == suggested
    assert [ask_of(each).text for each in ticked(page)][: len(suggested)] == suggested
    assert 3 <= len(suggested) <= 5
    assert questions_in(client) is None


def test_unknown_answers_come_as_questions_before_the_rest_by_topic() -> None:
    page = page_of(holding(answers={"country": "unsure", "age": "40"}), PICK)
    groups = [legend.text for legend in page.main.all("legend")]
    assert groups[:2] == ["Suggested for you", "What you do not know yet"]
    unknown = page.main.all("fieldset")[1].all("input")
    assert {"find-subtype", "find-edss-none", "fact:who_ps"} <= {each["value"] for each in unknown}
    assert all(label.one("b").text.endswith("?") for label in page.main.all("label", css="choice"))


@pytest.mark.parametrize("answers", [people.RRMS_KEPT, people.SPMS_KEPT, {}])
def test_every_question_can_be_ticked_once_or_another_tells_it(
    answers: Any, base: EvidenceBase
) -> None:
    """The year of the first symptoms alone is not offered beside that of both years, and nothing
    is that would say something false in the person's name.
    """
    boxes = page_of(holding(answers=answers), PICK).main.all("input", name="question")
    values = [box["value"] for box in boxes]
    assert len(values) == len(set(values))
    missing = {each.id for each in base.team_questions} - set(values)
    assert "find-onset" in missing
    false = {"under-18", "mitoxantrone", "ppms-evidence", "find-subtype"}
    assert false & missing == (false if answers else set())
    told = [ask_of(each).text for each in values]
    assert len(told) == len(set(told))
    assert answers or missing == {"find-onset", "find-edss-none"}


def test_picking_leads_to_the_list_and_new_ones_come_last() -> None:
    client = holding(["work", "aim"])
    response = client.post(PICK, {"question": ["aim", "regimen", "work", "shoe-size"]})
    assert (response.status_code, response.headers["Location"]) == (302, ORDER)
    assert questions_in(client) == ["work", "aim", "regimen"]
    rows = page_of(client, ORDER).main.one("ol", css="my-list").all("li")
    assert [row.all("b")[0].text for row in rows] == [
        ask_of(each).text for each in ("work", "aim", "regimen")
    ]


@pytest.mark.parametrize(("press", "after", "place"), [
    ({"up": "fact:who_ps"}, ["regimen", "fact:who_ps", "find-jcv", "aim"], 2),
    ({"down": "regimen"}, ["find-jcv", "regimen", "fact:who_ps", "aim"], 2),
    ({"up": "regimen"}, CHOSEN, 1),
    ({"down": "aim"}, CHOSEN, 4),
    ({"off": "find-jcv"}, ["regimen", "fact:who_ps", "aim"], 1),
    ({"up": "shoe-size"}, CHOSEN, 1),
    ({}, CHOSEN, 1),
])  # fmt: skip
def test_one_press_moves_one_question_and_no_address_names_it(
    press: dict[str, str], after: list[str], place: int
) -> None:
    client = holding(CHOSEN)
    response = client.post(ORDER, press)
    assert response.headers["Location"] == f"{ORDER}#place-{place}"
    assert questions_in(client) == after
    assert f"place-{place}" in page_of(client, ORDER).ids


def test_every_button_of_the_list_says_which_question_it_moves() -> None:
    buttons = page_of(holding(CHOSEN), ORDER).main.one("ol", css="my-list").all("button")
    assert [b.text for b in buttons if "up" in b["name"]] == [
        f"Move up : {ask_of(each).text}" for each in CHOSEN[1:]
    ]
    assert len({button.text for button in buttons}) == len(buttons) == 3 * len(CHOSEN) - 2


def test_taking_the_last_one_off_brings_the_suggestions_back() -> None:
    client = holding(["aim"])
    client.post(ORDER, {"off": "aim"})
    assert questions_in(client) is None
    assert client.get(ORDER).headers["Location"] == PICK
    assert on_the_summary(client) == on_the_summary(holding())


def test_the_suggestions_can_be_had_again() -> None:
    client = holding(CHOSEN)
    assert page_of(client, PICK).main.one("button", name="suggested")
    client.post(PICK, {"suggested": "yes"})
    assert questions_in(client) is None
    assert not page_of(client, PICK).main.all("button", name="suggested")


@pytest.mark.parametrize("number", [0, MOST_CHOSEN + 3])
def test_too_many_or_none_is_told_kindly_and_nothing_is_lost(number: int) -> None:
    client = holding(CHOSEN)
    sent = list(bank())[:number]
    response = client.post(PICK, {"question": sent})
    assert response.status_code == 422
    page = Page(response.content.decode())
    link = page.one(css="error-summary").one("a")
    assert link["href"].lstrip("#") in page.ids
    assert page.by_id("question-error").text.endswith(link.text)
    assert page.title.startswith("Error:")
    assert sorted(ticked(page)) == sorted(sent)
    open_or_first = page.main.all("details", open="")
    assert all(each.all("input", checked="") for each in open_or_first)
    assert questions_in(client) == CHOSEN


def test_the_most_can_be_chosen() -> None:
    client = holding()
    assert client.post(PICK, {"question": list(bank())[:MOST_CHOSEN]}).status_code == 302
    assert len(questions_in(client)) == MOST_CHOSEN


def test_page_text_and_pdf_ask_what_was_chosen_in_that_order() -> None:
    client = holding(CHOSEN)
    asked = [ask_of(each).text for each in CHOSEN]
    assert on_the_summary(client) == asked
    told_otherwise = {
        "text": client.post("/summary.txt/").content.decode(),
        "pdf": text_of(client.post("/summary.pdf/").content),
    }
    for kind, words in told_otherwise.items():
        squeezed = "".join(words.split())
        places = [squeezed.find("".join(each.split())) for each in asked]
        assert -1 not in places, kind
        assert places == sorted(places), kind
        assert "myquestions" in squeezed.lower(), kind


@pytest.mark.slow
def test_the_longest_list_leaves_the_summary_on_two_sheets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    longest = sorted(bank(), key=lambda each: -len(ask_of(each).text))[:MOST_CHOSEN]
    for name, who in PEOPLE.items():
        monkeypatch.setitem(PEOPLE, name, replace(who, questions=tuple(longest)))
        for clinician in (False, True):
            pdf = summary_pdf(summary_for(name), Options(clinician=clinician))
            assert int(info_of(pdf)["Pages"]) == 2, name


def test_what_is_asked_anyway_is_not_told_twice_as_something_to_find_out() -> None:
    to_find_out = "A list of my health conditions"
    assert to_find_out in page_of(holding(), "/summary/").main.text
    asked = page_of(holding(["find-health"]), "/summary/").main.text
    assert to_find_out not in asked
    assert ask_of("find-health").text in asked


def test_a_question_stays_chosen_when_the_answers_no_longer_bring_it_up() -> None:
    client = holding(["find-years", "fact:age", "progressive-evidence"], people.RRMS_KEPT)
    assert len(on_the_summary(client)) == 3
    client.post("/questions/age/?change", {"answer": "44"})
    assert questions_in(client) == ["find-years", "fact:age", "progressive-evidence"]
    assert ticked(page_of(client, PICK)) == ["find-years", "fact:age", "progressive-evidence"]


def test_deleting_the_answers_deletes_the_list_even_without_answers() -> None:
    client = holding(CHOSEN, {})
    assert page_of(client, "/delete/").main.all("form")
    client.post("/delete/")
    assert client.cookies["answers"].value == ""


NOT_OURS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "an unknown id": (["aim", "shoe-size", "fact:shoe_size"], ("aim",)),
    "one twice": (["aim", "work", "aim"], ("aim", "work")),
    "a text": ("aim", ()),
    "a table": ({"aim": 1}, ()),
    "things that are no text": ([1, None, ["aim"], "work"], ("work",)),
    "nothing": (None, ()),
}


@pytest.mark.parametrize(("stored", "read"), NOT_OURS.values(), ids=NOT_OURS)
def test_what_is_not_ours_is_dropped_and_never_guessed(stored: Any, read: tuple[str, ...]) -> None:
    request = RequestFactory().get("/")
    request.session = {"told": {**told({})["told"], "questions": stored}}  # type: ignore[assignment]
    assert answer_store.read(request).questions == read


def test_writing_and_reading_gives_the_same() -> None:
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]
    kept = answer_store.SavedAnswers("full", Answers({"age": "40"}), questions=tuple(CHOSEN))
    answer_store.write(request, kept)
    assert answer_store.read(request) == kept


def test_the_fullest_cookie_stays_below_the_limit_of_browsers() -> None:
    """4,096 bytes with name and flags; every drug tried, everything said, the longest ids."""
    longest = sorted(bank(), key=len)[-MOST_CHOSEN:]
    session = told(_every_answer(), "detail")
    session["told"] |= {
        "values": {"picked": ["keep-function", "family-work", "get-better"], "ordered": True,
                   "leaning": "unsure", "ready": dict.fromkeys(
                       ("sure", "informed", "values", "supported"), "unsure")},
        "questions": longest,
    }  # fmt: skip
    session["_csrftoken"] = "x" * 32
    assert len(f"{settings.SESSION_COOKIE_NAME}={signed(session)}") < 3_800


def _every_answer() -> dict[str, Any]:
    asked = questionnaire().questions
    drugs = [option.value for option in asked["dmt_tried"].option]
    given: dict[str, Any] = {**people.RRMS, **people.DETAIL, **people.SPMS, **people.SHORT}
    given = {key: value for key, value in given.items() if "-" not in key}
    given["dmt_tried"] = drugs
    given["health"] = [option.value for option in asked["health"].option]
    for each in drugs:
        given |= {f"dmt_outcome:{each}": "not-controlled", f"dmt_months:{each}": "123"}
    return given


def test_without_answers_the_bank_can_be_read_and_leads_on() -> None:
    page = page_of(Client(), PICK)
    assert "/" in page.links
    assert ticked(page) == []
    client = Client()
    client.post(PICK, {"question": ["aim"]})
    assert questions_in(client) == ["aim"]
    assert "/" in page_of(client, ORDER).links


@pytest.mark.parametrize("address", ["/results/next/", "/summary/"])
def test_results_and_summary_lead_to_the_list(address: str) -> None:
    assert PICK in page_of(holding(), address).links


@pytest.mark.parametrize("address", [PICK, ORDER])
def test_no_page_promises_or_advises(address: str) -> None:
    assert words_never_said(holding(CHOSEN).get(address).content.decode()) == []


def test_the_code_carries_no_list_and_both_pages_say_so() -> None:
    with_list, without = holding(CHOSEN), holding()
    codes = [page_of(each, "/code/mine/").one("ol", css="my-code").text
             for each in (with_list, without)]  # fmt: skip
    assert codes[0] == codes[1]
    assert "your list of questions" in page_of(with_list, "/code/mine/").main.text
    assert "does not carry it" in page_of(with_list, PICK).main.text


def test_a_person_of_the_golden_files_has_a_list() -> None:
    assert any(each.questions for each in PEOPLE.values())
