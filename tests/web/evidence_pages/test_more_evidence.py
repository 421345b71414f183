"""Twice the evidence: long lists come in pages, and nothing in them is out of reach."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from decision_aid.evidence_base.base import EvidenceBase
from tests.bench.scaled import write_scaled
from tests.conftest import by_day
from tests.web.processes.house import ROOT, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, base: EvidenceBase) -> dict[str, Any]:
    """Of outcomes by day those with most figures, and every sixth of the others."""
    number = Counter(each.figure.endpoint for each in base.figures.values())
    every = sorted(base.endpoints, key=lambda each: -number[each])
    endpoints = by_day((*every[:4], *every[4::6]), every)
    folder = write_scaled(2, tmp_path_factory.mktemp("twice") / "evidence")
    env = {"DECISION_AID_EVIDENCE": str(folder), "PYTHONPATH": str(ROOT)}
    done = run(Path(ROOT), "-m", "tests.web.processes.more_evidence_run", *endpoints, env=env)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_every_source_stands_once_on_one_of_the_pages(told: dict[str, Any]) -> None:
    listed = told["lists"]["/sources/"]
    assert len(listed["addresses"]) > 1
    assert listed["listed"] == told["sources"]


def test_every_set_of_rules_stands_once_on_one_of_the_pages(told: dict[str, Any]) -> None:
    listed = told["lists"]["/criteria/"]
    assert len(listed["addresses"]) > 1
    assert listed["listed"] == told["sets"]


def test_every_figure_is_reached_from_the_page_of_its_outcome(told: dict[str, Any]) -> None:
    several = 0
    assert len(told["figures"]) > 8
    for endpoint, figures in told["figures"].items():
        listed = told["lists"][f"/outcomes/{endpoint}/"]
        assert set(figures) <= set(listed["links"]), endpoint
        several += len(listed["addresses"]) > 1
    assert several


def test_every_page_of_a_list_has_a_title_and_an_address_of_its_own(told: dict[str, Any]) -> None:
    for start, listed in told["lists"].items():
        assert len(set(listed["titles"])) == len(listed["addresses"]), start
        assert listed["addresses"][0] == start
        assert not any(each.endswith("page=1") for each in listed["addresses"])


def test_each_page_marks_its_own_number(told: dict[str, Any]) -> None:
    for listed in told["lists"].values():
        assert all(len(marked) == 1 for marked in listed["current"])


def test_restrictions_stay_from_page_to_page(told: dict[str, Any]) -> None:
    listed = told["lists"]["/sources/?topic=worsening&arm=transplant"]
    asked = ("topic=worsening", "arm=transplant")
    assert all(part in each for each in listed["addresses"] for part in asked)
    assert 0 < len(listed["listed"]) < len(told["sources"])


def test_a_page_that_there_is_not_leads_to_the_nearest(told: dict[str, Any]) -> None:
    titles = told["lists"]["/sources/"]["titles"]
    assert told["far"] in titles
    assert set(told["odd"]) == {titles[0]}


def test_the_result_pages_say_how_many_more_there_are_and_where(told: dict[str, Any]) -> None:
    assert told["result"]["more"]
    assert told["result"]["dead"] == []
    assert told["result"]["largest"] <= 140
