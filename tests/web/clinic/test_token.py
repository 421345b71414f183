"""The permission of a clinic is held in cookies that open together, or not at all."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse

from decision_aid.web.handover.clinic.cookie import Held, TooLongError, ended_in, held_in, keep

pytestmark = pytest.mark.slow


def test_a_long_token_is_held_in_parts_which_open_together_or_not_at_all(settings: Any) -> None:
    held = Held("https://clinic.example/fhir", "7", secrets.token_urlsafe(6000), time.time() + 60)
    asked, other = (_asking(held) for _ in range(2))
    assert sum(map(len, asked.COOKIES.values())) < 12_000
    assert all(len(value) < 4000 for value in asked.COOKIES.values())
    assert held_in(asked) == held
    assert ended_in(asked) is None
    for name in settings.CLINIC_COOKIES:
        for instead in ("", other.COOKIES[name]):
            mixed = _asking(held)
            mixed.COOKIES = {**asked.COOKIES, name: instead}
            assert held_in(mixed) is None
    assert held_in(_asking(replace(held, until=time.time() - 1))) is None
    assert ended_in(_asking(replace(held, until=0))) == replace(held, token="", until=0)
    with pytest.raises(TooLongError):
        _asking(replace(held, token=secrets.token_urlsafe(12_000)))


def _asking(held: Held) -> HttpRequest:
    """A request with the cookies that this makes."""
    response, request = HttpResponse(), HttpRequest()
    keep(response, held)
    request.COOKIES = {name: each.value for name, each in response.cookies.items() if each.value}
    return request
