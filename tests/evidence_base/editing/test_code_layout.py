"""The layout of resume codes: frozen for ever, and always wide enough for what is asked today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.resume_code.layout import Layout, Slot
from decision_aid.domain.resume_code.preferences import (
    LEANING,
    OLD_PICKED,
    PICKED,
    PICKED_IN_ORDER,
    READY,
)
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.editing.new_code_layout import (
    draw_layout,
    layout_as_toml,
    outgrown_by,
    still_holds,
)
from decision_aid.evidence_base.reading.code_layouts import newest, open_layouts
from tests.domain.layouts import LAYOUT_FILE
from tests.evidence_base.editing.layout_seal import SEALED, digest, sealed, sealed_today, versions


@pytest.fixture(scope="module")
def layouts() -> Mapping[int, Layout]:
    return open_layouts(LAYOUT_FILE)


@pytest.fixture(scope="module")
def written() -> Mapping[int, str]:
    return versions(LAYOUT_FILE.read_text(encoding="utf-8"))


def test_no_version_was_changed_since_it_was_frozen(written: Mapping[int, str]) -> None:
    """A changed digest means that codes in people's hands are misread."""
    assert {version: digest(text) for version, text in written.items()} == sealed()


def test_a_new_version_gets_a_digest_and_an_old_one_keeps_its_own(
    written: Mapping[int, str],
) -> None:
    """Else ``reseal`` would excuse a change of a version that people hold codes of."""
    changed = LAYOUT_FILE.read_text(encoding="utf-8").replace('"rrms"', '"other"')
    one_more = max(written) + 1
    told = sealed_today(f"{changed}\n[[layout]]\nversion = {one_more}\n")
    kept, _, added = told.removesuffix("\n").rpartition("\n")
    assert kept + "\n" == SEALED.read_text(encoding="utf-8")
    assert added.endswith(f"  {one_more}")


def test_what_the_file_says_is_what_the_command_writes(
    layouts: Mapping[int, Layout], written: Mapping[int, str]
) -> None:
    """Version 2 is only read."""
    assert [each.version for each in layouts.values() if each.is_read_only] == [2]
    for version in layouts.keys() - {2}:
        assert layout_as_toml(layouts[version]) == written[version]


def test_the_questionnaire_still_offers_all_that_an_old_code_may_hold(
    layouts: Mapping[int, Layout], questionnaire: Questionnaire, base: EvidenceBase
) -> None:
    for layout in layouts.values():
        for slot in layout.question:
            if slot.key not in layout.tail:
                _assert_offered(slot, questionnaire)
        for key in layout.tail:
            assert set(layout.slots[key].options) <= _offered_in_the_tail(base)[key], key


def _assert_offered(slot: Slot, questionnaire: Questionnaire) -> None:
    question = questionnaire.questions[slot.key]
    assert set(slot.options) <= {option.value for option in question.option}, slot.key
    limits = question.limits
    if limits is None:
        return
    assert slot.step % limits.step == 0, slot.key
    assert not isinstance(limits.min, Decimal) or limits.min <= slot.low, slot.key
    assert not isinstance(limits.max, Decimal) or limits.max >= slot.high, slot.key


def _offered_in_the_tail(base: EvidenceBase) -> dict[str, set[str]]:
    picks = {each.id for each in base.what_matters.consideration}
    leanings = {each.value for each in base.what_matters.leaning}
    ready = {f"{READY}{each.id}": {"yes", "no"} for each in base.what_matters.ready}
    picked = dict.fromkeys((*PICKED, OLD_PICKED), picks)
    return {**picked, **ready, LEANING: leanings, PICKED_IN_ORDER: {"yes"}}


def test_the_newest_version_holds_all_that_can_be_answered_today(
    layouts: Mapping[int, Layout], questionnaire: Questionnaire, base: EvidenceBase
) -> None:
    """Else `uv run manage.py reseal` adds a version and its digest."""
    assert outgrown_by(newest(layouts), questionnaire, base.what_matters, date.today()) == ()


def test_a_new_option_or_a_far_year_asks_for_a_new_version(
    layouts: Mapping[int, Layout], questionnaire: Questionnaire, base: EvidenceBase
) -> None:
    layout, matters = newest(layouts), base.what_matters
    assert outgrown_by(layout, questionnaire, matters, date(2052, 1, 1)) == ("years to come",)
    fewer = (replace(layout.slots["country"], options=("GB-ENG",)), *layout.question[1:])
    older = replace(layout, question=fewer)
    assert outgrown_by(older, questionnaire, matters, date.today()) == ("country",)
    assert not still_holds(older, questionnaire, matters, date.today())


def test_a_layout_drawn_twice_is_the_same(questionnaire: Questionnaire, base: EvidenceBase) -> None:
    today = date(2026, 11, 21)
    drawn = [draw_layout(questionnaire, base.what_matters, 1, today) for _ in range(2)]
    assert drawn[0] == drawn[1]
