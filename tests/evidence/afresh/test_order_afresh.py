"""Panels, lists and verdicts against a plain working-out, on twice the evidence.

How people compare comes from the second program, the order from the words of the published rule.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest

from decision_aid.domain.eligibility.criteria import FITNESS_SET
from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.evidence.vocabulary import Design
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.results.figure_order import panel_key
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.outcome_panels import MOST_OTHERS, Panel
from decision_aid.domain.results.patient_result import (
    PatientResult,
    patient_result,
)
from decision_aid.domain.results.topic_choice import MOST_IN_A_LIST
from decision_aid.domain.results.unknowns import READ_BY
from decision_aid.domain.similarity.dimensions.rarer import may_be_rarer
from decision_aid.domain.similarity.outcomes import Closeness, Outcome
from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from tests.bench.scaled import write_scaled
from tests.conftest import SIZE
from tests.evidence.afresh import similarity_afresh as afresh
from tests.evidence.afresh.entry_afresh import compare, says_no
from tests.evidence.afresh.people_afresh import facts_of, somebody
from tests.told_topics import TOPICS

pytestmark = pytest.mark.slow
PEOPLE = 14 * SIZE
ENOUGH = 30


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_scaled(2, tmp_path_factory.mktemp("twice") / "evidence")


@pytest.fixture(scope="module")
def twice(folder: Path) -> EvidenceBase:
    return open_evidence_base(folder)


@pytest.fixture(scope="module")
def results(twice: EvidenceBase, folder: Path) -> list[tuple[Facts, PatientResult, list[Match]]]:
    random, comparing = Random(1996), _Comparing(folder, twice)
    told = []
    for _ in range(PEOPLE):
        person = somebody(random)
        facts = facts_of(person)
        told.append((facts, patient_result(facts, twice), comparing.every_match(person)))
    return told


class _Comparing:
    """Every shown figure, each compared by itself by the second program."""

    def __init__(self, folder: Path, base: EvidenceBase) -> None:
        sources, self.base = afresh.read(folder / "sources"), base
        self.usual = afresh.usual_widths(sources)
        raw = {(s["id"], f["id"]): (s, f) for s, f in afresh.figures(sources)}
        self.figures = [
            (sourced, *raw[sourced.ref])
            for source in base.sources.values()
            for sourced in source.shown_figures
        ]

    def every_match(self, person: afresh.Person) -> list[Match]:
        facts = facts_of(person)
        no, subtype = says_no(self.base, facts), facts.of_sure_type().subtype

        @cache
        def outcomes(place: int) -> tuple[Outcome, ...]:
            _, source, figure = self.figures[place]
            return tuple(map(Outcome, compare(source, figure, person, self.usual, no)))

        first: dict[object, int] = {}
        for place, (_, source, figure) in enumerate(self.figures):
            first.setdefault(_people(source, figure), place)
        return [
            Match(
                sourced,
                outcomes(first[_people(source, figure)]),
                may_be_rarer(sourced, subtype),
            )
            for sourced, source, figure in self.figures
        ]


def _people(source: afresh.Table, figure: afresh.Table) -> object:
    part = repr([figure.get("where"), figure.get("outside")])
    return source["id"], figure["group"], part, figure["arm"]


def _plain_order(match: Match) -> tuple[object, ...]:
    """The published rule, one part a sentence."""
    sourced = match.sourced
    source, people = sourced.source, sample_size(sourced)
    return (
        match.closeness is Closeness.DIFFERENT,
        source.design.value == "meta-analysis",
        list(Closeness).index(match.closeness),
        (people or 0) < ENOUGH,
        -sum(outcome is Outcome.ALIKE for outcome in match.outcomes),
        list(Design).index(source.design),
        -(people or 0),
        -(source.citation.year or 0),
    )


def test_every_figure_compares_as_it_does_by_itself(
    results: list[tuple[Facts, PatientResult, list[Match]]],
) -> None:
    for _, page, every in results:
        assert list(page.matches) == every


def test_a_panel_is_the_beginning_of_the_whole_order(
    results: list[tuple[Facts, PatientResult, list[Match]]], twice: EvidenceBase
) -> None:
    bounded = 0
    for _, page, every in results:
        for panel in page.panels:
            wanted = sorted(
                (m for m in every if _belongs(m, panel, twice)),
                key=_plain_order,
            )
            leads = [m for m in wanted if _may_lead(m)]
            assert panel.lead == (leads[0] if leads else None)
            rest = [m for m in wanted if m != panel.lead]
            assert list(panel.others) == rest[:MOST_OTHERS]
            assert panel.more == len(rest[MOST_OTHERS:])
            bounded += panel.more > 0
    assert bounded


def _belongs(match: Match, panel: Panel, base: EvidenceBase) -> bool:
    figure = match.sourced.figure
    key = (panel.endpoint, None if panel.at is None else panel.at.in_years)
    front = figure.show == "headline" and figure.arm in base.transplant_arms
    return front and panel_key(match.sourced) == key


def _may_lead(match: Match) -> bool:
    return not match.sourced.figure.compared_with and match.closeness is not Closeness.DIFFERENT


def test_a_list_of_drugs_holds_some_of_every_drug_and_counts_the_rest(
    results: list[tuple[Facts, PatientResult, list[Match]]], twice: EvidenceBase
) -> None:
    for _, page, every in results:
        for topic in TOPICS:
            own = [
                m
                for m in every
                if m.sourced.figure.show == "headline"
                and m.sourced.figure.endpoint in topic.endpoints
                and m.sourced.figure.arm not in twice.transplant_arms
            ]
            topic_result = next(each for each in page.topics if each.topic.id == topic.id)
            found = topic_result.other_treatments
            assert len(found.matches) == min(len(own), MOST_IN_A_LIST)
            assert found.more == len(own) - len(found.matches)
            assert set(found.matches) <= set(own)
            assert sorted(found.matches, key=lambda m: _by_drug(m, twice)) == list(found.matches)
            assert {m.sourced.figure.arm for m in found.matches} == {
                m.sourced.figure.arm for m in own
            }


def _by_drug(match: Match, base: EvidenceBase) -> tuple[bool, str, str]:
    figure = match.sourced.figure
    return match.closeness is Closeness.DIFFERENT, figure.endpoint, base.arms[figure.arm].name


def test_studies_are_counted_as_one_by_one(
    results: list[tuple[Facts, PatientResult, list[Match]]], twice: EvidenceBase
) -> None:
    order = list(Closeness)
    for _, page, every in results:
        closest: dict[str, Closeness] = {}
        for match in every:
            source = match.sourced.source
            counts = source.tier == "core" and source.design != "meta-analysis"
            if counts and match.sourced.figure.arm in twice.transplant_arms:
                known = closest.get(source.id, match.closeness)
                closest[source.id] = min(known, match.closeness, key=order.index)
        told = page.research.studies
        assert {each: list(closest.values()).count(each) for each in told} == dict(told)


def test_every_set_is_judged_as_it_is_by_itself(
    results: list[tuple[Facts, PatientResult, list[Match]]], twice: EvidenceBase
) -> None:
    for facts, page, _ in results:
        assert evaluate_all(twice.criteria_sets, facts) == page.verdicts
        for verdict in page.verdicts:
            each = verdict.criteria_set
            alone = (each,) if each.id == FITNESS_SET else (twice.criteria[FITNESS_SET], each)
            assert evaluate_all(alone, facts)[-1] == verdict
            lines = tuple(line.standing_for(facts) for line in each.criterion)
            assert verdict.standings == lines


def test_what_waits_for_an_answer_is_counted_one_by_one(
    results: list[tuple[Facts, PatientResult, list[Match]]],
) -> None:
    for facts, page, every in results:
        for unknown in page.unknown_facts:
            lines = sum(
                finding.standing.value == "unknown"
                and unknown.fact in finding.criterion.waits_for(facts)
                for verdict in page.verdicts
                for finding in verdict.findings
            )
            figures = sum(
                any(
                    outcome is Outcome.OPEN and unknown.fact in READ_BY[dimension]
                    for dimension, outcome in zip(READ_BY, match.outcomes, strict=True)
                )
                for match in every
            )
            assert not facts.knows(unknown.fact)
            assert (unknown.criteria, unknown.figures) == (lines, figures)
