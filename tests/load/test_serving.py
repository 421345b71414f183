"""What a host may rely on: a calm stop, slow people, static files, the question of a balancer."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from decision_aid.web.handover.summary import pdf
from tests.load.browser import Tally, token_of
from tests.load.faults import Faults
from tests.load.host.asking import HOST, PROTOCOLS, ask, ask_proxy
from tests.load.host.stack import App, Stack
from tests.load.journey import one_journey
from tests.web.processes.house import ROOT

pytestmark = pytest.mark.load
SOON = 8.0
"""Seconds, before the proxy itself sends slow people away; generous for a busy machine."""


def test_a_process_that_is_asked_to_stop_finishes_the_pdf(stack: Stack) -> None:
    walker = one_journey(stack.proxy, 1, Tally())
    summary = walker.browser.get("/summary/").page.main
    app = stack.apps[0]
    walker.browser.past_the_proxy = app.port
    walker.browser.close()
    made: list[bytes] = []
    asking = threading.Thread(
        target=lambda: made.append(walker.browser.post("/summary.pdf/", [token_of(summary)]).body)
    )
    asking.start()
    time.sleep(0.1)
    assert app.stop() == 0
    asking.join()
    assert made[0].startswith(b"%PDF")
    assert walker.browser.tally.counts.total() == 1, "and nobody had to ask again"
    log = app.logs[-1].read_text()
    assert "process started" in log
    assert "process stopped" in log
    app.start(stack.keys)


def test_slow_clients_do_not_keep_others_waiting(stack: Stack) -> None:
    held = Faults(stack, Tally(), 0).dawdlers()
    began = time.monotonic()
    assert ask_proxy(stack.proxy, "/about/").status == 200
    assert time.monotonic() - began < SOON
    for each in held:
        each.close()


def test_static_files_are_named_by_content_kept_for_good_and_compressed(stack: Stack) -> None:
    page = ask_proxy(stack.proxy, "/").page
    style = re.search(r'href="(/static/css/site\.[0-9a-f]+\.css)"', page)
    assert style
    for wanted in ("br", "gzip"):
        sent = ask_proxy(stack.proxy, style[1], {"Accept-Encoding": wanted})
        assert sent.headers["Content-Encoding"] == wanted
        assert "immutable" in sent.headers["Cache-Control"]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_the_proxy_speaks_what_browsers_speak(stack: Stack, protocol: str) -> None:
    came = ask_proxy(stack.proxy, "/about/", protocol=protocol)
    assert (came.status, came.version) == (200, protocol.upper().replace("P", "P/").rstrip())
    assert came.page.rstrip().endswith("</html>")


PLAIN = [
    ("/", {}), ("/code/?a=b", {"Host": "evil.example.com"}), ("//evil.example.com/", {}),
    ("/results/", {"Host": "evil.example.com:80@x", "X-Forwarded-Host": "evil.example.com"}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "headers"), PLAIN)
def test_without_tls_people_are_sent_to_our_own_name_whatever_they_claim(
    stack: Stack, path: str, headers: dict[str, str]
) -> None:
    sent = ask_proxy(stack.proxy, path, headers, protocol="http1.1", secure=False)
    assert sent.status in (301, 400)
    if sent.status == 301:
        assert sent.headers["Location"] == f"https://{HOST}{path}"


def test_the_balancer_hears_that_it_is_ready(stack: Stack) -> None:
    ready = ask_proxy(stack.proxy, "/ready/")
    assert (ready.status, ready.page) == (200, "ready\n")
    assert "Set-Cookie" not in ready.headers


def test_people_who_send_slowly_keep_nobody_from_a_pdf(stack: Stack) -> None:
    """Twice as many as are made at a time, and nobody of them ever ends a request."""
    head = (
        f"POST /summary.pdf/ HTTP/1.1\r\nHost: {HOST}\r\nOrigin: https://{HOST}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\na"
    )
    held = [stack.proxy.connect() for _ in range(2 * len(stack.apps) * pdf.AT_A_TIME)]
    for each in held:
        each.sendall(head.encode())
    walker = one_journey(stack.proxy, 1, Tally())
    summary = walker.browser.get("/summary/").page.main
    made = walker.browser.post("/summary.pdf/", [token_of(summary)])
    assert made.body.startswith(b"%PDF")
    for each in held:
        each.close()


def test_a_worker_that_stands_still_costs_few_people_a_wait(stack: Stack) -> None:
    still = _worker_of(stack.apps[0])
    os.kill(still, signal.SIGSTOP)
    try:
        slow = 0
        for _ in range(20):
            began = time.monotonic()
            assert ask_proxy(stack.proxy, "/about/").status == 200
            slow += time.monotonic() - began > SOON
        workers_of_the_proxy = os.cpu_count() or 1
        assert slow <= workers_of_the_proxy
    finally:
        os.kill(still, signal.SIGCONT)


def test_a_worker_that_dies_is_replaced(stack: Stack) -> None:
    app = stack.apps[0]
    dead = _worker_of(app)
    os.kill(dead, signal.SIGKILL)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(OSError, http.client.HTTPException, StopIteration):
            if _worker_of(app) != dead and ask(app.port, "/ready/").status == 200:
                break
        time.sleep(0.2)
    assert app.process is not None
    assert app.process.poll() is None
    assert ask(app.port, "/ready/").status == 200


def test_a_worker_does_not_outlive_its_master(stack: Stack) -> None:
    app = stack.apps[0]
    worker = _worker_of(app)
    assert app.process is not None
    os.kill(app.process.pid, signal.SIGKILL)
    app.process.wait()
    end = time.monotonic() + 20
    while Path(f"/proc/{worker}").exists() and time.monotonic() < end:
        time.sleep(0.1)
    assert not Path(f"/proc/{worker}").exists()
    app.start(stack.keys)


def test_no_process_leaves_its_memory_on_disk(stack: Stack) -> None:
    app = stack.apps[0]
    assert app.process is not None
    for pid in (app.process.pid, _worker_of(app)):
        limits = Path(f"/proc/{pid}/limits").read_text()
        assert re.search(r"Max core file size\s+0\s+0\s", limits)


@pytest.mark.parametrize("name", ["evil.example.org", "127.0.0.1", "aid.example.org.evil.org"])
def test_whoever_asks_for_another_name_gets_no_answer(stack: Stack, name: str) -> None:
    with stack.proxy.connect() as connection:
        connection.sendall(f"GET / HTTP/1.1\r\nHost: {name}\r\n\r\n".encode())
        assert connection.recv(1000) == b""


def _worker_of(app: App) -> int:
    """The one child that serves; Python's own helper of processes is another."""
    assert app.process is not None
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = stat.read_text().rpartition(")")[2].split()[1]
            command = stat.with_name("cmdline").read_bytes()
            if int(parent) == app.process.pid and b"resource_tracker" not in command:
                return int(stat.parent.name)
    raise StopIteration


def test_two_versions_side_by_side_serve_the_files_of_both(stack: Stack) -> None:
    """The second has a style of other content under another name, as a new version would."""
    new = stack.folder / "static-of-the-next"
    shutil.copytree(stack.folder / "static", new)
    names = json.loads((new / "staticfiles.json").read_text())
    old_name = names["paths"]["css/site.css"]
    names["paths"]["css/site.css"] = "css/site.0123456789ab.css"
    (new / "css" / "site.0123456789ab.css").write_text("p { color: black; }")
    (new / old_name).unlink()
    (new / "staticfiles.json").write_text(json.dumps(names))
    app = stack.apps[1]
    app.stop()
    app.more = {"DECISION_AID_STATIC": str(new)}
    app.start(stack.keys)
    try:
        for name in (old_name, names["paths"]["css/site.css"]):
            got = [ask_proxy(stack.proxy, f"/static/{name}").status for _ in range(12)]
            assert got == [200] * 12, name
        _is_served_by_the_new_one_alone(app, old_name, stack.folder / "static", new, stack.keys)
    finally:
        app.stop()
        app.more = {}
        app.start(stack.keys)


def _is_served_by_the_new_one_alone(
    app: App, name: str, before: Path, new: Path, keys: list[str]
) -> None:
    """Once the old version is gone, what was taken along as the guide says is still there."""
    assert "`cp -rn OLD/.static/. NEW/.static/`" in (ROOT / ".serve" / "README.md").read_text()
    assert ask(app.port, f"/static/{name}").status == 404
    subprocess.run(["cp", "-rn", f"{before}/.", str(new)], check=True)
    app.stop()
    app.start(keys)
    assert ask(app.port, f"/static/{name}").status == 200
    assert "css/site.0123456789ab.css" in ask(app.port, "/").page
