"""One request and its answer: to a process of the app itself, or to the proxy as browsers ask."""

from __future__ import annotations

import http.client
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser

from tests.load.host.proxy import CERTIFICATE, Proxy

HOST = "aid.example.org"
CURL = shutil.which("curl") or ""
PROTOCOLS = ("http1.1", "http2")
"""As curl names them."""
Headers = Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What came back; ``status`` is 0 where the connection was cut before an answer."""

    status: int
    headers: Message
    page: str
    version: str = ""


CUT = Answer(0, Message(), "")


def ask(
    port: int, path: str, headers: Headers | None = None, method: str = "GET",
    body: bytes | None = None,
) -> Answer:  # fmt: skip
    """To a process of the app, past the proxy, on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    sent = {"Host": HOST, "X-Forwarded-Proto": "https", **(headers or {})}
    connection.request(method, path, body, sent)
    response = connection.getresponse()
    page = response.read().decode(errors="replace")
    connection.close()
    return Answer(response.status, response.headers, page)


def ask_proxy(
    proxy: Proxy, path: str, headers: Headers | None = None, method: str = "GET",
    body: bytes | None = None, *, protocol: str = "http2", secure: bool = True,
    source: str = "127.0.0.1",
) -> Answer:  # fmt: skip
    """By curl, as a browser would: TLS with the certificate checked, HTTP/1.1 or HTTP/2."""
    scheme, port = ("https:443", proxy.port) if secure else ("http:80", proxy.plain_port)
    scheme, _, usual = scheme.partition(":")
    lines = [f"{name}: {value}" for name, value in (headers or {}).items()]
    command = [
        CURL, "--silent", "--include", "--path-as-is", "--max-time", "60", f"--{protocol}",
        "--cacert", str(proxy.folder / CERTIFICATE), "--interface", source,
        "--connect-to", f"{HOST}:{usual}:127.0.0.1:{port}",
        *(part for line in lines for part in ("--header", line)),
        *(("--head",) if method == "HEAD" else ("--request", method)),
        *(("--data-binary", "@-") if body is not None else ()),
        f"{scheme}://{HOST}{path}",
    ]  # fmt: skip
    done = subprocess.run(command, input=body or b"", capture_output=True, check=False, timeout=90)
    return _read(done.stdout)


def _read(output: bytes) -> Answer:
    head, _, page = output.partition(b"\r\n\r\n")
    while head.startswith(b"HTTP/1.1 100"):
        head, _, page = page.partition(b"\r\n\r\n")
    if not head:
        return CUT
    first, _, rest = head.partition(b"\r\n")
    version, status = first.decode().split()[:2]
    headers = BytesParser().parsebytes(rest + b"\r\n\r\n", headersonly=True)
    return Answer(int(status), headers, page.decode(errors="replace"), version)
