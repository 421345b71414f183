"""The app as a host runs it: processes of ``decision_aid.serve`` behind nginx, all on loopback."""

from __future__ import annotations

import http.client
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.load.host import proxy
from tests.load.host.asking import HOST, ask
from tests.load.host.proxy import Proxy
from tests.web.processes.house import KEY, ROOT, collected, compiled_by_others


@dataclass
class App:
    """One process of the app, and its log; killed and started again by the faults."""

    folder: Path
    port: int
    settings: str = "decision_aid.settings"
    process: subprocess.Popen[bytes] | None = None
    logs: list[Path] = field(default_factory=list)
    more: dict[str, str] = field(default_factory=dict)
    """What this process alone is told in its environment."""

    def start(self, keys: list[str]) -> None:
        log = self.folder / f"app-{self.port}-{len(self.logs)}.log"
        self.logs.append(log)
        command = [sys.executable, "-m", "decision_aid.serve"]
        with log.open("wb") as errors:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self._environment(keys), stdout=errors, stderr=errors,
                start_new_session=True,
            )  # fmt: skip
        self.wait_until_ready()

    def _environment(self, keys: list[str]) -> dict[str, str]:
        return {
            **environment(self.folder, keys),
            "DECISION_AID_PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": self.settings,
            **self.more,
        }

    def wait_until_ready(self) -> None:
        end = time.monotonic() + proxy.PATIENCE
        while time.monotonic() < end:
            with suppress(OSError, http.client.HTTPException):
                if ask(self.port, "/ready/").status == 200:
                    return
            assert self.process is not None
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise AssertionError(f"the app did not get ready: {self.logs[-1].read_text()}")

    def kill(self) -> None:
        """Kills master and worker at once, as a machine that runs out of memory does."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Asks it to end; returns its exit status."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def let_it_write_nothing(self) -> None:
        """From now on one byte written to any file fails, as on a full disk. Pipes still work."""
        assert self.process is not None
        for pid in family(self.process.pid):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, 0))


def environment(folder: Path, keys: list[str]) -> dict[str, str]:
    """A host's settings; temporary files have nowhere to go."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "TMPDIR": str(folder / "nowhere"),
        **compiled_by_others(),
        "DECISION_AID_ENV": "production",
        "DECISION_AID_HOSTS": HOST,
        "DECISION_AID_BEHIND_PROXY": "1",
        "DECISION_AID_STATIC": str(folder / "static"),
        "DECISION_AID_SECRET_KEY": keys[0],
        "DECISION_AID_SECRET_KEY_FALLBACKS": ",".join(keys[1:]),
    }


@dataclass
class Stack:
    """Two processes and a proxy."""

    folder: Path
    proxy: Proxy
    apps: tuple[App, ...]
    nginx: subprocess.Popen[bytes]
    keys: list[str]

    def all_run(self) -> None:
        """Starts what does not run, after a fault that went wrong half way."""
        for app in self.apps:
            if app.process is None or app.process.poll() is not None:
                app.start(self.keys)

    @property
    def log(self) -> str:
        """All that app and proxy said."""
        files = [log for app in self.apps for log in app.logs]
        return "".join(file.read_text() for file in [*files, self.folder / "nginx.log"])

    def restart_all(self, keys: list[str]) -> None:
        """One after the other, so that one is always there."""
        self.keys = keys
        for app in self.apps:
            app.stop()
            app.start(keys)


@contextmanager
def running(folder: Path, settings: str = "decision_aid.settings") -> Iterator[Stack]:
    _collected_into(folder)
    _pages_of_the_proxy(folder)
    apps = tuple(App(folder, free_port(), settings) for _ in range(2))
    before = Proxy(folder, free_port(), free_port())
    proxy.write_conf(before, [app.port for app in apps])
    keys = [KEY]
    try:
        for app in apps:
            app.start(keys)
        nginx = proxy.start(folder)
        try:
            yield Stack(folder, before, apps, nginx, keys)
        finally:
            _end(nginx)
    finally:
        for app in apps:
            if app.process is not None and app.process.poll() is None:
                app.kill()


def _end(nginx: subprocess.Popen[bytes]) -> None:
    nginx.terminate()
    try:
        nginx.wait(30)
    except subprocess.TimeoutExpired:  # what was measured is worth more than a calm end
        nginx.kill()
        nginx.wait()


@contextmanager
def one_process(folder: Path, settings: str = "decision_aid.settings") -> Iterator[App]:
    """Without a proxy, as its neighbours on the machine meet it."""
    _collected_into(folder)
    app = App(folder, free_port(), settings)
    try:
        app.start([KEY])
        yield app
    finally:
        if app.process is not None and app.process.poll() is None:
            app.kill()


def _collected_into(folder: Path) -> None:
    shutil.copytree(collected() / "static", folder / "static")


def _pages_of_the_proxy(folder: Path) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "proxy_pages", str(folder / ".pages")],
        cwd=ROOT, env=environment(folder, [KEY]), check=True, capture_output=True,
    )  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def family(pid: int) -> list[int]:
    """The process and all below it."""
    found = [pid]
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in tasks.read_text().split():
            found += family(int(child))
    return found
