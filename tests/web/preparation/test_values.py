"""What matters to you: kept in the browser, read strictly, and without any effect on figures."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client, RequestFactory

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.content import WAYS
from decision_aid.web import answer_store
from decision_aid.web.words.preferences import values_rows
from tests.web import people
from tests.web.cookies import answers_in, client_with, session_of, told
from tests.web.kinds_of_pages.kind import VALUES
from tests.web.page import Page
from tests.web.result_pages import pages_of, whole
from tests.web.words_never_said import words_never_said

PAGES = [f"/what-matters/{step}" for step in ("", "pick/", "order/", "leaning/", "ready/", "said/")]


def holding(values: Any, answers: Any = people.RRMS_KEPT) -> Client:
    return client_with(answers, values=values)


def values_in(client: Client) -> Any:
    return session_of(client.cookies["answers"].value)["told"].get("values")


def page_of(client: Client, address: str) -> Page:
    return Page(client.get(address).content.decode())


def test_the_exercise_can_be_walked_to_its_end(client: Client) -> None:
    sent = [
        ("pick", {"picked": ["relapses", "death", "certainty"]}, "order"),
        ("order", {"place-1": "death", "place-2": "relapses"}, "leaning"),
        ("leaning", {"leaning": "switch"}, "ready"),
        ("ready", VALUES["ready"], "said"),
    ]
    for step, form, onward in sent:
        response = client.post(f"/what-matters/{step}/", form)
        assert (response.status_code, response.headers["Location"]) == (
            302,
            f"/what-matters/{onward}/",
        )
    assert values_in(client) == VALUES


def test_what_was_said_is_shown_in_the_persons_own_order() -> None:
    rows = page_of(holding(VALUES), "/what-matters/said/").one("dl", css="answers")
    answers = [dd.text for dd in rows.all("dd")[::2]]
    told_rows = list(zip([dt.text for dt in rows.all("dt")], answers, strict=True))
    assert told_rows[:4] == [
        ("Comes first", "The risk of dying from the treatment"),
        ("Comes second", "Having fewer relapses"),
        ("Comes third", "How sure the evidence is"),
        ("Leaning", "Towards another strong drug"),
    ]
    assert [answer for _, answer in told_rows[4:]] == ["No", "Yes", "I am not sure yet", "Yes"]


def test_what_was_kept_is_chosen_on_every_page_again() -> None:
    client = holding(VALUES)
    chosen = {
        step: [each["value"] for each in page_of(client, f"/what-matters/{step}/").all("input")
               if "checked" in each.attributes]
        for step in ("pick", "order", "leaning", "ready")
    }  # fmt: skip
    assert chosen == {
        "pick": ["relapses", "death", "certainty"],
        "order": ["death", "relapses"],
        "leaning": ["switch"],
        "ready": ["no", "yes", "unsure", "yes"],
    }


@pytest.mark.parametrize(("sent", "words"), [
    (["relapses", "death", "certainty", "no-drugs"], "Select 3 at most. You have selected 4"),
    (["relapses", "unsure"], "but not both"),
    ([], "Select 1 to 3"),
    (["shoe-size"], "Select 1 to 3"),
])  # fmt: skip
def test_a_wrong_pick_is_refused_and_nothing_is_lost(sent: list[str], words: str) -> None:
    client = holding(VALUES)
    response = client.post("/what-matters/pick/", {"picked": sent})
    assert response.status_code == 422
    page = Page(response.content.decode())
    summary = page.one(css="error-summary").one("a")
    assert words in summary.text
    assert summary["href"].lstrip("#") in page.ids
    assert page.title.startswith("Error:")
    ticked = {each["value"] for each in page.all("input", checked="")}
    assert ticked == {each for each in sent if each != "shoe-size"}
    assert values_in(client) == VALUES


@pytest.mark.parametrize(("step", "form"), [
    ("order", {}),
    ("order", {"place-1": "death", "place-2": "death"}),
    ("order", {"place-1": "no-drugs", "place-2": "death"}),
    ("leaning", {"leaning": "sideways"}),
    ("ready", {"sure": "perhaps"}),
])  # fmt: skip
def test_what_cannot_be_taken_leads_to_its_field(step: str, form: dict[str, str]) -> None:
    client = holding(VALUES)
    response = client.post(f"/what-matters/{step}/", form)
    assert response.status_code == 422
    page = Page(response.content.decode())
    assert page.one(css="error-summary").one("a")["href"].lstrip("#") in page.ids
    assert values_in(client) == VALUES


def test_not_knowing_is_an_answer_on_every_page() -> None:
    client = holding(VALUES)
    client.post("/what-matters/order/", {"unsure": "unsure"})
    assert values_in(client)["picked"] == VALUES["picked"]
    assert "ordered" not in values_in(client)
    assert "in no order" in page_of(client, "/what-matters/said/").main.text
    response = client.post("/what-matters/pick/", {"picked": "unsure"})
    assert response.headers["Location"] == "/what-matters/leaning/"
    client.post("/what-matters/leaning/", {"leaning": "unsure"})
    client.post("/what-matters/ready/", {"sure": "unsure"})
    assert values_in(client) == {
        "picked": ["unsure"], "leaning": "unsure", "ready": {"sure": "unsure"},
    }  # fmt: skip


def test_one_thing_needs_no_order(client: Client) -> None:
    response = client.post("/what-matters/pick/", {"picked": "fertility"})
    assert response.headers["Location"] == "/what-matters/leaning/"
    assert client.get("/what-matters/order/").headers["Location"] == "/what-matters/pick/"


def test_the_whole_exercise_can_be_skipped_without_keeping_anything() -> None:
    client = client_with(people.RRMS_KEPT)
    address = "/what-matters/pick/"
    while address != "/what-matters/said/":
        links = page_of(client, address).main.one("form").all("a")
        address = next(a["href"] for a in links if a.text == "Skip this")
    assert "You have not said anything yet" in page_of(client, address).main.text
    assert values_in(client) is None


def test_a_change_leads_back_to_what_was_said() -> None:
    client = holding(VALUES)
    links = page_of(client, "/what-matters/said/").one("dl", css="answers").all("a")
    assert {a["href"] for a in links} == {
        f"/what-matters/{step}/?change" for step in ("order", "leaning", "ready")
    }
    response = client.post("/what-matters/leaning/?change", {"leaning": "stay"})
    assert response.headers["Location"] == "/what-matters/said/"
    same = {"picked": VALUES["picked"]}
    response = client.post("/what-matters/pick/?change", same)
    assert response.headers["Location"] == "/what-matters/said/"
    response = client.post("/what-matters/pick/?change", {"picked": ["no-drugs", "relapses"]})
    assert response.headers["Location"] == "/what-matters/order/?change"


NOT_OURS: dict[str, tuple[Any, Any]] = {
    "an unknown thing": ({"picked": ["shoe-size", "death"]}, {"picked": ("death",)}),
    "an unknown thing in an order": (
        {"picked": ["x", "death", "relapses"], "ordered": True},
        {"picked": ("death", "relapses")},
    ),
    "more than three": ({"picked": ["death", "relapses", "certainty", "no-drugs"]}, {}),
    "one thing twice": ({"picked": ["death", "death"]}, {}),
    "a text for a list": ({"picked": "death"}, {}),
    "things that are no text": ({"picked": [1, None, ["death"], {"a": 1}]}, {}),
    "an unknown leaning": ({"leaning": "home"}, {}),
    "a leaning that is a list": ({"leaning": ["stay"]}, {}),
    "unknown readiness": ({"ready": {"sure": "maybe", "x": "yes", "values": ["no"]}}, {}),
    "readiness that is a list": ({"ready": ["sure"]}, {}),
    "an unknown key": ({"score": 7}, {}),
    "not a table": ("death", {}),
    "nothing": (None, {}),
}


@pytest.mark.parametrize(("stored", "read"), NOT_OURS.values(), ids=NOT_OURS)
def test_what_is_not_ours_is_dropped_and_never_guessed(stored: Any, read: Any) -> None:
    request = RequestFactory().get("/")
    request.session = {"told": {**told(people.RRMS_KEPT)["told"], "values": stored}}  # type: ignore[assignment]
    kept = answer_store.read(request)
    assert kept.values == Values(**read)
    assert len(kept.answers) == len(people.RRMS_KEPT)
    for address in PAGES:
        assert holding(stored).get(address).status_code in (200, 302)


def test_writing_and_reading_gives_the_same() -> None:
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]
    values = Values(picked=("fertility", "death"), ordered=True, leaning="wait",
                    ready={"sure": "unsure"})  # fmt: skip
    kept = answer_store.SavedAnswers("short", Answers({"age": "40"}), values)
    answer_store.write(request, kept)
    assert answer_store.read(request) == kept


def test_answering_and_changing_the_route_keep_what_was_said() -> None:
    client = holding(VALUES)
    client.post("/questions/age/?change", {"answer": "44"})
    client.post("/route/", {"route": "short"})
    client.post("/more-detail/")
    assert answers_in(client)["age"] == "44"
    assert values_in(client) == VALUES


def test_deleting_deletes_it_even_without_answers() -> None:
    client = holding(VALUES, {})
    assert page_of(client, "/delete/").main.all("form")
    client.post("/delete/")
    assert client.cookies["answers"].value == ""


def test_no_figure_changes_with_what_matters() -> None:
    plain = _figures("\n".join(page.html for page in pages_of(people.RRMS_KEPT).values()))
    assert plain == _figures(whole(holding(VALUES)))
    assert len(plain) > 15


def _figures(html: str) -> list[str]:
    """Every topic and every set of rules of the result page, as drawn."""
    return re.findall(r'<section\b[^>]*(?:\bpanel topic\b|id="set-).*?</section>', html, re.DOTALL)


def test_every_consideration_tells_all_ways_in_the_same_order(base: EvidenceBase) -> None:
    page = page_of(Client(), "/what-matters/")
    lists = [[dt.text for dt in dl.all("dt")] for dl in page.all("dl", css="ways")]
    names = [way.name for way in base.what_matters.way]
    assert lists == [names] * (1 + len(base.what_matters.consideration))
    assert [each.value for each in base.what_matters.leaning][:4] == list(WAYS)


def test_the_rows_for_other_pages_are_empty_where_nothing_was_said() -> None:
    assert values_rows(answer_store.SavedAnswers("full", Answers())) == []


@pytest.mark.parametrize("address", PAGES)
def test_no_page_promises_or_advises(address: str) -> None:
    assert words_never_said(holding(VALUES).get(address).content.decode()) == []


def test_figures_on_a_consideration_are_linked_where_they_stand() -> None:
    pages = pages_of(people.RRMS_KEPT)
    links = [a["href"] for a in page_of(holding(VALUES), "/what-matters/").main.all("a")]
    places = {link for link in links if link.startswith("/results/") and "#" in link}
    assert len(places) > 5
    assert places <= {f"{address}#{each}" for address, page in pages.items() for each in page.ids}
