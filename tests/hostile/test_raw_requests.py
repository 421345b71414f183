"""The server itself, before any of our code: raw bytes through sockets to a running process.

Never a mistake of ours, the same process lives on, and its log repeats nothing that was sent.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from tests.browser.people import WITH_CLINICIAN
from tests.hostile.attacks.evil import MARK
from tests.hostile.attacks.raw_requests import requests, words_of
from tests.hostile.attacks.visitors import session_of
from tests.load.host.asking import ask
from tests.load.host.stack import App, family, one_process
from tests.web.cookies import signed
from tests.web.processes.house import KEY

_AT_ONCE, _PATIENCE, _SILENCE, _LONGEST = 16, 2.0, 0.1, 120.0
"""How many at once; seconds until we hang up, before and after
an answer began; seconds for all of them."""


@dataclass
class Run:
    """First lines of all answers, by what was sent; and how the process was before and after."""

    app: App
    lines: dict[bytes, list[bytes]] = field(default_factory=dict)
    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    seconds: float = 0.0


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with one_process(tmp_path_factory.mktemp("raw")) as app:
        assert app.process is not None
        run = Run(app, before=family(app.process.pid))
        began = time.monotonic()
        all_of_them = list(requests(_cookie()))
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            answered = pool.map(lambda raw: _first_lines(app.port, raw), all_of_them)
        run.lines = dict(zip(all_of_them, answered, strict=True))
        run.seconds = time.monotonic() - began
        run.after = family(app.process.pid)
        yield run


def _cookie() -> str:
    return signed(session_of(WITH_CLINICIAN), KEY)


def _first_lines(port: int, raw: bytes) -> list[bytes]:
    """A connection of its own; what comes until it closes or stays silent."""
    got = b""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as sent, suppress(OSError):
        sent.settimeout(_PATIENCE)
        sent.sendall(raw)
        while part := sent.recv(65536):
            got += part
            sent.settimeout(_SILENCE)
    return [line for line in got.split(b"\r\n") if line.startswith(b"HTTP/1.")]


def test_no_bytes_lead_to_a_mistake_of_ours(run: Run) -> None:
    statuses = {raw: [line.split()[1] for line in lines] for raw, lines in run.lines.items()}
    bad = {raw[:300] for raw, codes in statuses.items() if any(code[:1] == b"5" for code in codes)}
    assert bad == set()


def test_the_run_reached_the_server_and_the_app(run: Run) -> None:
    """Or the others would prove little."""
    assert len(run.lines) > 600
    codes = {line.split()[1] for lines in run.lines.values() for line in lines}
    assert codes >= {b"200", b"400", b"403", b"404", b"405"}
    assert run.seconds < _LONGEST


def test_the_same_process_lives_on_and_answers(run: Run) -> None:
    assert run.after == run.before
    assert ask(run.app.port, "/ready/").status == 200
    assert ask(run.app.port, "/about/").status == 200


def test_the_log_repeats_nothing_that_was_sent(run: Run) -> None:
    log = run.app.logs[-1].read_text()
    events = [json.loads(line)["event"] for line in log.splitlines()]
    assert "request failed: 400 DisallowedHost" in events
    answers = words_of(session_of(WITH_CLINICIAN)["told"]["answers"])
    assert len(answers) > 3
    for word in (MARK, "evil", "/questions", "/check", "answer=", _cookie()[:30], *answers):
        assert word not in log, word
