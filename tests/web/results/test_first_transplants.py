"""Who has had a transplant reads on every surface that differences come from first ones."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.web.figures import notes
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
