"""Many people at once while processes die, keys change, disks fill and clients dawdle."""

from __future__ import annotations

import json

import pytest

from tests.load.browser import Tally
from tests.load.host.stack import HOST, KEY, Stack
from tests.load.journey import one_journey
from tests.load.walk import walk

pytestmark = pytest.mark.load
FAULTS = ("full disk", "slow clients", "kill one", "cut connections", "rotate the key", "many pdfs")
ENOUGH = 20


def test_nobody_loses_an_answer_while_everything_breaks(stack: Stack) -> None:
    outcome = walk(stack, 200, 16, pause=0, limit=40, least=ENOUGH)
    assert outcome.faults is not None
    assert outcome.faults.mistakes == []
    assert outcome.tally.lost == []
    assert outcome.server_errors == {}
    counts = outcome.tally.counts
    assert all(counts[f"fault: {fault}"] for fault in FAULTS)
    assert counts["journeys"] >= ENOUGH
    assert counts["PDF made"] >= 1
    assert counts["PDF of 50 at once"] == 50 * counts["fault: many pdfs"]
    _tells_nothing_about_visits(outcome.log)


def _tells_nothing_about_visits(log: str) -> None:
    lines = log.splitlines()
    assert len(lines) >= 8
    for line in lines:
        event = json.loads(line)["event"]
        assert event.startswith(("process ", "request failed: 4", "request failed: 503")), line
        assert not [word for word in ("/questions", "127.", HOST, "answers=") if word in line]


def test_the_walker_notices_processes_that_do_not_share_the_key(stack: Stack) -> None:
    stack.apps[1].stop()
    stack.apps[1].start([KEY[::-1]])
    tally = Tally()
    for number in range(1, 11):
        one_journey(stack.proxy, number, tally)
        if tally.lost:
            break
    stack.restart_all(stack.keys)
    assert len(tally.lost) == 1, tally.counts


def test_while_every_process_is_down_people_are_asked_to_wait_and_keep_their_answers(
    stack: Stack,
) -> None:
    tally = Tally()
    walker = one_journey(stack.proxy, 1, tally)
    for app in stack.apps:
        app.kill()
    closed = walker.browser._once("GET", "/check/", None)
    assert closed.status == 503
    assert "Your answers are still in this browser" in closed.page.main.text
    pdf = walker.browser._once("POST", "/summary.pdf/", b"")
    assert (pdf.status, pdf.page.one("h1").text) == (503, closed.page.one("h1").text)
    for app in stack.apps:
        app.start(stack.keys)
    walker.see_all_answers()
    assert tally.lost == []
