"""One page as the server sends it to somebody, and what that somebody has told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client, override_settings

from decision_aid.domain.journey import FULL
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
    ``host``.
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

    def html(self) -> str:
        client = self._client()
        if self.first is not None:
            assert client.post(self.address, self.first).status_code == 302, self.name
        with override_settings(**self.host):
            if self.sent is None:
                response = client.get(self.address, headers=dict(self.headers))
            else:
                response = client.post(self.address, self.sent, headers=dict(self.headers))
        assert response.status_code == self.status, f"{self.name}: {response.status_code}"
        return response.content.decode()

    def _client(self) -> Client:
        client = Client()
        if self.answers or self.beside:
            session = told(self.answers, self.route)
            session["told"] |= self.beside
            client = client_holding(signed(session))
        client.raise_request_exception = False
        return client
