"""`manage.py assess`: the same result as the page, for facts in a file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from decision_aid.domain.evidence.absolute_risk import natural_frequency, share_of
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.logic.facts import FACT_NAMES
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import Questionnaire, replay
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.cases import Case
from tests.conftest import SIZE
from tests.told_topics import TOPICS
from tests.web.command_line.case_files import assess, assess_json, assessed, write_case
from tests.web.random_people import random_people
from tests.web.results.drawn import every_lead

CASES = Path(__file__).resolve().parents[3] / "evidence" / "cases"
TOP = {
    "evidence_version", "criteria", "figures", "panels", "panels_without_lead", "topics",
    "differences", "unknown_facts",
}  # fmt: skip
OUTCOMES = ("alike", "edge", "unlike", "open", "silent")
FIGURE = {"source", "figure", "closeness", *OUTCOMES}
CLOSENESS = {"much-like-you", "partly-like-you", "type-only", "not-known", "different"}
WINDOWS = {"2y", "5y", "10y", "100d", "any"}
DIMENSIONS = {"subtype", "edss", "age", "years_with_ms", "activity", "failed_treatment"}
VERDICTS = {"met", "not met", "unknown"}
OF_A_BAR = {"met": "bar absent", "not met": "bar present"}
NAMES = sorted(path.stem for path in CASES.glob("*.toml"))


@pytest.fixture(scope="module")
def results() -> dict[str, Any]:
    return {name: assessed(f"{name}.toml") for name in NAMES}


@pytest.fixture(scope="module")
def cases(base: EvidenceBase) -> dict[str, Case]:
    return {case.id: case for case in base.cases}


@pytest.mark.parametrize("name", NAMES)
def test_a_worked_person_gets_the_verdicts_that_a_reader_expects(
    name: str, results: dict[str, Any], cases: dict[str, Case], base: EvidenceBase
) -> None:
    judged = results[name]["criteria"]
    for set_id, expected in cases[name].expected.items():
        assert judged[set_id]["overall"] == expected.overall, set_id
        told = {each: judged[set_id]["criteria"].get(each) for each in expected.criteria}
        bars = {each.id for each in base.criteria[set_id].criterion if each.is_bar}
        wanted = {
            line: OF_A_BAR.get(said, said) if line in bars else said
            for line, said in expected.criteria.items()
        }
        assert told == wanted, set_id


@pytest.mark.parametrize("name", NAMES)
def test_the_json_has_exactly_the_documented_form(
    name: str, results: dict[str, Any], base: EvidenceBase
) -> None:
    found = results[name]
    assert set(found) == TOP
    assert found["evidence_version"] == str(base.version)
    assert set(found["criteria"]) == set(base.criteria)
    for verdict in found["criteria"].values():
        assert set(verdict) == {"overall", "criteria"}
        assert verdict["overall"] in VERDICTS
        assert set(verdict["criteria"].values()) <= VERDICTS | set(OF_A_BAR.values())
    _figures_are_documented(found["figures"], base)
    _panels_are_documented(found, base)
    _topics_are_documented(found["topics"], base)
    for each in found["differences"]:
        assert set(each) == {"id", "source", "factor", "endpoint", "standing"}
        assert each["standing"] in ("better", "worse", "none", "open")
        assert each["id"] in {d.id for d in base.sources[each["source"]].difference}
    for unknown in found["unknown_facts"]:
        assert set(unknown) == {"fact", "criteria", "figures"}
        assert unknown["fact"] in FACT_NAMES
        assert unknown["criteria"] + unknown["figures"] > 0


def _figures_are_documented(figures: list[dict[str, Any]], base: EvidenceBase) -> None:
    shown = {each.ref for source in base.sources.values() for each in source.shown_figures}
    assert Counter((f["source"], f["figure"]) for f in figures) == Counter(shown)
    for figure in figures:
        assert set(figure) == FIGURE
        _points_are_documented(figure)


def _points_are_documented(figure: dict[str, Any]) -> None:
    """Each of the six points came out in one way; one that is unlike is enough."""
    assert figure["closeness"] in CLOSENESS
    assert (figure["closeness"] == "different") == bool(figure["unlike"])
    assert sorted(each for told in OUTCOMES for each in figure[told]) == sorted(DIMENSIONS)


def _topics_are_documented(topics: list[dict[str, Any]], base: EvidenceBase) -> None:
    keys = [(each["id"], each["endpoint"], each["window"]) for each in topics]
    assert len(set(keys)) == len(keys) > 20
    for topic in topics:
        assert set(topic) == {"id", "endpoint", "window", "spread", "nearest", "studies"}
        assert topic["window"] in WINDOWS
        _studies_give_the_spread(topic, base)


def _studies_give_the_spread(topic: dict[str, Any], base: EvidenceBase) -> None:
    studies, spread = topic["studies"], topic["spread"]
    for each in studies:
        assert set(each) == FIGURE | {"same_people_as"}
        _points_are_documented(each)
    if spread is None:
        assert studies == []
        return
    assert set(spread) == {"low", "high", "per", "studies"}
    assert spread["studies"] == len(studies)
    shares = [share_of(base.figures[s["source"], s["figure"]].figure) for s in studies]
    told = [natural_frequency(s, spread["per"], None).affected for s in shares if s is not None]
    assert (spread["low"], spread["high"]) == (min(told), max(told))
    alone = {each["closeness"] == "different" for each in studies}
    first = {"source": studies[0]["source"], "figure": studies[0]["figure"]}
    assert (alone, topic["nearest"]) in (({True}, None), ({False}, first))


def _panels_are_documented(found: dict[str, Any], base: EvidenceBase) -> None:
    closeness = {(f["source"], f["figure"]): f["closeness"] for f in found["figures"]}
    for panel in found["panels"]:
        assert set(panel) == {"endpoint", "at", "more", "lead", "own_type", "others"}
        assert panel["own_type"] != panel["lead"]
        assert closeness[panel["lead"]["source"], panel["lead"]["figure"]] != "different"
    for panel in found["panels_without_lead"]:
        assert set(panel) == {"endpoint", "at", "more", "others"}
    for panel in (*found["panels"], *found["panels_without_lead"]):
        assert panel["endpoint"] in base.endpoints
        assert panel["at"] is None or set(panel["at"]) < {"years", "months", "weeks", "days"}
        named = (panel.get("lead"), panel.get("own_type"))
        for ref in (*panel["others"], *filter(None, named)):
            assert set(ref) == {"source", "figure"}
            assert (ref["source"], ref["figure"]) in closeness


def test_a_range_straddling_a_limit_is_unknown(tmp_path: Path) -> None:
    case = tmp_path / "range.toml"
    case.write_text('[facts]\nsubtype = "rrms"\nedss = { low = 5.5, high = 7.0 }\n')
    line = assess_json(case)["criteria"]["london-ahsct-2016"]["criteria"]
    assert line["l-edss"] == "unknown"
    case.write_text('[facts]\nsubtype = "rrms"\nedss = { low = 7.0, high = 7.5 }\n')
    line = assess_json(case)["criteria"]["london-ahsct-2016"]["criteria"]
    assert line["l-edss"] == "not met"


def test_a_fact_said_to_be_unknown_is_one_that_is_left_out(tmp_path: Path) -> None:
    said, left_out = tmp_path / "said.toml", tmp_path / "left_out.toml"
    said.write_text('[facts]\nsubtype = "spms"\nage = "unknown"\npml = "unknown"\n')
    left_out.write_text('[facts]\nsubtype = "spms"\n')
    assert assess_json(said) == assess_json(left_out)


def test_a_person_without_any_fact_gets_a_result(tmp_path: Path) -> None:
    empty = tmp_path / "empty.toml"
    empty.write_text("[facts]\n")
    found = assess_json(empty)
    assert {verdict["overall"] for verdict in found["criteria"].values()} <= {"unknown"}
    assert found["unknown_facts"][0]["criteria"] > 5


@pytest.mark.slow
def test_the_json_names_the_leads_that_the_result_page_draws(
    tmp_path: Path, questionnaire: Questionnaire, handler: WSGIHandler
) -> None:
    on_the_page = {endpoint for topic in TOPICS for endpoint in topic.endpoints}
    for somebody in list(random_people(questionnaire, 40))[:: 20 // SIZE]:
        given = {k: tuple(v) if isinstance(v, list) else v for k, v in somebody.answers.items()}
        journey = replay(questionnaire, somebody.route, Answers(given), timezone.localdate())
        found = assess_json(write_case(tmp_path / "case.toml", journey.facts))
        near = [topic["nearest"] for topic in found["topics"] if topic["nearest"]]
        leads = [p["lead"] for p in found["panels"] if p["endpoint"] in on_the_page]
        named = {(each["source"], each["figure"]) for each in (*near, *leads)}
        assert every_lead(handler, somebody) <= named


@pytest.mark.parametrize("name", NAMES)
def test_the_text_names_every_lead_every_rule_and_every_unknown_fact(
    name: str, results: dict[str, Any], base: EvidenceBase
) -> None:
    text, found = assess(CASES / f"{name}.toml"), results[name]
    assert str(base.version) in text
    for panel in found["panels"]:
        assert f"[{panel['lead']['source']}/{panel['lead']['figure']};" in text
    for topic in found["topics"]:
        if topic["nearest"]:
            first = topic["studies"][0]
            people = sample_size(base.figures[first["source"], first["figure"]])
            is_known = first["closeness"] != "not-known" and people is not None
            named = "nearest" if is_known else "first"
            assert f"{named}: {first['source']}/{first['figure']};" in text
    assert "not who gains more from it than from a drug" in text
    for set_id, verdict in found["criteria"].items():
        assert f"{set_id}: {verdict['overall']}." in text
    for unknown in found["unknown_facts"]:
        assert f"{unknown['fact']}:" in text
