"""nginx with the project's own `.serve/nginx.conf`; only ports, paths and certificate differ."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from tests.web.processes.house import ROOT

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
CONF, CERTIFICATE, KEY_FILE = "nginx.conf", "fullchain.pem", "key.pem"
PATIENCE = 120.0
"""Seconds that anything may take to start on a busy machine."""


@dataclass(frozen=True)
class Proxy:
    """Where it listens with TLS and without, and its folder, in which the certificate lies."""

    folder: Path
    port: int
    plain_port: int

    def connect(self, source: str = "127.0.0.1") -> ssl.SSLSocket:
        """A connection of HTTP/1.1 from a network of the loopback."""
        address = ("127.0.0.1", self.port)
        plain = socket.create_connection(address, timeout=90, source_address=(source, 0))
        return self.trust().wrap_socket(plain, server_hostname="127.0.0.1")

    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.folder / CERTIFICATE))


def missing() -> str:
    """What has to be installed first, in words; nothing where all is there."""
    needed = {"nginx": Path(NGINX).exists(), "curl": shutil.which("curl"),
              "openssl": shutil.which("openssl")}  # fmt: skip
    names = " and ".join(name for name, found in needed.items() if not found)
    return f"{names} not installed: apt-get install nginx-light curl openssl" if names else ""


def start(folder: Path) -> subprocess.Popen[bytes]:
    conf = str(folder / CONF)
    command = [NGINX, "-p", str(folder), "-c", conf, "-g", "daemon off;", "-e", "stderr"]
    with (folder / "nginx.log").open("wb") as errors:
        nginx = subprocess.Popen(command, stdout=errors, stderr=errors)
    end = time.monotonic() + PATIENCE
    while nginx.poll() is None and not (folder / "nginx.pid").exists():
        assert time.monotonic() < end
        time.sleep(0.05)
    return nginx


def write_conf(proxy: Proxy, app_ports: list[int]) -> None:
    """The project's own file, line by line; nothing is left out."""
    text = (ROOT / ".serve" / "nginx.conf").read_text()
    for old, new in _for_this_machine(proxy, app_ports).items():
        assert text.count(old) == (2 if old.startswith("127.0.0.1:") else 1), old
        text = text.replace(old, new)
    as_root = "user root;\n" if os.geteuid() == 0 else ""
    (proxy.folder / CONF).write_text(as_root + text)
    _make_certificate(proxy.folder)


def _for_this_machine(proxy: Proxy, app_ports: list[int]) -> dict[str, str]:
    folder = proxy.folder
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return {
        "http {\n": f"http {{\n{temporary}",
        "pid /run/nginx.pid;": f"pid {folder}/nginx.pid;",
        "listen 80;": f"listen 127.0.0.1:{proxy.plain_port};",
        "listen 443 default_server": f"listen 127.0.0.1:{proxy.port} default_server",
        "listen 443 ssl": f"listen 127.0.0.1:{proxy.port} ssl",
        "/etc/ssl/aid/fullchain.pem": f"{folder}/{CERTIFICATE}",
        "/etc/ssl/aid/key.pem": f"{folder}/{KEY_FILE}",
        "127.0.0.1:8001": f"127.0.0.1:{app_ports[0]}",
        "127.0.0.1:8002": f"127.0.0.1:{app_ports[1]}",
        "/srv/aid/.pages": f"{folder}/.pages",
    }


def _make_certificate(folder: Path) -> None:
    """For two days, and for tests alone."""
    command = [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
        "-nodes", "-days", "2", "-subj", "/CN=aid.example.org",
        "-addext", "subjectAltName=DNS:aid.example.org,IP:127.0.0.1",
        "-keyout", str(folder / KEY_FILE), "-out", str(folder / CERTIFICATE),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
