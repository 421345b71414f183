"""Coming back with a code: typed, wrong, confirmed; and what is left of it anywhere: nothing."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.test import Client

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.domain.resume_code.code import BadCodeError, Fault, encode
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.resume_code.code import code_of, kept_in
from decision_aid.web.handover.resume_code.views import words_for
from decision_aid.web.loaded import code_layouts, questionnaire
from tests.web import people
from tests.web.cookies import answers_in, client_with, session_of
from tests.web.page import Page
from tests.web.random_people import random_people

OTHERS = {"country": "SE", "subtype": "ppms"}
MATTERS = Values(picked=("relapses", "death"), ordered=True, leaning="stay")


def _code(values: Values = MATTERS) -> str:
    given = {key: tuple(v) if isinstance(v, list) else v for key, v in people.RRMS_KEPT.items()}
    return code_of(SavedAnswers("full", Answers(given), values))


CODE = _code()
WRONG_IN_GROUP_3 = CODE[:13] + ("Z" if CODE[13] != "Z" else "Y") + CODE[14:]


def _page(response: object) -> Page:
    return Page(response.content.decode())  # type: ignore[attr-defined]


def _rows(page: Page) -> dict[str, str]:
    return {div.one("dt").text: div.one("dd").text
            for each in page.main.all("dl", css="answers") for div in each.all("div")}  # fmt: skip


def test_the_form_takes_a_typed_code_without_a_script(client: Client) -> None:
    page = _page(client.get("/code/"))
    form = page.main.one("form")
    assert (form["method"], form["action"]) == ("post", "/code/")
    assert form.one("textarea", name="code").text == ""
    assert [script["src"] for script in page.all("script") if "code.js" in script["src"]]
    assert not [script for script in page.all("script") if script.text]


def test_a_right_code_shows_its_answers_and_replaces_nothing_yet() -> None:
    client = client_with(OTHERS)
    response = client.post("/code/", {"code": CODE}, follow=True)
    page = _page(response)
    assert response.status_code == 200
    rows = _rows(page)
    assert rows["How old are you?"] == "38"
    assert rows["What happened with glatiramer acetate (Copaxone, Brabio)?"].startswith("I stopped")
    assert answers_in(client) == OTHERS
    assert CODE not in page.html
    buttons = [button.text for button in page.main.all("button")]
    assert buttons == ["Use these answers", "Open for a consultation", "Keep mine"]


def test_without_answers_there_is_nothing_to_keep(client: Client) -> None:
    page = _page(client.post("/code/", {"code": CODE}, follow=True))
    assert "Keep mine" not in page.main.text


def test_a_yes_takes_the_answers_and_what_matters_and_leaves_nothing_of_the_old() -> None:
    client = client_with(OTHERS, values={"picked": ["fertility"], "ready": {"sure": "yes"}})
    response = client.post("/code/", {"code": CODE, "use": "yes"})
    assert (response.status_code, response.headers["Location"]) == (302, "/check/")
    assert answers_in(client) == people.RRMS_KEPT
    kept = session_of(client.cookies["answers"].value)["told"]
    assert kept["route"] == "full"
    assert kept["values"] == {"picked": ["relapses", "death"], "ordered": True, "leaning": "stay"}


def test_a_code_without_what_matters_takes_away_that_of_somebody_else() -> None:
    client = client_with(OTHERS, values={"picked": ["fertility"]})
    client.post("/code/", {"code": _code(Values()), "use": "yes"})
    assert "values" not in session_of(client.cookies["answers"].value)["told"]


def test_how_ready_somebody_feels_comes_back_with_the_code(client: Client) -> None:
    ready = {"sure": "unsure", "supported": "no"}
    code = _code(replace(MATTERS, ready=ready))
    page = _page(client.post("/code/", {"code": code}, follow=True))
    assert len(page.main.all("li")) == 5
    client.post("/code/", {"code": code, "use": "yes"})
    assert session_of(client.cookies["answers"].value)["told"]["values"]["ready"] == ready


def test_what_matters_is_shown_before_it_is_used(client: Client) -> None:
    page = _page(client.post("/code/", {"code": CODE}, follow=True))
    listed = [item.text for item in page.main.all("li")]
    assert len(listed) == 3


@pytest.mark.parametrize("use", [{}, {"use": "yes"}])
def test_a_wrong_code_names_its_group_kindly_and_keeps_what_was_typed(use: dict[str, str]) -> None:
    client = client_with(OTHERS)
    response = client.post("/code/", {"code": WRONG_IN_GROUP_3, **use}, follow=True)
    page = _page(response)
    assert response.status_code == 422
    assert page.title.startswith("Error:")
    link = page.main.one(css="error-summary").one("a")
    assert link["href"] == "#code"
    assert link.text.startswith("Check group 3.")
    field = page.by_id("code")
    assert field.text == WRONG_IN_GROUP_3
    marked = page.main.one("li", css="check-this").text
    assert marked == f"3 check {WRONG_IN_GROUP_3.split('-')[2]}"
    assert field["aria-invalid"] == "true"
    assert set(field["aria-describedby"].split()) == {"code-hint", "code-error"}
    assert link.text in page.by_id("code-error").text
    assert answers_in(client) == OTHERS


@pytest.mark.parametrize("typed", [
    "", "   ", "33", "0", "hello", "A" * 5000, "<script>alert(1)</script>", "🙂🙂🙂", "\x00",
    CODE[:-6], CODE[6:], CODE + "-22222", CODE[::-1], "2" * 20, "Z" * 80,
])  # fmt: skip
def test_anything_else_is_refused_in_words(client: Client, typed: str) -> None:
    response = client.post("/code/", {"code": typed}, follow=True)
    assert response.status_code == 422
    page = _page(response)
    assert page.main.one(css="error-summary").one("a").text
    assert "<script>alert" not in page.html
    assert "answers" not in client.cookies or answers_in(client) == {}


@pytest.mark.parametrize("typed", [
    CODE.lower(), CODE.replace("-", ""), f" {CODE} ", f"https://example.org/code/#{CODE}",
])  # fmt: skip
def test_a_code_is_read_however_it_is_typed(client: Client, typed: str) -> None:
    client.post("/code/", {"code": typed, "use": "yes"})
    assert answers_in(client) == people.RRMS_KEPT


def test_a_post_without_the_field_is_refused_in_words(client: Client) -> None:
    assert client.post("/code/", follow=True).status_code == 422


def test_an_answer_that_no_longer_fits_is_told_and_left_out(client: Client) -> None:
    """A year that lies ahead can stand in a code, as the layout has room for years to come."""
    code = code_of(SavedAnswers("full", Answers({"country": "SE", "age": "40"})))
    assert (
        "no longer fit" not in _page(client.post("/code/", {"code": code}, follow=True)).main.text
    )
    ahead = encode("full", Answers({"country": "SE", "year_diagnosis": "2051"}), code_layouts()[1])
    page = _page(client.post("/code/", {"code": ahead}, follow=True))
    assert "1 answer no longer fits" in page.main.text
    assert list(_rows(page).values()) == ["Sweden"]


def test_the_pages_lead_to_the_code(client: Client) -> None:
    assert "/code/" in _page(client.get("/")).links
    assert "/code/mine/" in _page(client_with(OTHERS).get("/check/")).links
    assert "/code/mine/" not in _page(client.get("/check/")).links


def test_a_code_in_an_address_is_not_looked_at(client: Client) -> None:
    response = client.get("/code/", {"code": CODE, "use": "yes"})
    page = _page(response)
    assert page.by_id("code").text == ""
    assert CODE not in page.html
    assert answers_in(client) == {}


def test_no_address_header_or_log_record_holds_a_code(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("django", "django.request", "django.server", "decision_aid"):
        logging.getLogger(name).addHandler(caplog.handler)
    caplog.set_level(logging.DEBUG)
    responses = [
        client.get("/code/"),
        client.post("/code/", {"code": WRONG_IN_GROUP_3}),
        client.post("/code/", {"code": CODE}),
        client.post("/code/", {"code": CODE, "use": "yes"}),
        client.get("/code/mine/"),
        client.put("/code/", CODE),
        client.post("/code/mine/", {"code": CODE}),
    ]
    parts = [CODE, CODE.replace("-", ""), *CODE.split("-")[:3]]
    for response in responses:
        told_to_browser = f"{response.status_code} {dict(response.headers)}"
        assert not [part for part in parts if part in told_to_browser]
        assert response.headers["Cache-Control"] == "no-store"
    assert caplog.records
    assert not [part for part in parts if part in caplog.text]


def test_a_crash_leaves_no_code_in_the_log(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def crash(code: str) -> SavedAnswers:
        raise RuntimeError(code)

    monkeypatch.setattr("decision_aid.web.handover.resume_code.views.kept_in", crash)
    client = Client(raise_request_exception=False)
    assert client.post("/code/", {"code": CODE}).status_code == 500
    printed = capsys.readouterr()
    assert CODE not in printed.err + printed.out


def test_the_strict_policy_stays(client: Client) -> None:
    for address in ("/code/", "/code/mine/"):
        policy = client_with(OTHERS).get(address).headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "script-src 'self'" in policy
        assert "default-src 'none'" in policy


def _codes() -> Iterator[str]:
    for each in random_people(questionnaire(), 200):
        given = {k: tuple(v) if isinstance(v, list) else v for k, v in each.answers.items()}
        yield code_of(SavedAnswers(each.route, Answers(given)))


@pytest.mark.parametrize("lost", ["the last group", "the last character"])
def test_where_the_end_is_lost_the_message_never_blames_a_group_alone(lost: str) -> None:
    """A code without its end may look like one with a wrong character, and then says both.

    Two characters check the others, so about one in a thousand passes, whatever the questions are.
    """
    told, passed = Counter[Fault](), 0
    for code in _codes():
        rest = code.rpartition("-")[0] if lost == "the last group" else code[:-1]
        try:
            kept_in(rest)
        except BadCodeError as bad:
            told[bad.fault] += 1
            words = words_for(bad)
            assert "end" in words or "all of it" in words or "Enter" in words, words
        else:
            passed += 1
    assert passed <= 2
    assert told[Fault.WRONG_GROUP] > 20, told
    assert Fault.GROUP_LENGTH not in told


def test_every_form_of_the_page_ends_in_a_redirect(client: Client) -> None:
    """Browsers keep the body of a form whose page they show."""
    for sent in ({"code": CODE}, {"code": WRONG_IN_GROUP_3}, {"code": ""}, {}, {"use": "yes"}):
        response = client.post("/code/", sent)
        assert response.status_code == 302
        assert CODE[:11] not in response.headers["Location"]
    assert session_of(client.cookies["answers"].value)["typed"] == ""
    client.post("/what-matters/pick/", {"picked": "fertility"})
    assert not {"typed", "offered"} & set(session_of(client.cookies["answers"].value))
    assert client.get("/code/again/").headers["Location"] == "/code/"
