"""Wrong PINs are counted: ten at once, then one a day."""

from __future__ import annotations

from random import Random

from django.test import Client

from decision_aid.web.handover.resume_code.picture.tries import AT_ONCE, THEN_EVERY, Tries
from tests.web.handover.resume_code.picture.on_paper import PIN, scanned
from tests.web.handover.resume_code.picture.scanning import opened
from tests.web.page import Page


def test_ten_wrong_pins_and_the_right_one_waits_too_whoever_types_it() -> None:
    found = scanned()
    for number in range(AT_ONCE):
        assert (
            Client()
            .post(found.path, {"pin": f"{number:06}"})
            .headers["Location"]
            .endswith("/again/")
        )
    response = Client().post(found.path, {"pin": PIN})
    assert response.headers["Location"] == f"{found.path}wait/"
    page = Client().get(response.headers["Location"])
    assert "tried too many wrong PINs" in page.content.decode()
    assert "/code/" in Page(page.content.decode()).links
    assert opened(Client(), scanned()).main.one("h1").text == "Are these your answers?"


def test_tries_come_back_one_a_day_and_a_right_pin_costs_none() -> None:
    now = [1000.0]
    tries = Tries(lambda: now[0])
    for _ in range(50):
        assert tries.take(b"mine")
        tries.give_back(b"mine")
    assert [tries.take(b"mine") for _ in range(AT_ONCE + 2)] == [True] * AT_ONCE + [False] * 2
    assert tries.take(b"another")
    now[0] += THEN_EVERY
    assert [tries.take(b"mine") for _ in range(3)] == [True, False, False]
    now[0] += 30 * THEN_EVERY
    assert sum(tries.take(b"mine") for _ in range(30)) == AT_ONCE


def test_counting_tries_takes_no_more_memory_and_nobody_pushes_a_count_out() -> None:
    tries = Tries(lambda: 0.0)
    while tries.take(b"mine"):
        pass
    size, chance = len(tries._all_back), Random(1)
    for _ in range(20_000):
        tries.take(chance.randbytes(16))
    assert len(tries._all_back) == size
    assert not tries.take(b"mine")
