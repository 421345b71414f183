"""Forms sent by another site, or with the token of somebody else."""

from __future__ import annotations

import pytest
from django.urls import get_resolver

from tests.hostile.attacks.evil import MARK
from tests.hostile.attacks.harmless import is_guarded, is_harmless
from tests.hostile.attacks.sending import HOST, Answered, Attacker
from tests.hostile.attacks.visitors import TOKEN, visitors
from tests.hostile.attacks.walking import encoded, site


def _refused(answered: Answered) -> None:
    assert answered.status == 403, answered.asked
    assert answered.cookies == [], answered.asked
    is_harmless(answered)
    is_guarded(answered)


FOREIGN: dict[str, tuple[dict[str, str], str]] = {
    "no token": ({}, ""),
    "another token": ({}, "u" * 32),
    "a token of the wrong length": ({}, "t" * 31),
    "markup as a token": ({}, f"<{MARK}>"),
    "a foreign origin": ({"Origin": "https://evil.example.com"}, TOKEN),
    "an origin of nobody": ({"Origin": "null"}, TOKEN),
    "an origin with another port": ({"Origin": f"http://{HOST}:8080"}, TOKEN),
    "an origin with another scheme": ({"Origin": f"https://{HOST}"}, TOKEN),
    "an origin that looks like ours": ({"Origin": f"http://{HOST}.evil.example.com"}, TOKEN),
    "an origin that is none": ({"Origin": "http://[::1"}, TOKEN),
    "a token in the header only, a wrong one": ({"X-CSRFToken": "u" * 32}, ""),
}


WITHOUT_A_TOKEN = ("/start-anew/", "/changes/")
"""By hand: one that loses its token by mistake is not among them."""


@pytest.mark.parametrize("name", FOREIGN)
def test_every_form_refuses_what_another_site_sends(attacker: Attacker, name: str) -> None:
    """All forms but two, which take nothing from anybody and show nothing of anybody."""
    headers, token = FOREIGN[name]
    for form in site().forms.values():
        if form.method != "POST" or form.action in WITHOUT_A_TOKEN:
            continue
        fields = {**form.fields, "csrfmiddlewaretoken": (token,) if token else ()}
        _refused(
            attacker.post(
                form.action, encoded(fields), cookie=visitors()[form.who], headers=headers
            )
        )


def _open_to_all() -> tuple[str, ...]:
    exempt = [
        each for each in get_resolver().url_patterns if getattr(each.callback, "csrf_exempt", False)
    ]
    return tuple(f"/{each.pattern}" for each in exempt)


def test_the_two_forms_without_a_token_leave_everything_as_it_is(
    attacker: Attacker, everything: str
) -> None:
    """Starting anew only takes away what nobody can read."""
    assert _open_to_all() == WITHOUT_A_TOKEN
    anew = attacker.post("/start-anew/", "", cookie=everything)
    assert (anew.status, anew.cookies) == (302, [])
    answered = attacker.post("/changes/", "version=2026-11-21", cookie=everything)
    assert answered.status in (200, 422)
    assert answered.cookies == []


def test_the_session_of_another_person_has_another_token(attacker: Attacker) -> None:
    """A token that somebody got for their own browser opens no form of another browser."""
    body = f"csrfmiddlewaretoken={TOKEN}&route=full"
    _refused(attacker.post("/route/", body))
