"""The log of a real process: every line is one of ours, whoever had something to say."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from tests.load.host.asking import ask
from tests.load.host.stack import one_process
from tests.web.processes.house import ROOT, run

SECRET = "natalizumab"
KINDS = {"ArithmeticError", "LookupError"}


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """All that one process said from its start to its end."""
    folder = tmp_path_factory.mktemp("noisy")
    with one_process(folder, "tests.web.processes.noisy_settings") as app:
        said = ask(app.port, f"/noisy/?said={SECRET}")
        assert said.page == "all told"
        assert app.stop() == 0
        return app.logs[-1].read_text().splitlines()


def _events(log: list[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log]


def test_every_line_is_one_event_of_ours_and_repeats_nothing(log: list[str]) -> None:
    assert [line for line in log if not line.startswith('{"time": ')] == []
    assert [line for line in log if SECRET in line] == []


def test_other_libraries_are_heard(log: list[str]) -> None:
    parts = {each["part"] for each in _events(log)}
    assert {"some.library", "root", "asyncio"} <= parts


def test_warnings_tell_their_kind_and_place(log: list[str]) -> None:
    told = [each for each in _events(log) if each["event"] == "warned: UserWarning"]
    assert [each["at"][0].partition(":")[0] for each in told] == [
        "tests/web/processes/noisy_urls.py"
    ]


def test_mistakes_that_nobody_caught_tell_their_kind_and_place(log: list[str]) -> None:
    told = {each["event"]: each for each in _events(log) if each.get("error") in KINDS}
    assert {"thread ended by a mistake", "mistake that stopped nothing"} <= set(told)
    assert told["thread ended by a mistake"]["at"][-1].endswith(" _fail")


def test_a_port_that_is_taken_is_told_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        env = {"DECISION_AID_ENV": "local", "DECISION_AID_PORT": port}
        done = run(ROOT, "-m", "decision_aid.serve", env=env)
    assert done.returncode == 1
    (event,) = [json.loads(line) for line in done.stderr.splitlines()]
    assert event["event"].startswith("process cannot run: ")
    assert "in use" in event["event"]


_ENDING = f"""
from django.conf import settings
import logging.config
logging.config.dictConfig(settings.LOGGING)
from decision_aid.web.site.logs import log_what_nobody_catches
log_what_nobody_catches()
int("{SECRET}")
"""


def test_a_process_that_ends_by_a_mistake_says_so_without_its_words() -> None:
    done = run(ROOT, "-c", _ENDING, env={"DJANGO_SETTINGS_MODULE": "decision_aid.settings"})
    assert done.returncode == 1
    (event,) = [json.loads(line) for line in done.stderr.splitlines()]
    assert (event["event"], event["error"]) == ("process ended by a mistake", "ValueError")
    assert SECRET not in done.stderr
