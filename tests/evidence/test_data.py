"""What the evidence must hold beyond what the loader already proves."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from decision_aid.domain.eligibility.criteria import FITNESS_SET, CriteriaSet
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Group, Requirement, SourceTier
from decision_aid.domain.logic.facts import FACT_NAMES, SUBTYPES
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.similarity.dimensions.ms_type import types_studied
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.checks.places import places_of_rules
from tests.conftest import EVIDENCE

README = (EVIDENCE / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sources(base: EvidenceBase) -> tuple[Source, ...]:
    return tuple(base.sources.values())


@pytest.fixture(scope="module")
def sets(base: EvidenceBase) -> tuple[CriteriaSet, ...]:
    return base.criteria_sets


AUTHORS_NOT_SEEN = {
    "alemtuzumab-autoimmunity", "mesems-2021", "otc-msard-2023", "snarski-2016-menses",
    "sweden-norway-104-2022",
}  # fmt: skip
NO_ADDRESS_SEEN = {
    "affirm-2006", "asclepios-2020", "boffa-2021", "boffa-2023", "clarity-2010",
    "fox-2025-hercules", "freedoms-2010", "giovannoni-2026-oratorio-hand", "hamerschlak-2010",
    "ho-2017-natalizumab-pml", "kappos-2018-expand", "kvistad-2020", "massarotti-2021",
    "montalban-2017-oratorio", "moore-2019", "natalizumab-pml", "opera-2017", "zhukovsky-2021",
}  # fmt: skip
READING_NOT_NOTED = {"mymsteam-2025"}
"""Core sources whose authors, or whose DOI, PubMed number or address, nobody has seen yet, and
sources of which it was not noted what was read. Each list may grow shorter and never longer."""


def test_no_further_core_source_comes_without_its_authors(sources: tuple[Source, ...]) -> None:
    without = {s.id for s in sources if s.tier is SourceTier.CORE and not s.citation.authors}
    assert without == AUTHORS_NOT_SEEN


def test_no_further_core_source_comes_without_an_address(sources: tuple[Source, ...]) -> None:
    without = {s.id for s in sources if s.tier is SourceTier.CORE and not s.citation.link}
    assert without == NO_ADDRESS_SEEN


def test_every_core_source_can_be_looked_up_by_title_journal_and_year(
    sources: tuple[Source, ...],
) -> None:
    lost = [
        s.id for s in sources if s.tier is SourceTier.CORE and not (s.title and s.citation.year)
    ]
    assert lost == []


def test_every_source_says_which_text_was_read(sources: tuple[Source, ...]) -> None:
    assert {s.id for s in sources if not s.citation.readings} == READING_NOT_NOTED


def test_every_source_says_what_it_cannot_tell(sources: tuple[Source, ...]) -> None:
    assert [s.id for s in sources if len(s.limits.split()) < 3] == []


def test_every_figure_names_its_place_in_the_text(sources: tuple[Source, ...]) -> None:
    vague = re.compile(r"^(paper|text|article|see|ibid\.?|-|\?)$", re.IGNORECASE)
    found = [(s.id, f.id) for s in sources for f in s.figure if vague.match(f.locator.strip())]
    assert found == []


def test_a_group_named_after_a_subtype_was_taken_into_the_study(
    sources: tuple[Source, ...],
) -> None:
    of = {Group.RRMS: {"rrms"}, Group.SPMS: {"spms"}, Group.PPMS: {"ppms"}}
    strange = [
        (s.id, f.id)
        for s in sources
        for f in s.figure
        if s.population.subtypes and not of.get(f.group, set()) <= set(s.population.subtypes)
    ]
    assert strange == []


def test_types_of_ms_are_told_of_the_people_among_whom_they_were_counted(
    sources: tuple[Source, ...],
) -> None:
    counted = [s for s in sources if s.population.people and s.population.counts]
    of_fewer = {s.id: s.population.counted_among for s in counted if s.population.counted_among}
    assert len(counted) > 40
    assert {"muraro-2025-uk", "burman-2014", "bsbmtct-2025-uk"} <= of_fewer.keys()
    for each in counted:
        people = each.population
        assert sum(people.counts.values()) == people.typed_people, each.id
        for figure in each.figures:
            told = types_studied(figure)
            if told.people and told.counts:
                assert sum(n for _, n in told.counts) <= told.people <= people.typed_people, each.id
                among = people.counted_among
                assert told.who == (among.who if among else None), each.id


def test_limits_of_a_population_say_whether_they_were_asked_for_or_seen(
    sources: tuple[Source, ...],
) -> None:
    silent = [
        s.id
        for s in sources
        if any(span.has_limits for span in _spans(s)) and s.population.limits_are is None
    ]
    assert silent == []


def _spans(source: Source) -> tuple[object, ...]:
    people = source.population
    return people.age, people.edss, people.years_with_ms


def test_edss_stands_in_half_points_where_it_is_a_limit(sources: tuple[Source, ...]) -> None:
    ends = [
        (s.id, end)
        for s in sources
        for end in (s.population.edss.low, s.population.edss.high)
        if end is not None
    ]
    assert [each for each in ends if each[1] % Decimal("0.5")] == []


def test_entry_is_told_in_words_where_activity_or_failure_was_asked_for(
    sources: tuple[Source, ...],
) -> None:
    asked = {Requirement.REQUIRED, Requirement.EXCLUDED}
    silent = [
        s.id
        for s in sources
        if {s.population.activity, s.population.failed_treatment} & asked and not s.population.entry
    ]
    assert silent == []


def test_every_place_of_the_questionnaire_is_a_place_of_the_criteria(
    questionnaire: Questionnaire,
) -> None:
    offered = {option.value for option in questionnaire.questions["country"].option}
    assert offered <= places_of_rules()


def test_the_fitness_set_applies_to_every_subtype(base: EvidenceBase) -> None:
    lines = base.criteria[FITNESS_SET].criterion
    assert all(set(line.applies_to) == set(SUBTYPES) for line in lines)


def test_every_fact_that_a_rule_reads_is_given_by_some_answer_or_known_to_be_missing(
    sets: tuple[CriteriaSet, ...], questionnaire: Questionnaire
) -> None:
    read = {name for s in sets for c in s.criterion for name in c.reads}
    given = {question.fact for question in questionnaire.questions.values()}
    for question in questionnaire.questions.values():
        for option in question.option:
            given |= {*option.facts, *option.unticked_facts}
    worked_out = {
        "relapses_18m", "dmt_failed", "he_dmt_failed", "he_dmt_months", "walk_20m", "dmt_taken",
        "he_dmt_taken", "injectable_failed", "natalizumab_taken",
    }  # fmt: skip
    not_asked = {"years_since_first_dmt"}
    assert read - given - worked_out == not_asked & read
    assert read <= set(FACT_NAMES)


def test_the_format_names_every_fact_that_rules_may_read() -> None:
    listed = README.split("**Names of facts**:")[1].split("\n\n")[0]
    named = set(re.findall(r"[a-z]+(?:_[a-z0-9]+)*", listed))
    assert [name for name in FACT_NAMES if name not in named] == []
