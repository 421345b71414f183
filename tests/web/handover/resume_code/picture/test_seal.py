"""What is sealed opens with its PIN and the secret of this server only."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from decision_aid.domain.resume_code.code import LONGEST
from decision_aid.domain.resume_code.packed import SIZE, packed, unpacked
from decision_aid.domain.resume_code.symbols import ALPHABET
from decision_aid.web.handover.resume_code.picture import drawn, seal
from tests.web.handover.resume_code.picture.on_paper import CODE, PIN, TODAY, scanned
from tests.web.handover.resume_code.picture.scanning import opened

SECRET, OTHER_SECRET = "a" * 50, "b" * 50
COST = dict(seal._SLOW)


def test_trying_a_pin_is_slow_for_whoever_has_the_secret_too() -> None:
    assert COST["n"] * COST["r"] * COST["p"] >= 2**15
    assert COST["dklen"] == 32


def test_what_is_sealed_is_opened_with_its_pin_and_secret_only() -> None:
    digits = seal.sealed(packed(CODE), TODAY, PIN, SECRET)
    found = seal.read(digits, (OTHER_SECRET, SECRET))
    assert (found.until, unpacked(found.opened(PIN))) == (TODAY, CODE)
    near = [PIN[:place] + str((int(PIN[place]) + 1) % 10) + PIN[place + 1 :] for place in range(6)]
    for wrong in (*near, "", PIN[:-1], PIN + "0", "000000"):
        with pytest.raises(seal.WrongPinError):
            found.opened(wrong)
    with pytest.raises(seal.UnreadableError):
        seal.read(digits, (OTHER_SECRET,))
    stolen = seal.Sealed(found.until, found.body, seal._own(OTHER_SECRET))
    with pytest.raises(seal.WrongPinError):
        stolen.opened(PIN)


def test_a_picture_that_was_changed_anywhere_opens_nothing() -> None:
    """With a mark made for the changed one too, as whoever has the secret could: its day counts."""
    digits = seal.sealed(packed(CODE), TODAY, PIN, SECRET)
    for place in range(0, len(digits), 3):
        changed = digits[:place] + str((int(digits[place]) + 1) % 10) + digits[place + 1 :]
        with pytest.raises(seal.UnreadableError):
            seal.read(changed, (SECRET,))
    found = seal.read(digits, (SECRET,))
    for byte in range(len(found.body)):
        body = bytearray(found.body)
        body[byte] ^= 1
        with pytest.raises(seal.WrongPinError):
            replace(found, body=bytes(body)).opened(PIN)
    for typed in ("", digits[:-1], digits + "0", "9" * seal.DIGITS, "x" * seal.DIGITS, "²" * 205):
        with pytest.raises(seal.UnreadableError):
            seal.read(typed, (SECRET,))


def test_every_picture_is_as_long_and_no_two_are_alike() -> None:
    longest = ALPHABET[-1] * LONGEST
    assert unpacked(packed(longest)).replace("-", "") == longest
    assert len(packed(longest)) == len(packed("332")) == SIZE
    one, two, other = (seal.sealed(packed(c), TODAY, PIN, SECRET) for c in (CODE, CODE, "332"))
    assert len({one, two, other}) == 3
    assert {len(each) for each in (one, two, other)} == {seal.DIGITS}


def test_a_pin_is_drawn_evenly() -> None:
    drawn_pins = {seal.new_pin() for _ in range(3000)}
    assert {len(each) for each in drawn_pins} == {seal.PIN_LENGTH}
    assert len(drawn_pins) > 2980
    assert {each[0] for each in drawn_pins} == set("0123456789")


def test_an_older_key_opens_its_pictures_until_it_is_taken_out(settings: Any) -> None:
    old, found = "o" * 50, scanned(secret="o" * 50)
    assert Client().get(found.path).status_code == 404
    settings.SECRET_KEY_FALLBACKS = [old]
    assert opened(Client(), found).main.one("h1").text == "Are these your answers?"
    settings.PICTURE_KEYS = ["p" * 50]
    assert Client().get(found.path).status_code == 404
    settings.PICTURE_KEYS = ["p" * 50, old]
    assert opened(Client(), found).main.one("h1").text == "Are these your answers?"
    assert drawn.server_secrets()[0] == "p" * 50
