"""A new question stands in ``questionnaire.toml`` alone: every page knows it from there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.web.house import ROOT, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("more")
    env = {"PYTHONPATH": str(ROOT)}
    done = run(Path(ROOT), "-m", "tests.web.one_more_question_run", str(folder), env=env)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_no_page_fails_for_a_question_that_only_the_file_knows(told: dict[str, Any]) -> None:
    assert {page: each["status"] for page, each in told.items() if each["status"] != 200} == {}


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/check/", "Have you had steroids in the last 12 months?"),
        ("/check/", "3 places"),
        ("/consult/", "Steroids, 12 mo"),
        ("/consult/", "sites"),
        ("/summary/", "Steroids taken"),
        ("/summary.txt/", "Centres asked so far: 3 places"),
        ("/consult/referral.txt/", "Steroids, 12 mo: yes"),
        ("/fhir/questionnaire/", "steroids_12m.yes"),
        ("/fhir/response/", "worked_up"),
        ("/questions/steroids-12m/", "They are given for relapses."),
    ],
)
def test_each_page_tells_it_in_its_own_words(told: dict[str, Any], page: str, words: str) -> None:
    assert words in told[page]["text"]
