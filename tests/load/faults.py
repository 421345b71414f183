"""What goes wrong while people fill in their answers: made on purpose, one after the other."""

from __future__ import annotations

import random
import secrets
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from tests.load.browser import Browser, Tally
from tests.load.host.asking import HOST
from tests.load.host.stack import App, Stack, family
from tests.load.journey import Walker

_SLOW, _CUT, _PDFS = 200, 50, 50


class Faults(threading.Thread):
    """Goes round until told to stop; every kind happens at least once."""

    def __init__(self, stack: Stack, tally: Tally, pause: float) -> None:
        super().__init__(daemon=True)
        self.stack, self.tally, self.pause = stack, tally, pause
        self.enough = threading.Event()
        self.finished: Walker | None = None
        self.mistakes: list[str] = []
        """Faults that could not be made, and why; the others go on."""
        self.rounds = 0
        """How often every kind has come by now."""
        self._next = 0

    def run(self) -> None:
        rounds: tuple[Callable[[], None], ...] = (
            self.full_disk,
            self.slow_clients,
            self.kill_one,
            self.cut_connections,
            self.rotate_the_key,
            self.many_pdfs,
        )
        done = 0
        while not self.enough.is_set() or done < len(rounds):
            self._make(rounds[done % len(rounds)])
            done += 1
            self.rounds = done // len(rounds)
            self.enough.wait(self.pause)

    def _make(self, fault: Callable[[], None]) -> None:
        name = fault.__name__.replace("_", " ")
        try:
            fault()
            self.tally.add(f"fault: {name}")
        except Exception as mistake:
            self.mistakes.append(f"{name}: {type(mistake).__name__} {mistake}")
            with suppress(Exception):
                self.stack.all_run()

    def full_disk(self) -> None:
        import resource

        for app in self.stack.apps:
            app.let_it_write_nothing()
        for pid in family(self.stack.nginx.pid):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, 0))

    def kill_one(self) -> None:
        """Kills one without warning; the other is there until it has come back."""
        app = self._one()
        app.kill()
        time.sleep(0.5)
        self._start(app)

    def rotate_the_key(self) -> None:
        """First every process must read the new key, only then may one sign with it."""
        old, new = self.stack.keys, secrets.token_urlsafe(50)
        for keys in ([*old, new], [new, *old]):
            self.stack.restart_all(keys)

    def slow_clients(self) -> None:
        """Hundreds send one byte now and then."""
        held = self.dawdlers()
        for _ in range(3):
            time.sleep(0.5)
            for each in held:
                with suppress(OSError):
                    each.send(b"a")
        for each in held:
            each.close()

    def dawdlers(self) -> list[socket.socket]:
        """Half of them stop in the head of a request, half in a form."""
        return [self._open(_HEAD if n % 2 else _FORM) for n in range(_SLOW)]

    def cut_connections(self) -> None:
        """Some leave in the middle of a form, some before the page has come."""
        for n in range(_CUT):
            cut = self._open(_FORM if n % 2 else _WHOLE)
            cut.close()

    def many_pdfs(self) -> None:
        """Fifty people with finished answers want their PDF in the same second."""
        walker = self.finished
        if walker is None:
            return
        with ThreadPoolExecutor(_PDFS) as pool:
            made = list(pool.map(lambda n: self._pdf(walker, n), range(_PDFS)))
        for came in made:
            self.tally.add("PDF of 50 at once" if came else "PDF of 50 at once missing")

    def _pdf(self, walker: Walker, number: int) -> bool:
        browser = Browser(self.stack.proxy, number, self.tally)
        browser.cookie = walker.browser.cookie
        try:
            return Walker(browser, random.Random(), walker.told).take_the_pdf()
        finally:
            browser.close()

    def _one(self) -> App:
        self._next += 1
        return self.stack.apps[self._next % len(self.stack.apps)]

    def _start(self, app: App) -> None:
        app.start(self.stack.keys)

    def _open(self, sent: bytes) -> socket.socket:
        """Slow people have a network of their own, as they would."""
        network = f"127.250.0.{random.randint(1, 250)}"
        client = self.stack.proxy.connect(network)
        client.sendall(sent)
        return client


_HEAD = f"GET / HTTP/1.1\r\nHost: {HOST}\r\nX-Slow: ".encode()
_WHOLE = f"GET /results/ HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
_FORM = (
    f"POST /route/ HTTP/1.1\r\nHost: {HOST}\r\nOrigin: https://{HOST}\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\nroute="
).encode()
