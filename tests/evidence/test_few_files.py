"""A paper, an outcome, rules of a new country, a question and other words each take few files.

They are planted in a copy as the README tells it, then sealed; what is kept for comparison and what
is pinned of today's evidence must hold there too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.conftest import by_day
from tests.web.processes.house import copy_house, run
from tests.web.processes.one_more_of_each import (
    OTHER_WORDS,
    OUTCOME,
    PAPER,
    RULES,
    TOPIC,
    with_other_words,
    with_place,
    with_questions,
)

pytestmark = pytest.mark.slow

COPIED = (
    "decision_aid", "evidence", "templates", "static", "tests",
    "manage.py", "pyproject.toml", "README.md",
)  # fmt: skip
_LINES = """
[aq-age]
met = [ { age = 18 }, { age = 50 } ]
not_met = [ { age = 17 }, { age = 51 } ]
unknown = [ {} ]

[aq-pregnant]
met = [ { pregnant = false } ]
not_met = [ { pregnant = true } ]
unknown = [ {} ]
"""
Change = str | Callable[[str], str]
"""Words for the end of a file, new or not; or the file as it is then."""
CHANGES: Mapping[str, Mapping[str, Change]] = {
    "a paper": {
        "evidence/sources/borea-2026.toml": PAPER.replace("aurora-2026", "borea-2026")
        .replace("Aurora 2026", "Borea 2026")
        .replace("warmth-borne", "no-relapse"),
    },
    "an outcome": {
        "evidence/endpoints.toml": OUTCOME,
        "evidence/topics.toml": TOPIC.replace('"consultation"]', '"consultation", "audit"]'),
        "evidence/sources/aurora-2026.toml": PAPER,
    },
    "rules of a new country": {
        "evidence/criteria/far-south-2026.toml": RULES,
        "tests/evidence/line_cases/far-south-2026.toml": _LINES,
        "evidence/places.toml": with_place,
    },
    "a question": {"decision_aid/questionnaire.toml": with_questions},
    "words for an outcome": {"evidence/endpoints.toml": with_other_words},
}
_IN_ONE_FILE = ("a paper", "a question", "words for an outcome")
PINNED = (
    "tests/evidence/test_data.py",
    "tests/evidence/test_line_cases.py",
    "tests/evidence/read_again/test_second_reading.py::"
    "test_every_line_was_read_twice_or_is_for_a_clinic_alone_or_is_listed",
    "tests/evidence/test_untouched.py",
    "tests/evidence/test_topics.py",
    "tests/evidence_base/editing/test_code_layout.py",
    "tests/domain/eligibility/test_near_limits.py",
    "tests/evidence_base/reading/test_relied_on.py",
    "tests/web/figures/test_wording.py",
    "tests/domain/resume_code/test_code_slips.py",
    "tests/domain/resume_code/test_code_versions.py",
    "tests/domain/resume_code/test_resume_code.py",
    "tests/web/handover/summary/test_summary_figures.py",
    "tests/web/handover/summary/test_summary_text.py::"
    "test_the_text_reads_as_it_was_last_read[short_way]",
    "tests/web/command_line/test_assess_folder.py::test_the_readme_explains_every_column",
)
_OF_ANY_LAYOUT = (
    "thousands_of_people", "lost_or_added", "single_wrong", "group_of_a_wrong",
    "what_matters_comes", "that_the_code_names", "answers_to_code_to_answers",
    "people_with_any_answers", "read_by_a_child", "stays_plain", "swap",
)  # fmt: skip
"""Of codes and summaries of many people, of how words read, and of the code itself: they pin
nothing of today's."""
_ONE_MISTAKE = "(not a_mistake_is_told or mistyped)"
"""Each mistake is planted outside this house as well: here one tells that it is found as before."""
_CHECK_AND_RESEAL = """
import django
django.setup()
from django.core.management import call_command
call_command("evidence", "check")
call_command("reseal", "--no-browser")
"""
_CHECK_AGAIN = """
from django.core.management import call_command
call_command("reseal", "--no-browser", "--check")
"""
_PINS = """
import sys
import django
import pytest
django.setup()
{}
sys.exit(pytest.main(sys.argv[1:]))
"""
"""What is pinned holds most of what was sealed against what would be; a night holds all of it."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = copy_house(tmp_path_factory.mktemp("few") / "house", COPIED)
    for files in CHANGES.values():
        for name, more in files.items():
            _change(copy / name, more)
    return copy


def _change(path: Path, more: Change) -> None:
    text = path.read_text("utf-8") if path.exists() else ""
    path.write_text(text + more if isinstance(more, str) else more(text), "utf-8")


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_takes_at_most_three_files_and_most_take_one(change: str) -> None:
    assert len(CHANGES[change]) <= (1 if change in _IN_ONE_FILE else 3)


def test_check_reseal_and_what_is_pinned_take_them(house: Path) -> None:
    env = {"DJANGO_SETTINGS_MODULE": "decision_aid.settings"}
    sealed = run(house, "-c", _CHECK_AND_RESEAL, env=env)
    assert sealed.returncode == 0, sealed.stdout + sealed.stderr
    assert sealed.stdout.startswith("No mistakes: ")
    log = (house / "evidence" / "CHANGES.md").read_text("utf-8")
    assert "\nNew sources: Aurora 2026, far south; Borea 2026, far south.\n" in log
    assert "\nNew outcomes: Heat borne better.\n" in log
    assert "\nNew rules: Rules of the far south (A far southern committee).\n" in log
    waiting = (house / "tests" / "evidence" / "read_again" / "not_read_again.txt").read_text(
        "utf-8"
    )
    assert "far-south-2026 aq-age\n" in waiting
    assert OTHER_WORDS in (house / "tests/web/golden/summary_short_way.txt").read_text("utf-8")
    layouts = (house / "decision_aid" / "code_layout.toml").read_text("utf-8")
    assert "steroids_12m" in layouts.rpartition("[[layout]]")[2]
    left_out = " and ".join([*(f"not {each}" for each in _OF_ANY_LAYOUT), _ONE_MISTAKE])
    pins = ("-q", "-n0", "-p", "no:cacheprovider", "--assert=plain", "-k", left_out, *PINNED)
    tried = run(house, "-c", _PINS.format("".join(by_day([], [_CHECK_AGAIN]))), *pins, env=env)
    assert tried.returncode == 0, tried.stdout[-3000:] + tried.stderr[-3000:]
