"""A question, a place, a topic, rules, a paper: what stands in data alone, every page knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.web.processes.house import ROOT, run
from tests.web.processes.one_more_of_each import OTHER_WORDS

pytestmark = pytest.mark.slow

WORDS = {
    "/questions/steroids-12m/": ["They are given for relapses."],
    "/questions/country/": ["Antarctica"],
    "/help/": ["The doctor of the station", "tel:777", "Find a Helpline"],
    "/check/": ["Have you had steroids in the last 12 months?", "3 places", "Antarctica"],
    "/consult/": ["Steroids, 12 mo", "sites", "Antarctica", "Heat tolerance", "Aurora 2026"],
    "/consult/referral.txt/": [
        "Steroids, 12 mo: yes",
        "Centres, n: 3 sites",
        "Rules of the far south",
    ],
    "/fhir/questionnaire/": ["steroids_12m.yes", "Antarctica"],
    "/fhir/response/": ["worked_up"],
    "/results/": ["Did people bear heat better?", "bore heat better", "far southern committee"],
    "/results/hopes/": ["bore heat better", "Aurora 2026", "20 of 30 people up to 40"],
    "/results/rules/": ["Rules of the far south", "People from 18 to 50 who can be flown out."],
    "/summary/": ["Steroids taken", "bore heat better", "far southern committee"],
    "/summary.txt/": ["Centres asked so far: 3 places", "Aurora A, et al."],
    "/outcomes/warmth-borne/": ["Aurora 2026", "bore heat better"],
    "/criteria/far-south-2026/": ["Nobody who is pregnant is flown out."],
    "/sources/aurora-2026/": ["20 of 30 people up to 40"],
}
WORDS_OF_AN_OUTCOME = ("/results/hopes/", "/outcomes/no-disability-worsening/")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("more")
    env = {"PYTHONPATH": str(ROOT)}
    done = run(Path(ROOT), "-m", "tests.web.processes.one_more_of_each_run", str(folder), env=env)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_each_page_tells_each_in_its_own_words(told: dict[str, Any]) -> None:
    pages = told["pages"]
    assert {page: each["status"] for page, each in pages.items() if each["status"] != 200} == {}
    missing = [
        (page, words) for page in WORDS for words in WORDS[page] if words not in _plain(pages[page])
    ]
    assert missing == []


def test_other_words_for_an_outcome_reach_every_page(told: dict[str, Any]) -> None:
    pages, before = told["pages"], told["words before"]
    assert [page for page in pages if before in _plain(pages[page])] == []
    assert [p for p in WORDS_OF_AN_OUTCOME if OTHER_WORDS not in _plain(pages[p])] == []


def test_check_tells_what_is_to_come_and_no_more(told: dict[str, Any]) -> None:
    (codes,) = told["check"]
    assert codes.startswith("code_layout.toml: ")
    assert codes.endswith(" country, steroids_12m, worked_up")


def _plain(page: dict[str, Any]) -> str:
    return " ".join(str(page["text"]).split())
