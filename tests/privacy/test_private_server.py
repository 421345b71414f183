"""A running server is asked everything that it can be asked, and watched from outside.

What is asked is found in the URLconf and in the forms of the pages: a new page is asked too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.hostile.attacks.harmless import is_guarded, is_harmless
from tests.hostile.attacks.over_http import OverHttp
from tests.hostile.attacks.sending import Answered
from tests.hostile.attacks.visitors import TOKEN, visitors
from tests.hostile.attacks.walking import encoded, known_values, site
from tests.web.processes.watched import Watched, watched

TOLD = ("natalizumab", "glatiramer", "GB-ENG", "not-controlled", "side-effects", "rrms")
"""Answers of the person who has told everything."""


@dataclass
class Run:
    """Everything that was answered, and what the server did meanwhile."""

    server: Watched
    answered: list[Answered] = field(default_factory=list)

    def to(self, start: str) -> list[Answered]:
        return [each for each in self.answered if each.asked.startswith(start)]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    with watched(tmp_path_factory.mktemp("watched")) as server:
        run = Run(server)
        asked = OverHttp(server.address)
        run.answered += _every_address(asked)
        run.answered += _every_form(asked)
        run.answered += _every_mistake(asked)
    return run


def _every_address(asked: OverHttp) -> Iterator[Answered]:
    for who in ("nobody", "everything"):
        for addresses in site().examples.values():
            for address in addresses[:3]:
                yield asked.send("GET", address, cookie=visitors()[who])


def _every_form(asked: OverHttp) -> Iterator[Answered]:
    """Sent as it stands, with what a person would pick first, and each button of it."""
    for form in site().forms.values():
        values = {name: offered[:1] for name, offered in form.fields.items()}
        known = {name: (value,) for name, value in known_values().items() if name in values}
        body = encoded({**values, **known})
        yield asked.send(form.method, form.action, body=body, cookie=visitors()[form.who])
    for options in ("", "&large=", "&clinician=", "&large=&clinician="):
        body = f"csrfmiddlewaretoken={TOKEN}{options}"
        yield asked.send("POST", "/summary.pdf/", body=body, cookie=visitors()["everything"])


def _every_mistake(asked: OverHttp) -> Iterator[Answered]:
    cookie = visitors()["everything"]
    yield asked.send("GET", "/nowhere/natalizumab/?glatiramer", cookie=cookie)
    yield asked.send("DELETE", "/results/", cookie=cookie, headers={"X-CSRFToken": TOKEN})
    yield asked.send("POST", "/questions/age/", body="answer=natalizumab", cookie=cookie)
    for body in ("answer=natalizumab", "answer=" + "9" * 70_000, "a=1&" * 300):
        headers = {"X-CSRFToken": TOKEN}
        yield asked.send("POST", "/questions/age/", body=body, cookie=cookie, headers=headers)
    yield asked.send("GET", "/results/", cookie=cookie, headers={"Host": "evil.example.com"})
    yield asked.send("GET", "/check/", cookie=cookie[:-3])


def test_the_run_asked_for_everything(run: Run) -> None:
    """Or the tests below would prove little."""
    assert len(run.answered) > 200
    assert {each.status for each in run.answered} >= {200, 301, 302, 400, 403, 404, 405, 422} - {
        301
    }
    assert [each.body[:5] for each in run.to("POST /summary.pdf/")][-4:] == [b"%PDF-"] * 4
    assert any(b"natalizumab" in each.body for each in run.to("GET /check/"))
    assert any(b"QuestionnaireResponse" in each.body for each in run.to("POST /fhir/response/"))


def test_every_answer_of_the_run_is_guarded_and_harmless(run: Run) -> None:
    for each in run.answered:
        is_harmless(each)
        if each.header("Cache-Control") != "public, max-age=3600":
            is_guarded(each)


def test_the_server_asks_nothing_of_any_other_computer(run: Run) -> None:
    assert [each for each in run.server.seen if each.startswith(("socket", "http", "urllib"))] == []


def test_the_server_starts_no_other_program(run: Run) -> None:
    starts = ("subprocess", "os.system", "os.exec", "os.posix", "os.fork")
    assert [each for each in run.server.seen if each.startswith(starts)] == []


def test_the_server_writes_no_file_at_all(run: Run) -> None:
    """It is not even able to, and all the answers above were given all the same."""
    assert set(run.server.seen) <= {"open /dev/null"}
    assert run.server.changed == set()


def test_the_server_says_how_often_it_refused_and_nothing_of_what_or_whom(run: Run) -> None:
    assert run.server.said
    for line in run.server.said:
        assert not [word for word in TOLD if word.lower() in line.lower()]
        assert "Traceback" not in line
        for address in ("/questions", "/results", "/nowhere", "127.0.0.1", "evil"):
            assert address not in line, line


def test_no_answer_stands_in_a_header_or_in_the_address_of_the_next_page(run: Run) -> None:
    for each in run.answered:
        for name, value in each.headers:
            assert not [word for word in TOLD if word in value], f"{each.asked}: {name}"
