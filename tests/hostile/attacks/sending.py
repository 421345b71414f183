"""Requests as a server hands them over, with nothing tidied up, and what comes back."""

from __future__ import annotations

import gzip
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.signals import got_request_exception

from decision_aid.wsgi import application
from tests.web.page import Page

FORM = "application/x-www-form-urlencoded"
HOST = "testserver"


@dataclass(frozen=True)
class Answered:
    """A response as it would go over the wire, and what raised on the way to it."""

    asked: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    raised: str

    def header(self, name: str) -> str | None:
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        assert len(found) < 2, f"{self.asked}: {name} is sent twice"
        return found[0] if found else None

    @property
    def is_html(self) -> bool:
        return (self.header("Content-Type") or "").startswith("text/html")

    @property
    def cookies(self) -> list[str]:
        return [value for key, value in self.headers if key.lower() == "set-cookie"]

    @cached_property
    def text(self) -> str:
        coded = self.header("Content-Encoding") or ""
        assert coded in ("", "gzip"), self.asked
        return (gzip.decompress(self.body) if coded else self.body).decode()

    @cached_property
    def page(self) -> Page:
        return Page(self.text)


class Attacker:
    """Sends anything to the whole application with all its middleware, without a socket."""

    def get(self, address: str, **options: Any) -> Answered:
        return self.send("GET", address, **options)

    def post(self, address: str, body: str | bytes = b"", **options: Any) -> Answered:
        return self.send("POST", address, body=body, **options)

    def send(
        self,
        method: str,
        address: str,
        *,
        body: str | bytes = b"",
        kind: str = FORM,
        cookie: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Answered:
        """``address`` is percent-encoded. ``headers`` by their names; a WSGI name stays."""
        sent = body.encode() if isinstance(body, str) else body
        environ = _environ(method, address, sent, kind, cookie)
        environ |= {_wsgi_name(name): value for name, value in (headers or {}).items()}
        return self._answered(environ, f"{method} {address[:200]}")

    def _answered(self, environ: dict[str, Any], asked: str) -> Answered:
        told: dict[str, Any] = {}
        raised: list[str] = []

        def start(status: str, headers: list[tuple[str, str]], *_rest: object) -> None:
            told["status"], told["headers"] = int(status.split()[0]), tuple(headers)

        def note(**_: object) -> None:
            raised.append(traceback.format_exc())

        got_request_exception.connect(note)
        try:
            response = application(environ, start)
            body = b"".join(response)
            response.close()
        finally:
            got_request_exception.disconnect(note)
        return Answered(asked, told["status"], told["headers"], body, "\n".join(raised))


def _wsgi_name(name: str) -> str:
    plain = name.upper().replace("-", "_")
    own = plain in ("CONTENT_TYPE", "CONTENT_LENGTH") or name.isupper() or name.startswith("wsgi.")
    return name if name.startswith("wsgi.") else plain if own else f"HTTP_{plain}"


def _environ(method: str, address: str, body: bytes, kind: str, cookie: str) -> dict[str, Any]:
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query.encode("utf-8", "surrogatepass").decode("latin-1"),
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": HOST,
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": kind,
        "wsgi.input": BytesIO(body),
        "wsgi.url_scheme": "http",
    }
    if cookie:
        environ["HTTP_COOKIE"] = f"{settings.SESSION_COOKIE_NAME}={cookie}"
    return environ
