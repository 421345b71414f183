"""Nothing about a person is kept on the server, logged, put in an address or sent elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.backends.signed_cookies import SessionStore as SignedCookies
from django.test import Client
from django.utils.module_loading import import_string

from tests.web.cookies import session_of
from tests.web.page import Page
from tests.web.processes.house import copy_house, files_in, run
from tests.web.processes.private_answers import CHOSEN, PERSON, STANDS_OUT
from tests.web.walk import walk, walk_detail

MADE_AT_THE_FIRST_START = {".secret_key"}
DEVICES = {"/dev/null"}


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A whole visit in a process of its own, with its output and the files around it."""
    house = copy_house(tmp_path_factory.mktemp("privacy"))
    temporary = tmp_path_factory.mktemp("temporary")
    before = files_in(house)
    env = {"TMPDIR": str(temporary), "DECISION_AID_DEBUG": "0", "DECISION_AID_RECORDS": "1"}
    done = run(house, "-m", "tests.web.processes.private_run", env=env)
    assert done.returncode == 0, done.stderr
    return {
        **json.loads(done.stdout),
        "stderr": done.stderr,
        "before": before,
        "after": files_in(house),
        "temporary": files_in(temporary),
    }


def _left_in(text: str) -> list[str]:
    return [word for word in STANDS_OUT if word.lower() in text.lower()]


def test_the_visit_met_every_kind_of_mistake(visit: dict[str, Any]) -> None:
    """Or the tests below would prove little."""
    statuses = {each["status"] for each in visit["sent"]}
    assert {200, 302, 400, 403, 404, 405, 413, 422, 500} <= statuses
    assert len(visit["records"]) >= 8


_CLOCKS = frozenset({"created", "msecs", "relativeCreated", "thread", "process"})
"""Numbers of the machine, in which any year may stand by chance."""


def test_no_log_record_holds_an_answer(visit: dict[str, Any]) -> None:
    told = (
        {name: value for name, value in json.loads(record).items() if name not in _CLOCKS}
        for record in visit["records"]
    )
    assert {word: each for each in told for word in _left_in(json.dumps(each))} == {}


def test_no_log_record_holds_a_request_or_a_traceback(visit: dict[str, Any]) -> None:
    for record in map(json.loads, visit["records"]):
        assert "request" not in record
        assert record.get("exc_info", "None") == "None"
        assert record.get("exc_text", "None") == "None"
        assert "/questions/" not in record["told"]


def test_nothing_that_is_printed_holds_an_answer(visit: dict[str, Any]) -> None:
    assert "request failed: 500 RuntimeError" in visit["stderr"]
    assert _left_in(visit["stderr"]) == []
    assert "Traceback" not in visit["stderr"]
    assert "/questions/" not in visit["stderr"]


def test_no_address_and_no_header_holds_an_answer(visit: dict[str, Any]) -> None:
    assert len(visit["sent"]) > 60
    for sent in visit["sent"]:
        sent["headers"].pop("Content-Length", None)  # a count of bytes may look like any year
        assert _left_in(json.dumps(sent)) == [], sent["address"]
        query = sent["address"].partition("?")[2]
        assert query in ("", "change"), sent["address"]
        assert sent["headers"].get("Location", "").partition("?")[2] in ("", "change")


def test_no_file_is_written_in_the_project_or_beside_it(visit: dict[str, Any]) -> None:
    assert set(visit["after"]) - set(visit["before"]) <= MADE_AT_THE_FIRST_START
    changed = {name for name, size in visit["before"].items() if visit["after"].get(name) != size}
    assert changed == set()
    assert visit["temporary"] == {}


def test_nothing_is_opened_to_be_written_during_a_visit(visit: dict[str, Any]) -> None:
    assert set(visit["written"]) <= DEVICES


def test_no_model_has_a_column_because_there_is_no_model() -> None:
    assert list(apps.get_models(include_auto_created=True, include_swapped=True)) == []
    assert not settings.DATABASES or settings.DATABASES["default"]["ENGINE"].endswith("dummy")


def test_nothing_else_of_django_could_keep_a_visit() -> None:
    assert issubclass(import_string(f"{settings.SESSION_ENGINE}.SessionStore"), SignedCookies)
    assert settings.DEBUG is False
    forbidden = ("admin", "auth", "sessions", "contenttypes", "messages")
    assert not [app for app in settings.INSTALLED_APPS if app.rpartition(".")[2] in forbidden]
    assert not [each for each in settings.MIDDLEWARE if "cache" in each.lower()]


_KEPT = {"v", "route", "answers"}
ANSWERED = {
    *(key for key in PERSON if key not in ("dmt_outcome", "dmt_after_course")),
    "he_contraindicated",
    "dmt_outcome:mitoxantrone",
    "dmt_outcome:cyclophosphamide-low-dose",
    "dmt_after_course:mitoxantrone",
    *("aqp4_mog", "edss_year_ago", "jcv_when", "last_dose", "mri_when", "nfl_csf", "nfl_serum"),
    *("relapse_marks", "relapse_when"),
}
OWN_WORDS = "Will my cat know me?"


def _held(client: Client) -> dict[str, Any]:
    return session_of(client.cookies["answers"].value)


def test_the_session_holds_route_answers_and_the_form_token_only(client: Client) -> None:
    """And what the privacy page names beside them: what matters, questions, copies to take back."""
    walk(client, PERSON)
    walk_detail(client, PERSON)
    assert set(_held(client)) == {"told", "_csrftoken"}
    assert set(_held(client)["told"]) == _KEPT
    assert set(_held(client)["told"]["answers"]) == ANSWERED
    assert len(client.cookies["answers"].value) < 2000
    client.post("/what-matters/pick/", {"picked": "fertility"})
    client.post("/my-questions/", {"question": CHOSEN, "own": OWN_WORDS})
    client.post("/summary.txt/", {"own": OWN_WORDS, "own_questions": OWN_WORDS})
    assert set(_held(client)) == {"told", "_csrftoken"}
    assert set(_held(client)["told"]) == {*_KEPT, "values", "questions"}
    client.post("/consult/", {"age": "66"})
    client.post("/consult/", {"do": "plain"})
    held = _held(client)
    assert set(held) == {"told", "consult", "_csrftoken"}
    assert set(held["consult"]) == {"now", "opened", "before", "words"}
    assert set(held["consult"]["opened"]) == set(held["consult"]["before"]) == _KEPT
    assert held["consult"]["before"]["answers"]["age"] == PERSON["age"]
    assert set(held["told"]["answers"]) == ANSWERED
    assert OWN_WORDS not in json.dumps(held)


def test_pages_with_answers_ask_nothing_of_any_other_site(client: Client) -> None:
    walk(client, PERSON)
    for address in ("/", "/check/", "/results/", "/questions/age/", "/delete/", "/sources/"):
        page = Page(client.get(address).content.decode())
        asked = [each.get("src") or each.get("href") or "" for each in page
                 if each.tag in ("link", "script", "img", "iframe", "source", "use")]  # fmt: skip
        assert asked
        assert all(each.startswith("/static/") for each in asked), address
        assert all((form.get("action") or "/").startswith("/") for form in page.all("form"))


def test_the_copy_of_the_project_is_a_whole_one(visit: dict[str, Any]) -> None:
    root = Path(settings.BASE_DIR)
    sources = {f"evidence/sources/{p.name}" for p in (root / "evidence" / "sources").glob("*")}
    assert sources <= set(visit["before"])
