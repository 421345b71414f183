"""A browser that does what a tired person does: waits, and presses the button again."""

from __future__ import annotations

import http.client
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.load.host.asking import HOST
from tests.load.host.proxy import Proxy
from tests.web.page import Element, Page

Form = list[tuple[str, str]]
_TRIES = 60
_PAUSE, _LONGEST_PAUSE = 0.3, 3.0
_TOO_BUSY = (429, 503)


class LostAnswerError(Exception):
    """A page did not show what this person had answered."""


@dataclass
class Tally:
    """What all browsers met; times in seconds, by kind of page."""

    counts: Counter[str] = field(default_factory=Counter)
    times: dict[str, list[float]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, what: str) -> None:
        with self.lock:
            self.counts[what] += 1

    def time(self, kind: str, seconds: float) -> None:
        with self.lock:
            self.times.setdefault(kind, []).append(seconds)


@dataclass
class Answered:
    """A response, followed to where it leads."""

    status: int
    path: str
    kind: str
    body: bytes
    location: str

    @property
    def page(self) -> Page:
        """What stands in ``main``: reading the rest too would take a third of the client's time."""
        html = self.body.decode()
        begin, end = html.find("<main"), html.rfind("</main>")
        return Page(html[begin:end] if begin < end else html)


class Browser:
    """One person's browser: one cookie, one kept-alive connection, one network address.

    ``past_the_proxy`` is the port of a process that is asked directly.
    """

    def __init__(self, proxy: Proxy, number: int, tally: Tally) -> None:
        self.proxy, self.tally, self.cookie = proxy, tally, ""
        self.past_the_proxy: int | None = None
        self._source = f"127.{1 + number // 64516 % 240}.{number // 254 % 254}.{1 + number % 254}"
        self._trust = proxy.trust()
        self._connection: http.client.HTTPConnection | None = None

    def get(self, path: str) -> Answered:
        return self._until_answered("GET", path, None)

    def post(self, path: str, form: Form) -> Answered:
        """Follows a redirect as a browser does."""
        answered = self._until_answered("POST", path, urlencode(form).encode())
        return self.get(answered.location) if answered.status == 302 else answered

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _until_answered(self, method: str, path: str, body: bytes | None) -> Answered:
        for turn in range(_TRIES):
            try:
                answered = self._once(method, path, body)
            except (OSError, http.client.HTTPException):
                self.close()
                self.tally.add(f"cut {method} repeated by the person")
            else:
                if answered.status < 500 and answered.status != 429:
                    return answered
                self.tally.add(f"{answered.status} on {_kind(path)}")
                if answered.status not in _TOO_BUSY:
                    return answered
            time.sleep(min(_PAUSE * (turn + 1), _LONGEST_PAUSE))
        raise LostAnswerError(f"no answer from {path} in {_TRIES} tries")

    def _once(self, method: str, path: str, body: bytes | None) -> Answered:
        if self._connection is None:
            self._connection = self._connect()
        began = time.perf_counter()
        self._connection.request(method, path, body, self._headers(body))
        response = self._connection.getresponse()
        content = response.read()
        self.tally.time(f"{method} {_kind(path)}", time.perf_counter() - began)
        self._keep_cookie(response)
        if response.will_close:
            self.close()
        return Answered(
            response.status, path, response.getheader("Content-Type", ""), content,
            response.getheader("Location", ""),
        )  # fmt: skip

    def _connect(self) -> http.client.HTTPConnection:
        if self.past_the_proxy:
            return http.client.HTTPConnection("127.0.0.1", self.past_the_proxy, timeout=90)
        return http.client.HTTPSConnection(
            "127.0.0.1", self.proxy.port, timeout=90, source_address=(self._source, 0),
            context=self._trust,
        )  # fmt: skip

    def _headers(self, body: bytes | None) -> dict[str, str]:
        sent = {"Host": HOST, "X-Forwarded-Proto": "https"}
        if self.cookie:
            sent["Cookie"] = f"__Host-answers={self.cookie}"
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
            sent["Origin"] = f"https://{HOST}"
        return sent

    def _keep_cookie(self, response: http.client.HTTPResponse) -> None:
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].strip().partition("=")
            if name == "__Host-answers":
                self.cookie = value.strip('"')


def _kind(path: str) -> str:
    """The page without its question: "/questions/", "/results/"."""
    return "/" + path.lstrip("/").partition("/")[0]


def token_of(page: Element) -> tuple[str, str]:
    found = page.all("input", name="csrfmiddlewaretoken")
    if not found:
        raise LostAnswerError("a page without a form")
    return ("csrfmiddlewaretoken", found[0]["value"])
