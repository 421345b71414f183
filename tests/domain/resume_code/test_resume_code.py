"""A code gives back the very answers it was made of, and notices a slip of the pen."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import ROUTES, Questionnaire, replay
from decision_aid.domain.questionnaire.preferences import MOST_PICKED, Values
from decision_aid.domain.resume_code.code import LONGEST, BadCodeError, Fault, decode, encode
from decision_aid.domain.resume_code.layout import Layout
from decision_aid.domain.resume_code.preferences import values_in, with_values, without_values
from decision_aid.domain.resume_code.symbols import ALPHABET, GROUP, PRIME, is_whole, to_symbols
from decision_aid.domain.resume_code.symbols import with_checks as checked
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.code_layouts import newest, open_layouts
from tests.conftest import SIZE
from tests.domain.golden_codes import GOLDEN
from tests.domain.golden_codes_2 import GOLDEN_2
from tests.domain.golden_codes_3 import GOLDEN_3
from tests.domain.layouts import LAYOUT_FILE, everything, somebody
from tests.domain.people import some_answers
from tests.domain.walk import TODAY

Layouts = Mapping[int, Layout]
MANY = 2_500 * SIZE
OF_VERSION_2 = Path(__file__).parents[1] / "codes_of_version_2.txt"
"""Codes as version 2 was written, each with a digest of the answers that it was made of."""


@pytest.fixture(scope="module")
def layouts() -> Layouts:
    return open_layouts(LAYOUT_FILE)


@pytest.mark.slow
@settings(max_examples=500 * SIZE)
@given(seed=st.integers(0, 2**64), route=st.sampled_from(ROUTES))
def test_answers_to_code_to_answers(
    questionnaire: Questionnaire, layouts: Layouts, seed: int, route: str
) -> None:
    given_answers = Answers(some_answers(questionnaire, Random(seed)))
    steps = replay(questionnaire, route, given_answers, TODAY).steps
    held = (step for step in steps if not step.question.for_letter)
    on_the_path = Answers({step.key: step.answer for step in held if step.answer is not None})
    code = encode(route, on_the_path, newest(layouts))
    assert decode(code, layouts) == (route, on_the_path)


@pytest.mark.slow
@pytest.mark.parametrize("version", [1, 3])
def test_thousands_of_people_get_their_answers_back(layouts: Layouts, version: int) -> None:
    random = Random(31)
    for _ in range(MANY):
        route, answers = somebody(layouts[version], random)
        assert decode(encode(route, answers, layouts[version]), layouts) == (route, answers)


@pytest.mark.parametrize(("drugs", "characters"), [(1, 52), (6, 57), (19, 61)])
def test_everything_answered_makes_no_long_code(
    layouts: Layouts, drugs: int, characters: int
) -> None:
    """Without dashes. Nobody could type one that is longer than what is tried at all.

    How long is held for version 3: a further question may make the next one longer.
    Five dates, two markers and four questions that only detail and consultation ask took fifteen
    characters. Whoever stops before them has none of these.
    """
    random = Random(6)

    def longest(layout: Layout) -> int:
        told = (everything(layout, random, drugs) for _ in range(100 * SIZE))
        return max(len(_symbols(encode("detail", each, layout))) for each in told)

    assert longest(layouts[3]) < characters
    assert longest(newest(layouts)) < LONGEST


@pytest.mark.slow
@given(data=st.data())
def test_what_matters_comes_back_with_the_answers(
    layouts: Layouts, base: EvidenceBase, data: st.DataObject
) -> None:
    matters = base.what_matters
    picks = st.sampled_from([each.id for each in matters.consideration])
    picked = data.draw(st.lists(picks, max_size=MOST_PICKED, unique=True).map(tuple))
    leanings = ["", *(each.value for each in matters.leaning)]
    states = st.sampled_from(["yes", "no", "unsure"])
    values = Values(
        picked=data.draw(st.sampled_from([picked, ("unsure",)])),
        ordered=len(picked) > 1 and data.draw(st.booleans()),
        leaning=data.draw(st.sampled_from(leanings)),
        ready=data.draw(st.dictionaries(st.sampled_from([e.id for e in matters.ready]), states)),
    )
    code = encode("short", with_values(Answers({"age": "40"}), values), newest(layouts))
    _, read = decode(code, layouts)
    assert (values_in(read), without_values(read)) == (values, Answers({"age": "40"}))


@pytest.fixture(scope="module")
def codes(layouts: Layouts) -> list[list[int]]:
    """Two hundred codes, as symbols."""
    random = Random(200)
    return [_symbols(encode(*somebody(newest(layouts), random), newest(layouts)))
            for _ in range(200)]  # fmt: skip


def _symbols(code: str) -> list[int]:
    return [ALPHABET.index(each) for each in code.replace("-", "")]


def _text(symbols: list[int]) -> str:
    return "".join(ALPHABET[each] for each in symbols)


@pytest.mark.slow
def test_every_single_wrong_character_is_noticed(codes: list[list[int]]) -> None:
    for code in codes:
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
    for code in codes[:60]:
        for place in range(len(code)):
            for slip in ([*code[:place], *code[place + 1 :]], [*code[:place], 0, *code[place:]]):
                tried += 1
                missed += slip != code and _is_read(_text(slip), layouts)
    assert missed / tried < 0.004


def _is_read(text: str, layouts: Layouts) -> bool:
    try:
        decode(text, layouts)
    except BadCodeError:
        return False
    return True


@pytest.mark.slow
def test_the_group_of_a_wrong_character_is_told_and_never_another(
    codes: list[list[int]], layouts: Layouts
) -> None:
    random = Random(7)
    told: Counter[Fault] = Counter()
    for code in codes * 5:
        place = random.randrange(len(code))
        wrong = (code[place] + random.randrange(1, PRIME)) % PRIME
        with pytest.raises(BadCodeError) as refused:
            decode(_text([*code[:place], wrong, *code[place + 1 :]]), layouts)
        told[refused.value.fault] += 1
        assert refused.value.group in (place // GROUP + 1, None)
    assert told[Fault.WRONG_GROUP] > 0.95 * told.total(), told


def test_where_a_swap_is_told_it_is_the_right_group(
    codes: list[list[int]], layouts: Layouts
) -> None:
    """Several swaps may bring the sums right; then no group is named."""
    told: Counter[Fault] = Counter()
    for code in codes:
        place = next(at for at in range(1, len(code) - 1) if code[at] != code[at + 1])
        swapped = [*code[:place], code[place + 1], code[place], *code[place + 2 :]]
        with pytest.raises(BadCodeError) as refused:
            decode(_text(swapped), layouts)
        told[refused.value.fault] += 1
        assert refused.value.group in (place // GROUP + 1, None)
    assert told[Fault.WRONG_GROUP]


def test_the_check_characters_fit_every_length() -> None:
    for length in range(3, 60):
        symbols = checked([*to_symbols(PRIME**length // 7)][: length - 2])
        assert is_whole(symbols), length
        assert all(not is_whole([*symbols, extra]) for extra in range(PRIME)), length


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
    (_text(checked([0, 5, 5])), Fault.UNKNOWN_VERSION, None),
    (_text(checked([29, 5, 5])), Fault.UNKNOWN_VERSION, None),
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
        assert not _is_read(_text(checked([version, *[30] * 60])), layouts)
        assert not _is_read(_text(checked([version, 0, 0, 5])), layouts)
    for version in (1, 3):
        text = _text(checked([version, 30, 30]))
        read = _is_read(text, layouts)
        assert not read or encode(*decode(text, layouts), layouts[version]).replace("-", "") == text


def test_what_the_layout_does_not_know_is_left_out(layouts: Layouts) -> None:
    odd = {"age": "17", "country": "XX", "subtype": "rrms", "relapses_12m": "1.5", "shoes": "42"}
    code = encode("full", Answers(odd), newest(layouts))
    assert decode(code, layouts) == ("full", Answers({"subtype": "rrms"}))


def test_an_answer_off_the_path_takes_no_place(layouts: Layouts) -> None:
    told = Answers({"edss_known": "no", "edss_value": "4.5", "dmt_outcome:natalizumab": "quiet"})
    code = encode("full", told, newest(layouts))
    assert decode(code, layouts) == ("full", Answers({"edss_known": "no"}))
