"""A code that any version wrote is read for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.resume_code.code import decode, encode
from tests.domain.golden_codes import GOLDEN
from tests.domain.golden_codes_2 import GOLDEN_2
from tests.domain.golden_codes_3 import GOLDEN_3
from tests.domain.resume_code.as_symbols import Layouts

OF_VERSION_2 = Path(__file__).parents[1] / "codes_of_version_2.txt"
"""Codes as version 2 was written, each with a digest of the answers that it was made of."""


@pytest.mark.parametrize("code", GOLDEN)
def test_a_code_of_version_1_is_read_for_ever(code: str, layouts: Layouts) -> None:
    route, answers = GOLDEN[code]
    assert decode(code, layouts) == (route, Answers(answers))
    assert encode(route, Answers(answers), layouts[1]) == code


@pytest.mark.parametrize("code", GOLDEN_2)
def test_a_code_of_version_2_is_read_for_ever(code: str, layouts: Layouts) -> None:
    route, answers = GOLDEN_2[code]
    assert decode(code, layouts) == (route, Answers(answers))


def _digest(route: str, answers: Answers) -> str:
    told = repr((route, sorted(answers.given.items())))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def test_codes_that_version_2_wrote_are_read_for_ever(layouts: Layouts) -> None:
    """Of every kind: each way, complete or not, usual or not, with few drugs and with all."""
    written = [line.split("  ") for line in OF_VERSION_2.read_text(encoding="utf-8").splitlines()]
    assert len(written) == 252
    misread = [code for code, digest in written if _digest(*decode(code, layouts)) != digest]
    assert not misread


def test_codes_of_version_2_are_no_longer_written(layouts: Layouts) -> None:
    with pytest.raises(ValueError, match="version 2"):
        encode("short", Answers({"age": "40"}), layouts[2])


@pytest.mark.parametrize("code", GOLDEN_3)
def test_a_code_of_version_3_is_read_for_ever(code: str, layouts: Layouts) -> None:
    route, answers = GOLDEN_3[code]
    assert decode(code, layouts) == (route, Answers(answers))
    assert encode(route, Answers(answers), layouts[3]) == code
