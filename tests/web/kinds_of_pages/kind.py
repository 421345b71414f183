"""One page as the server sends it to somebody, and what that somebody has told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.test import Client, override_settings

from decision_aid.domain.questionnaire.journey import FULL
from decision_aid.web import loaded
from tests.web import people
from tests.web.cookies import Given, client_holding, signed, told

DETAIL_KEPT: Given = {
    **people.RRMS_KEPT,
    **{key: value for key, value in people.DETAIL.items() if key not in people.RRMS},
}
VALUES = {
    "picked": ["death", "relapses", "certainty"],
    "ordered": True,
    "leaning": "switch",
    "ready": {"sure": "no", "informed": "yes", "values": "unsure", "supported": "yes"},
}
SAID = {"values": VALUES}
LISTED = {"questions": ["regimen", "find-jcv", "fact:who_ps", "aim"]}


@dataclass(frozen=True)
class Kind:
    """One page. ``answers`` and what was told ``beside`` them stand in the cookie.

    With ``sent`` it answers a form. ``first`` was sent to the same address before. A host has set
    ``host``. A form that is sent ``without_token`` is refused.
    """

    name: str
    address: str
    answers: Given = field(default_factory=dict)
    route: str = FULL
    sent: Mapping[str, Any] | None = None
    status: int = 200
    beside: Mapping[str, Any] = field(default_factory=dict)
    first: Mapping[str, Any] | None = None
    host: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    without_token: bool = False

    def html(self) -> str:
        client = self._client()
        if self.first is not None:
            assert client.post(self.address, self.first).status_code == 302, self.name
        with override_settings(**self.host), self._read_anew():
            if self.sent is None:
                response = client.get(self.address, headers=dict(self.headers))
            else:
                headers = dict(self.headers)
                response = client.post(self.address, self.sent, headers=headers, follow=True)
        assert response.status_code == self.status, f"{self.name}: {response.status_code}"
        return response.content.decode()

    @contextmanager
    def _read_anew(self) -> Iterator[None]:
        """Who runs the tool is read once, and kept."""
        if "HOST_FILE" not in self.host:
            yield
            return
        loaded.host.cache_clear()
        try:
            yield
        finally:
            loaded.host.cache_clear()

    def _client(self) -> Client:
        client = Client(enforce_csrf_checks=self.without_token)
        if self.answers or self.beside:
            session = told(self.answers, self.route)
            session["told"] |= self.beside
            client.cookies = client_holding(signed(session)).cookies
        client.raise_request_exception = False
        return client
