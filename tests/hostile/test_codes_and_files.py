"""What people paste: codes, FHIR files, versions. Made to be slow, deep, huge or misleading."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aid.domain.resume_code.symbols import ALPHABET
from tests.hostile.attacks.bounded import bounded
from tests.hostile.attacks.evil import EVIL, MARK, SHORT, coded
from tests.hostile.attacks.harmless import is_harmless
from tests.hostile.attacks.sending import Answered, Attacker
from tests.hostile.attacks.visitors import TOKEN, visitors
from tests.hostile.attacks.walking import known_values


def _post(attacker: Attacker, address: str, **fields: str) -> Answered:
    sent = {"csrfmiddlewaretoken": TOKEN, **fields}
    body = "&".join(f"{coded(name)}={coded(value)}" for name, value in sent.items())
    answered = attacker.post(address, body, cookie=visitors()["everything"])
    is_harmless(answered, (200, 302, 413, 422))
    return answered


def _file() -> dict[str, Any]:
    return dict(json.loads(known_values()["file"]))


def test_the_file_and_the_code_that_are_spoilt_below_are_good(attacker: Attacker) -> None:
    assert _post(attacker, "/fhir/import/", file=json.dumps(_file())).status == 200
    answered = _post(attacker, "/code/", code=known_values()["code"])
    assert answered.header("Location") == "/scan/held/"


@bounded(80)
@given(st.text(ALPHABET + " -\u2013\u200b#0OIL1ﬃß", max_size=120))
def test_any_code_is_read_or_refused(code: str) -> None:
    _post(Attacker(), "/code/", code=code)
    _post(Attacker(), "/code/", code=code, use="yes")


@bounded(60)
@given(st.data())
def test_a_good_code_with_anything_in_it_never_brings_other_answers(data: st.DataObject) -> None:
    """Two check characters tell every single change; what passes gives the same code again."""
    code = known_values()["code"]
    place = data.draw(st.integers(0, len(code) - 1))
    sign = data.draw(st.sampled_from([each for each in ALPHABET if each != code[place]]))
    if code[place] != "-":
        changed = code[:place] + sign + code[place + 1 :]
        assert _post(Attacker(), "/code/", code=changed).header("Location") == "/code/again/"


@pytest.mark.parametrize("field", ["code", "file", "version"])
def test_whatever_is_pasted_is_refused_in_words(attacker: Attacker, field: str) -> None:
    address = {"code": "/code/", "file": "/fhir/import/", "version": "/changes/"}[field]
    for value in EVIL:
        assert _post(attacker, address, **{field: value}).status in (200, 302, 413, 422)


_NUMBERS = (
    "1e999999999",
    "-1e999999999",
    "1e-999999999",
    "9" * 4300,
    "9" * 5000,
    "NaN",
    "0e999999",
    "Infinity",
    "-0",
    "-0.0",
    "1e400",
    "0." + "0" * 5000 + "1",
    "38.0",
    "3.8e1",
    "true",
)


@pytest.mark.parametrize("number", _NUMBERS, ids=lambda each: each[:14])
def test_any_number_in_a_file_is_taken_or_refused(attacker: Attacker, number: str) -> None:
    text = known_values()["file"]
    for real in ('"valueInteger": 38', '"valueDecimal": 3.5', '"valueInteger": 2'):
        assert real in text
        name = real.partition(":")[0]
        _post(attacker, "/fhir/import/", file=text.replace(real, f"{name}: {number}"))


SHAPES = {
    "deep lists": "[" * 10_000,
    "deep lists, closed": "[" * 8_000 + "]" * 8_000,
    "deep objects": '{"a":' * 3_000 + "1" + "}" * 3_000,
    "deep items": "DEEP",
    "an item a thousand times": "MANY",
    "a key twice": '{"resourceType": "QuestionnaireResponse", "resourceType": "x"}',
    "a lone surrogate": '{"resourceType": "\\ud800"}',
    "a surrogate as a key": '{"\\udfff": 1}',
    "nul": '{"resourceType": "\\u0000"}',
    "a prototype": '{"__proto__": {"a": 1}, "constructor": {}}',
    "markup": json.dumps({f"<{MARK}>": f"<script>{MARK}</script>"}),
    "xml": f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY {MARK} SYSTEM "file:///etc/passwd">]><a/>',
    "entities": "<!DOCTYPE x [" + '<!ENTITY a "aaaa">' * 1000 + "]>",
    "comments": "/* */ {}",
    "two files": "{} {}",
    "many marks at the start": "\ufeff" * 100 + "{}",
    "blanks": " \t\r\n" * 12_000,
}


TOO_DEEP = ("deep lists", "deep lists, closed", "deep objects")
"""Small enough to be read, or the reader would never be tried."""


def _shape(name: str) -> str:
    file = _file()
    if name == "deep items":
        item: dict[str, Any] = {"linkId": "age"}
        for _ in range(300):
            item = {"linkId": "age", "item": [item]}
        return json.dumps({**file, "item": [item]})
    if name == "an item a thousand times":
        return json.dumps({**file, "item": [{"linkId": f"<{MARK}>{n}"} for n in range(1500)]})
    return SHAPES[name]


@pytest.mark.parametrize("name", SHAPES)
def test_any_shape_of_a_file_is_read_or_refused_in_words(attacker: Attacker, name: str) -> None:
    status = _post(attacker, "/fhir/import/", file=_shape(name)).status
    assert status in ((422,) if name in TOO_DEEP else (200, 413, 422))


_LEAF = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.sampled_from(SHORT),
    st.just("\ud800"),
    st.just([]),
    st.just({}),
)


def _paths(part: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = (
        part.items()
        if isinstance(part, dict)
        else enumerate(part)
        if isinstance(part, list)
        else ()
    )
    return [here, *(path for key, each in inside for path in _paths(each, (*here, key)))]


@bounded(120)
@given(st.data())
def test_a_good_file_with_anything_in_one_place_is_taken_as_it_is_or_refused(
    data: st.DataObject,
) -> None:
    file = deepcopy(_file())
    path = data.draw(st.sampled_from([each for each in _paths(file) if each]))
    inside: Any = file
    for key in path[:-1]:
        inside = inside[key]
    if data.draw(st.booleans()):
        inside[path[-1]] = data.draw(_LEAF)
    else:
        del inside[path[-1]]
    _post(Attacker(), "/fhir/import/", file=json.dumps(file))
