"""Who has had a transplant reads on every surface that differences come from first ones."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.web.figures import notes
from decision_aid.web.figures.sentences import of_others
from tests.web import people
from tests.web.cookies import client_with

AFTER = {**people.RRMS_KEPT, "health": ["transplant"], "filled_in_by": "clinician"}
SURFACES = ("/results/", "/results/hopes/", "/summary/", "/consult/")


def _told(client: Client, address: str) -> bool:
    return notes.of_first_transplants() in client.get(address).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        each if each in ("/results/", "/consult/") else pytest.param(each, marks=pytest.mark.slow)
        for each in SURFACES
    ],
)
def test_differences_say_that_they_come_from_first_transplants(address: str) -> None:
    assert _told(client_with(AFTER, "detail"), address)
    assert not _told(client_with(people.RRMS_KEPT, "full"), address)


def test_nobody_like_them_was_studied_is_said_of_deaths_as_of_everything_else() -> None:
    """The only row without it read as if it were of people like them."""
    after, first = client_with(AFTER, "detail"), client_with(people.RRMS_KEPT, "full")
    large = "died of it in 7 studies of 100 people or more"
    in_others = notes.in_others(f"None to 28 of 1,000 people {large}")
    for address, said in (
        ("/results/risks/", in_others),
        ("/summary/", in_others),
        ("/consult/", f"{notes.nobody_alike()}: 0–\u206028 of 1,000"),
    ):
        assert said in after.get(address).content.decode(), address
        told = first.get(address).content.decode()
        assert "5 of 364" in told, address
        assert said not in told, address
    assert after.get("/results/risks/").content.decode().lower().count("nobody like you") == 1
    others = of_others("-").partition("-")[0]
    for client, is_said in ((after, True), (first, False)):
        told = client.get("/results/").content.decode()
        row = told.partition("None to 28 of 1,000")[2].partition("<li>")[0]
        assert row or not is_said
        assert (f'<p class="quiet-line">{others}' in row) is is_said
        assert told.count(notes.nobody_like_you()) == is_said
