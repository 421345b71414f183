"""nginx with the project's own `.serve/nginx.conf`; only ports, folders and certificates differ."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

from tests.web.house import ROOT

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
CONF = "nginx.conf"
PATIENCE = 120.0
"""Seconds that anything may take to start on a busy machine."""


def is_there() -> bool:
    return Path(NGINX).exists()


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


def write_conf(folder: Path, port: int, app_ports: list[int]) -> None:
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
    lines = text.splitlines(keepends=True)
    plain = (line for line in lines if not line.strip().startswith("ssl_"))
    (folder / CONF).write_text(as_root + "".join(plain))
