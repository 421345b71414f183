"""Answers from a code or a file: what was said beside answers goes only where the person knows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.fhir import response_resource
from decision_aid.web.handover.fhir.views import edition
from decision_aid.web.handover.resume_code.code import code_of
from tests.web.cookies import client_with, session_of
from tests.web.page import Page

SAID = {"picked": ["death", "certainty"], "ordered": True, "leaning": "switch",
        "ready": {"sure": "no"}}  # fmt: skip
CHOSEN = ["regimen", "aim"]
HELD = SavedAnswers("full", Answers({"country": "SE", "age": "50", "subtype": "ppms"}))
HELD_WITH_VALUES = SavedAnswers(
    HELD.route, HELD.answers, Values(picked=("fertility",), leaning="stay")
)
ONLY_ANSWERS, WITH_VALUES = code_of(HELD), code_of(HELD_WITH_VALUES)


def somebody(**more: Any) -> Client:
    return client_with({"country": "GB-SCT", "age": "38"}, **more)


def stored(client: Client) -> dict[str, Any]:
    return dict(session_of(client.cookies["answers"].value)["told"])


def _confirm(client: Client, way: str) -> Page:
    if way == "code":
        response = client.post("/code/", {"code": ONLY_ANSWERS}, follow=True)
    else:
        file = response_resource(HELD.journey(), edition(), timezone.localdate())
        response = client.post("/fhir/import/", {"file": json.dumps(file)})
    return Page(response.content.decode())


@pytest.mark.parametrize("way", ["code", "file"])
@pytest.mark.parametrize("more", [{"values": SAID}, {"questions": CHOSEN}])
def test_what_would_be_deleted_is_told_before_it_is(way: str, more: dict[str, Any]) -> None:
    action = {"code": "/scan/held/", "file": "/code/"}[way]
    form = _confirm(somebody(**more), way).main.one("form", action=action)
    box = form.one("input", name="keep")
    assert box.get("checked") is None
    assert "would be deleted" in form.one(id=box["aria-describedby"]).text


@pytest.mark.parametrize("way", ["code", "file"])
def test_with_answers_only_there_is_nothing_more_to_keep(way: str) -> None:
    assert not _confirm(somebody(), way).main.all("input", name="keep")


def test_without_a_tick_nothing_of_somebody_else_stays() -> None:
    client = somebody(values=SAID, questions=CHOSEN)
    client.post("/code/", {"code": ONLY_ANSWERS, "use": "yes"})
    assert set(stored(client)) == {"v", "route", "answers"}
    assert stored(client)["answers"] == dict(HELD.answers.given)


def test_with_a_tick_all_that_was_said_stays() -> None:
    client = somebody(values=SAID, questions=CHOSEN)
    client.post("/code/", {"code": ONLY_ANSWERS, "use": "yes", "keep": "yes"})
    assert stored(client)["answers"] == dict(HELD.answers.given)
    assert stored(client)["values"] == SAID
    assert stored(client)["questions"] == CHOSEN


def test_what_the_code_holds_counts_more_and_fills_no_gap_with_nothing() -> None:
    client = somebody(values=SAID, questions=CHOSEN)
    client.post("/code/", {"code": WITH_VALUES, "use": "yes", "keep": "yes"})
    assert stored(client)["values"] == {
        "picked": ["fertility"], "leaning": "stay", "ready": {"sure": "no"},
    }  # fmt: skip
    assert stored(client)["questions"] == CHOSEN
