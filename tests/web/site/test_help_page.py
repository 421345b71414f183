"""Whom to call, in the own country first and under the name of each other one once."""

from __future__ import annotations

from django.test import Client

from decision_aid.web.site.contact import help_context
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page


def _text(client: Client, address: str) -> str:
    return Page(client.get(address).content.decode()).main.text


def test_who_lives_elsewhere_is_not_sent_to_english_councils() -> None:
    german = _text(client_with({**people.RRMS_KEPT, "country": "DE"}), "/help/")
    english = _text(client_with({**people.RRMS_KEPT, "country": "GB-ENG"}), "/help/")
    assert "Citizens Advice" in english
    assert "Citizens Advice" not in german
    assert "In England" not in german
    assert "Ask your local council or health service" in german


def test_each_other_country_stands_once_and_its_nations_under_it() -> None:
    for country in ("DE", "GB-ENG", ""):
        names = [group["country_name"] for group in help_context(country)["others"]]
        assert len(names) == len(set(names))
        assert "England" not in names
    others = help_context("DE")["others"]
    (kingdom,) = (group for group in others if group["country_name"] == "United Kingdom")
    named = [line["name"] for line in kingdom["lines"]]
    assert "Emergency services" in named
    assert any(name.startswith("Scotland: ") for name in named)


def test_who_answers_for_somebody_else_is_told_who_you_is() -> None:
    told = client_with({**people.RRMS_KEPT, "brings": "else"})
    assert "“you” here is that person" in _text(told, "/")
    assert "“you” here is that person" in _text(told, "/results/")
    assert "here because" not in _text(told, "/results/")
    assert "“I” is the person with MS" in _text(told, "/summary/")
    own = client_with(people.RRMS_KEPT)
    assert "“you” here is that person" not in _text(own, "/results/")
    assert "“I” is the person with MS" not in _text(own, "/summary/")


def test_what_brings_somebody_is_offered_once_and_is_no_missing_answer() -> None:
    check = _text(client_with(people.RRMS_KEPT), "/check/")
    assert check.count("what brings you here") == 1
    assert "Not answered" not in check
    told = _text(client_with({**people.RRMS_KEPT, "brings": "drug"}), "/check/")
    assert "Say what brings you here" not in told
    assert "My drug is not holding my MS" in told
