"""What the code reads by name is there: a name changed in a list alone is told."""

from __future__ import annotations

import ast
import shutil
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from decision_aid.evidence_base.reading.asked.relied_on import RELIED_ON
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from decision_aid.web import loaded
from decision_aid.web.apps import evidence_is_sound
from tests.conftest import ROOT

CODE = ROOT / "decision_aid"
MISTAKES = tomllib.loads((ROOT / "tests/broken/whole/questions.toml").read_text("utf-8"))["mistake"]
SETTINGS = {
    "questionnaire.toml": "QUESTIONNAIRE",
    "codes.toml": "CODES",
    "record_terms.toml": "RECORD_TERMS",
    "code_layout.toml": "CODE_LAYOUT",
    "search_words.toml": "SEARCH_WORDS",
}
OTHER_THINGS = {"pregnancy": "what a line of a set of rules is about"}


def _words_in(path: Path, asked: Iterable[str]) -> Iterator[str]:
    """A module is read only if one of these stands in it between quotes."""
    code = path.read_text(encoding="utf-8")
    if not any(f'"{each}"' in code for each in asked):
        return
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_question_that_the_code_names_is_declared_in_one_place() -> None:
    declared = CODE / "evidence_base/reading/asked/relied_on.py"
    asked = loaded.questionnaire().questions.keys()
    modules = (path for path in CODE.rglob("*.py") if path != declared)
    named = {word for path in modules for word in _words_in(path, asked)} & asked
    assert named - OTHER_THINGS.keys() == RELIED_ON.answers.keys()


def test_every_list_beside_the_questions_is_read_at_the_start() -> None:
    assert {path.name for path in CODE.glob("*.toml")} == SETTINGS.keys()


@pytest.fixture
def anew(settings: LazySettings) -> Iterator[LazySettings]:
    """The lists are read anew, and once more after the test; the evidence stays."""
    opened = [each for each in loaded.FILES if each is not loaded.evidence_base]
    kept = [each for each in opened if hasattr(each, "cache_clear")]
    for each in kept:
        each.cache_clear()
    yield settings
    for each in kept:
        each.cache_clear()


@pytest.mark.slow
@pytest.mark.parametrize("each", MISTAKES, ids=[each["name"] for each in MISTAKES])
def test_a_mistake_is_told_by_file_and_place(
    each: dict[str, Any], anew: LazySettings, tmp_path: Path
) -> None:
    path = Path(shutil.copy(CODE / each["file"], tmp_path))
    words = path.read_text(encoding="utf-8")
    assert each["everywhere"] in words
    path.write_text(words.replace(each["everywhere"], each["with"]), encoding="utf-8")
    setattr(anew, SETTINGS[each["file"]], path)
    told = [str(mistake) for mistake in loaded.mistakes() if mistake.file == each["file"]]
    untold = [line for line in each["told"] if not any(one.startswith(line) for one in told)]
    too_many = [one for one in told if not any(one.startswith(line) for line in each["told"])]
    assert (untold, too_many) == ([], [])


def test_start_check_and_editors_are_told_the_same(
    anew: LazySettings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "record_terms.toml"
    words = (CODE / "record_terms.toml").read_text(encoding="utf-8")
    path.write_text(words.replace('means = "edss"', 'means = "disability"'), encoding="utf-8")
    anew.RECORD_TERMS = path
    told = {str(mistake) for mistake in loaded.mistakes()}
    assert len(told) == 2
    assert {str(each.msg) for each in evidence_is_sound()} == told
    with pytest.raises(SystemExit):
        call_command("evidence", "check")
    assert set(capsys.readouterr().err.splitlines()) == told
    with pytest.raises(BrokenEvidenceError) as stopped:
        loaded.prepare()
    assert {str(mistake) for mistake in stopped.value.mistakes} == told
