"""A slip of the pen is noticed, and told as far as it can be known."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from decision_aid.domain.resume_code.code import BadCodeError, Fault, decode, encode
from decision_aid.domain.resume_code.symbols import GROUP, PRIME, is_whole, to_symbols
from decision_aid.domain.resume_code.symbols import with_checks as checked
from decision_aid.evidence_base.reading.code_layouts import newest
from tests.conftest import SIZE
from tests.domain.layouts import somebody
from tests.domain.resume_code.as_symbols import Layouts, is_read, symbols_of, text_of


@pytest.fixture(scope="module")
def codes(layouts: Layouts) -> list[list[int]]:
    """Two hundred codes, as symbols."""
    random = Random(200)
    return [symbols_of(encode(*somebody(newest(layouts), random), newest(layouts)))
            for _ in range(200)]  # fmt: skip


@pytest.mark.slow
def test_every_single_wrong_character_is_noticed(codes: list[list[int]]) -> None:
    for code in codes[: 60 * SIZE]:
        for place, right in enumerate(code):
            for wrong in set(range(PRIME)) - {right}:
                assert not is_whole([*code[:place], wrong, *code[place + 1 :]])


def test_every_swap_of_two_neighbours_is_noticed(codes: list[list[int]]) -> None:
    for code in codes:
        for place in range(len(code) - 1):
            one, two = code[place : place + 2]
            if one != two:
                assert not is_whole([*code[:place], two, one, *code[place + 2 :]])


@pytest.mark.slow
def test_a_lost_or_added_character_is_nearly_always_noticed(
    codes: list[list[int]], layouts: Layouts
) -> None:
    tried = missed = 0
    for code in codes[: 30 * SIZE]:
        for place in range(len(code)):
            for slip in ([*code[:place], *code[place + 1 :]], [*code[:place], 0, *code[place:]]):
                tried += 1
                missed += slip != code and is_read(text_of(slip), layouts)
    assert missed / tried < 0.004


@pytest.mark.slow
def test_the_group_of_a_wrong_character_is_told_and_never_another(
    codes: list[list[int]], layouts: Layouts
) -> None:
    random = Random(7)
    told: Counter[Fault] = Counter()
    for code in codes * (2 * SIZE):
        place = random.randrange(len(code))
        wrong = (code[place] + random.randrange(1, PRIME)) % PRIME
        with pytest.raises(BadCodeError) as refused:
            decode(text_of([*code[:place], wrong, *code[place + 1 :]]), layouts)
        told[refused.value.fault] += 1
        assert refused.value.group in (place // GROUP + 1, None)
    assert told[Fault.WRONG_GROUP] > 0.92 * told.total(), told


def test_where_a_swap_is_told_it_is_the_right_group(
    codes: list[list[int]], layouts: Layouts
) -> None:
    """Several swaps may bring the sums right; then no group is named."""
    told: Counter[Fault] = Counter()
    for code in codes:
        place = next(at for at in range(1, len(code) - 1) if code[at] != code[at + 1])
        swapped = [*code[:place], code[place + 1], code[place], *code[place + 2 :]]
        with pytest.raises(BadCodeError) as refused:
            decode(text_of(swapped), layouts)
        told[refused.value.fault] += 1
        assert refused.value.group in (place // GROUP + 1, None)
    assert told[Fault.WRONG_GROUP]


def test_the_check_characters_fit_every_length() -> None:
    for length in range(3, 60):
        symbols = checked([*to_symbols(PRIME**length // 7)][: length - 2])
        assert is_whole(symbols), length
        assert all(not is_whole([*symbols, extra]) for extra in range(PRIME)), length


GOOD = "33A7M-B9ECU-GCCK5-DJ3P"


@pytest.mark.parametrize("typed", [
    GOOD, GOOD.lower(), GOOD.replace("-", ""), GOOD.replace("-", " "), f"  {GOOD}\n",
    GOOD.replace("-", " – "), GOOD.replace("-", "‑"), "33a7 mb9e cugc ck5d j3p",
])  # fmt: skip
def test_case_spaces_and_dashes_make_no_difference(typed: str, layouts: Layouts) -> None:
    assert decode(typed, layouts) == decode(GOOD, layouts)


@pytest.mark.parametrize(("typed", "fault", "group"), [
    ("", Fault.EMPTY, None),
    (" - ", Fault.EMPTY, None),
    ("33A", Fault.TOO_SHORT, None),
    (GOOD * 5, Fault.TOO_LONG, None),
    ("33A7M-B9ECU-GCCK0-DJ3P", Fault.WRONG_CHARACTER, 3),
    ("33A7M-B9EÇU-GCCK5-DJ3P", Fault.WRONG_CHARACTER, 2),
    ("33A7M-B9EC-GCCK5-DJ3P", Fault.GROUP_LENGTH, 2),
    ("33A7M-B9ECU-GCCCK5-DJ3P", Fault.GROUP_LENGTH, 3),
    ("33A7M-B9ECU-GCCK4-DJ3P", Fault.WRONG_GROUP, 3),
    ("33A7M-B9ECU-GCCK5", Fault.WRONG_SOMEWHERE, None),
    (text_of(checked([0, 5, 5])), Fault.UNKNOWN_VERSION, None),
    (text_of(checked([29, 5, 5])), Fault.UNKNOWN_VERSION, None),
])  # fmt: skip
def test_a_code_that_cannot_be_read_says_why(
    typed: str, fault: Fault, group: int | None, layouts: Layouts
) -> None:
    with pytest.raises(BadCodeError) as refused:
        decode(typed, layouts)
    assert (refused.value.fault, refused.value.group) == (fault, group)


def test_whole_symbols_that_no_answers_give_are_refused(layouts: Layouts) -> None:
    """Right check characters, but a number that is larger than any answers make."""
    for version in layouts:
        assert not is_read(text_of(checked([version, *[30] * 60])), layouts)
        assert not is_read(text_of(checked([version, 0, 0, 5])), layouts)
    for version in (1, 3):
        text = text_of(checked([version, 30, 30]))
        read = is_read(text, layouts)
        assert not read or encode(*decode(text, layouts), layouts[version]).replace("-", "") == text
