"""My questions: kept in this browser alone, and taken along as they were chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.test import RequestFactory

from decision_aid.domain.preparation.chosen_questions import MOST_CHOSEN
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.web import answer_store
from decision_aid.web.handover.summary.fit.printed import on_page
from decision_aid.web.handover.summary.pdf import Options, summary_pdf
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.team_questions import ask_of, bank
from tests.web import people
from tests.web.cookies import signed, told
from tests.web.handover.summary.pdf_tools import info_of, text_of
from tests.web.handover.summary.summary_people import PEOPLE, summary_for_kept
from tests.web.preparation.own_list import (
    CHOSEN,
    PICK,
    holding,
    on_the_summary,
    page_of,
    questions_in,
    ticked,
)


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
def test_the_longest_list_leaves_the_summary_on_two_sheets() -> None:
    longest = sorted(bank(), key=lambda each: -len(ask_of(each).text))[:MOST_CHOSEN]
    for name, who in PEOPLE.items():
        summary = on_page(summary_for_kept(replace(who, questions=tuple(longest))))
        for clinician in (False, True):
            pdf = summary_pdf(summary, Options(clinician=clinician))
            assert int(info_of(pdf)["Pages"]) == 2, name


def test_what_is_asked_anyway_is_not_told_twice_as_something_to_find_out() -> None:
    to_find_out = "The number of relapses in the last 2 years"
    assert to_find_out in page_of(holding(), "/summary/").main.text
    asked = page_of(holding(["find-relapses-24"]), "/summary/").main.text
    assert to_find_out not in asked
    assert ask_of("find-relapses-24").text in asked


def test_a_question_stays_chosen_when_the_answers_no_longer_bring_it_up() -> None:
    client = holding(["find-years", "fact:heart_problem", "progressive-evidence"], people.RRMS_KEPT)
    assert len(on_the_summary(client)) == 3
    client.post("/questions/age/?change", {"answer": "44"})
    assert questions_in(client) == ["find-years", "fact:heart_problem", "progressive-evidence"]
    assert ticked(page_of(client, PICK)) == [
        "find-years",
        "fact:heart_problem",
        "progressive-evidence",
    ]


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


def test_the_code_carries_no_list_and_both_pages_say_so() -> None:
    with_list, without = holding(CHOSEN), holding()
    codes = [page_of(each, "/code/mine/").one("ol", css="my-code").text
             for each in (with_list, without)]  # fmt: skip
    assert codes[0] == codes[1]
    assert "your list of questions" in page_of(with_list, "/code/mine/").main.text
    assert "does not carry it" in page_of(with_list, PICK).main.text


def test_a_person_of_the_golden_files_has_a_list() -> None:
    assert any(each.questions for each in PEOPLE.values())
