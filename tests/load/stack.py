"""The app as a host runs it: processes of ``decision_aid.serve`` behind nginx, all on loopback.

nginx reads the project's own `.serve/nginx.conf`; only ports, folders and certificates differ.
"""

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
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from tests.web.house import KEY, ROOT

HOST = "aid.example.org"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
_PATIENCE = 120.0


def is_there() -> bool:
    return Path(NGINX).exists()


@dataclass
class App:
    """One process of the app, and its log; killed and started again by the faults."""

    folder: Path
    port: int
    settings: str = "decision_aid.settings"
    process: subprocess.Popen[bytes] | None = None
    logs: list[Path] = field(default_factory=list)

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
        }

    def wait_until_ready(self) -> None:
        end = time.monotonic() + _PATIENCE
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
        "PYTHONDONTWRITEBYTECODE": "1",
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
    port: int
    apps: tuple[App, ...]
    nginx: subprocess.Popen[bytes]
    keys: list[str]

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
    _collect(folder)
    apps = tuple(App(folder, free_port(), settings) for _ in range(2))
    port = free_port()
    conf = folder / "nginx.conf"
    conf.write_text(nginx_conf(folder, port, [app.port for app in apps]))
    keys = [KEY]
    try:
        for app in apps:
            app.start(keys)
        with (folder / "nginx.log").open("wb") as errors:
            nginx = _start_nginx(conf, folder, errors)
        try:
            yield Stack(folder, port, apps, nginx, keys)
        finally:
            nginx.terminate()
            nginx.wait(30)
    finally:
        for app in apps:
            if app.process is not None and app.process.poll() is None:
                app.kill()


def _collect(folder: Path) -> None:
    for command in (["collectstatic", "--noinput"], ["proxy_pages", str(folder / "pages")]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT, env=environment(folder, [KEY]), check=True, capture_output=True,
        )  # fmt: skip


def _start_nginx(conf: Path, folder: Path, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    command = [NGINX, "-p", str(folder), "-c", str(conf), "-g", "daemon off;", "-e", "stderr"]
    nginx = subprocess.Popen(command, stdout=errors, stderr=errors)
    end = time.monotonic() + _PATIENCE
    while nginx.poll() is None and not (folder / "nginx.pid").exists():
        assert time.monotonic() < end
        time.sleep(0.05)
    return nginx


def nginx_conf(folder: Path, port: int, app_ports: list[int]) -> str:
    """The project's own file for this machine: no TLS, free ports, every path in the folder."""
    text = (ROOT / ".serve" / "nginx.conf").read_text()
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    for old, new in {
        "http {\n": f"http {{\n{temporary}",
        "pid /run/nginx.pid;": f"pid {folder}/nginx.pid;",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port};",
        "  server { listen 80; return 301 https://$host$request_uri; }\n": "",
        "127.0.0.1:8001": f"127.0.0.1:{app_ports[0]}",
        "127.0.0.1:8002": f"127.0.0.1:{app_ports[1]}",
        "root /srv/aid/.pages;": f"rewrite ^/(.*)$ /pages/$1 break; root {folder};",
    }.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    as_root = "user root;\n" if os.geteuid() == 0 else ""
    return as_root + "".join(
        line for line in text.splitlines(keepends=True) if not line.strip().startswith("ssl_")
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(
    port: int, path: str, headers: Mapping[str, str] | None = None, method: str = "GET",
    body: bytes | None = None,
) -> http.client.HTTPResponse:  # fmt: skip
    """One request on a connection of its own; the response is read to its end."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    sent = {"Host": HOST, "X-Forwarded-Proto": "https", **(headers or {})}
    connection.request(method, path, body, sent)
    response = connection.getresponse()
    response.page = response.read().decode(errors="replace")  # type: ignore[attr-defined]
    connection.close()
    return response


def family(pid: int) -> list[int]:
    """The process and all below it."""
    found = [pid]
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in tasks.read_text().split():
            found += family(int(child))
    return found
