"""Files of a folder, and anything else, sent with gzip: all rivals get the same treatment."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

_TEXT = ("text/", "application/javascript", "application/json", "image/svg")


def folder_application(folder: Path) -> WSGIApplication:
    def application(environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        path = folder / environ["PATH_INFO"].lstrip("/")
        if not path.is_file():
            start("404 Not Found", [("Content-Type", "text/plain")])
            return [b""]
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        start("200 OK", [("Content-Type", kind), ("Cache-Control", "max-age=600")])
        return [path.read_bytes()]

    return application


def gzipped(application: WSGIApplication) -> WSGIApplication:
    """Compresses what the application left as it is and what is text."""

    def wrapped(environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        told: dict[str, Any] = {}

        def keep(status: str, headers: list[tuple[str, str]], *_rest: object) -> Any:
            told.update(status=status, headers=headers)

        parts = application(environ, keep)
        body = b"".join(parts)
        getattr(parts, "close", lambda: None)()
        headers = {name.title(): value for name, value in told["headers"]}
        if body and "Content-Encoding" not in headers and _is_text(headers):
            body = _pressed(body)
            headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(body))
        kept = [(n, v) for n, v in told["headers"] if n.title() == "Set-Cookie"]
        headers.pop("Set-Cookie", None)
        start(told["status"], [*headers.items(), *kept])
        return [body]

    return wrapped


def _is_text(headers: dict[str, str]) -> bool:
    kind = headers.get("Content-Type", "")
    return kind.startswith(_TEXT) or "javascript" in kind


@lru_cache(maxsize=64)
def _pressed(body: bytes) -> bytes:
    return gzip.compress(body, 6)
