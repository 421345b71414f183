"""A broken list of questions stops start-up, in words, with the question and what is wrong."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.reading.asked.relied_on import ReliedOn
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from decision_aid.evidence_base.reading.questionnaire_toml import open_questionnaire
from tests.evidence_base.breaking import BROKEN, SOUND, Break, breaks

ALL = breaks(BROKEN / "questionnaire" / "mistakes.toml")


@cache
def _sound() -> EvidenceBase:
    return open_evidence_base(SOUND)


def _open(folder: Path) -> Questionnaire:
    base = _sound()
    path, sources = folder / "questionnaire.toml", frozenset(base.sources)
    return open_questionnaire(path, base.arms, sources, relied_on=ReliedOn(), needed={})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(BROKEN / "questionnaire" / "sound.toml", tmp_path / "questionnaire.toml")
    return tmp_path


def test_the_sound_list_is_sound(folder: Path) -> None:
    opened = _open(folder)
    assert list(opened.questions) == ["subtype", "age", "dmt_tried", "dmt_outcome", "health"]
    assert [question.key for question in opened.asked_on("detail")][-1] == "health"


@pytest.mark.parametrize("each", ALL, ids=[each.name for each in ALL])
def test_a_mistake_is_told_with_its_question_and_what_is_wrong(each: Break, folder: Path) -> None:
    each.make(folder)
    with pytest.raises(BrokenEvidenceError) as broken:
        _open(folder)
    assert sorted(str(mistake) for mistake in broken.value.mistakes) == sorted(each.told)


def test_several_mistakes_are_all_told_at_once(folder: Path) -> None:
    names = {"a drug that is not among the arms", "a source that does not exist"}
    made = [each for each in ALL if each.name in names]
    for each in made:
        each.make(folder)
    with pytest.raises(BrokenEvidenceError) as broken:
        _open(folder)
    told = {str(mistake) for mistake in broken.value.mistakes}
    assert told == {line for each in made for line in each.told}
    assert len(told) == 2


@pytest.mark.parametrize("name", ["routes", "topic", "consultation", "question", "fact"])
@pytest.mark.parametrize("value", ["3", "[3]", "{ key = 3 }"])
def test_a_part_of_another_shape_is_told_and_never_a_crash(
    name: str, value: str, folder: Path
) -> None:
    parts = {"routes": "{}", "topic": "[]", "question": "[]"}
    parts |= {"consultation": "[]", "fact": "[]", name: value}
    words = "\n".join(f"{key} = {each}" for key, each in parts.items())
    (folder / "questionnaire.toml").write_text(words, encoding="utf-8")
    with pytest.raises(BrokenEvidenceError):
        _open(folder)


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises((BrokenEvidenceError, OSError), match=r"questionnaire\.toml"):
        _open(tmp_path)
