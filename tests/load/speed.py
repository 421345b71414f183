"""Requests per second through nginx and two processes, beside plain Django pages of the same size.

``uv run python -m tests.load.speed`` prints a table. Pages take turns in the same run.
"""

from __future__ import annotations

import argparse
import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path

import django

from tests.load.host.asking import HOST, ask
from tests.load.host.plain_urls import PAGE
from tests.load.host.proxy import Proxy
from tests.load.host.stack import KEY, Stack, running
from tests.web.cookies import signed, told

_CLIENTS = 8
_ROUNDS = 5
Requests = Iterator[bytes]


def main() -> None:
    ask_for = argparse.ArgumentParser(description=__doc__)
    ask_for.add_argument("--seconds", type=float, default=3, help="for each page in each round")
    seconds = ask_for.parse_args().seconds
    django.setup()
    settings = "tests.load.host.plain_settings"
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), settings) as stack:
        for encoding in ("identity", "gzip"):
            print("\n".join(table(stack, encoding, seconds)), end="\n\n")
    print(f"load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def table(stack: Stack, encoding: str, seconds: float) -> Iterator[str]:
    kinds = _kinds(stack, encoding)
    taken = measured(stack.proxy, kinds, seconds)
    ours = _per_second(taken["result page, new people"])
    yield f"| {encoding}, {_CLIENTS} at once | requests/s | median | p99 | new people : this |"
    yield "|---|---:|---:|---:|---:|"
    for kind, times in taken.items():
        rate, ordered = _per_second(times), sorted(times)
        middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
        yield (
            f"| {kind} | {rate:.0f} | {middle * 1000:.0f} ms | {late * 1000:.0f} ms "
            f"| {ours / rate:.0%} |"
        )


def _per_second(times: list[float]) -> float:
    """Each client asks again as soon as it is answered."""
    return _CLIENTS * len(times) / sum(times)


def _kinds(stack: Stack, encoding: str) -> dict[str, Requests]:
    cookies = [_cookie(person) for person in _crowd()]
    page = ask(stack.apps[0].port, "/results/", {"Cookie": f"answers={cookies[0]}"})
    html = page.page
    (stack.folder / PAGE).write_text(html)
    plain = {"plain Django template of the same size": f"/plain-template/{len(html)}/",
             "constant of the same size": "/plain-constant/"}  # fmt: skip
    return {
        "result page, new people": cycle([_get("/results/", c, encoding) for c in cookies]),
        "result page, one person": cycle([_get("/results/", cookies[0], encoding)]),
        **{kind: cycle([_get(path, cookies[0], encoding)]) for kind, path in plain.items()},
    }


def _crowd() -> list[Mapping[str, object]]:
    from tests.bench.service import crowd

    return [
        told({step.key: step.answer for step in person.journey().steps}, person.route)
        for person in crowd(range(400))
    ]


def _cookie(session: Mapping[str, object]) -> str:
    return signed(session, KEY)


def _get(path: str, cookie: str, encoding: str) -> bytes:
    lines = (f"GET {path} HTTP/1.1", f"Host: {HOST}", f"Cookie: answers={cookie}",
             f"Accept-Encoding: {encoding}", "", "")  # fmt: skip
    return "\r\n".join(lines).encode()


def measured(proxy: Proxy, kinds: Mapping[str, Requests], seconds: float) -> dict[str, list[float]]:
    """Seconds of each request. Pages take turns, so that a busy moment hits all alike."""
    taken: dict[str, list[float]] = {kind: [] for kind in kinds}
    for turn in range(_ROUNDS + 1):
        for kind, requests in kinds.items():
            times = _together(proxy, requests, seconds if turn else min(1.0, seconds))
            taken[kind] += times if turn else []
    return taken


def _together(proxy: Proxy, requests: Requests, seconds: float) -> list[float]:
    times: list[float] = []
    lock = threading.Lock()
    end = time.perf_counter() + seconds
    clients = [
        threading.Thread(target=_ask_on, args=(proxy, requests, lock, end, times))
        for _ in range(_CLIENTS)
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return times


def _ask_on(
    proxy: Proxy, requests: Requests, lock: threading.Lock, end: float, times: list[float]
) -> None:
    """A client that costs little, so that the app is what is measured."""
    with proxy.connect() as connection:
        while (began := time.perf_counter()) < end:
            with lock:
                request = next(requests)
            connection.sendall(request)
            _read_all(connection)
            times.append(time.perf_counter() - began)


def _read_all(connection: socket.socket) -> None:
    got = b""
    while b"\r\n\r\n" not in got:
        got += connection.recv(65536)
    head, _, body = got.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head[:200]
    lines = head.lower().split(b"\r\n")
    length = next(int(line[15:]) for line in lines if line.startswith(b"content-length:"))
    left = length - len(body)
    while left:
        left -= len(connection.recv(min(left, 1 << 20)))


if __name__ == "__main__":
    main()
