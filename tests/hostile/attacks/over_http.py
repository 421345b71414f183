"""The same requests through a socket, as answers of the same kind."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPConnection
from urllib.parse import urlsplit

from django.conf import settings

from tests.hostile.attacks.sending import FORM, Answered


class OverHttp:
    """Sends requests to a running server, one connection each."""

    def __init__(self, address: str) -> None:
        self._host = urlsplit(address).netloc

    def send(
        self,
        method: str,
        address: str,
        *,
        body: str | bytes = b"",
        cookie: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Answered:
        sent = {"Content-Type": FORM, **(headers or {})}
        if cookie:
            sent["Cookie"] = f"{settings.SESSION_COOKIE_NAME}={cookie}"
        connection = HTTPConnection(self._host, timeout=60)
        connection.request(method, address, body=body, headers=sent)
        response = connection.getresponse()
        given = tuple(each for each in response.getheaders() if each[0] not in ("Date",))
        content = response.read()
        connection.close()
        return Answered(f"{method} {address[:200]}", response.status, given, content, "")
