"""What the evidence must hold beyond what the loader already proves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from itertools import takewhile
from typing import Any, get_args, get_type_hints

import pytest

from decision_aid.domain.eligibility.criteria import FITNESS_SET, CriteriaSet
from decision_aid.domain.evidence.counted_as import CountedAs
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.logic.facts import FACT_NAMES, SUBTYPES, Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.similarity.dimensions.ms_type import types_studied
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.content import WhatMatters
from decision_aid.evidence_base.reading.loaded import CRITERIA, LISTS, SOURCES, lists_of
from decision_aid.evidence_base.reading.toml import read_toml
from tests.conftest import EVIDENCE

README = (EVIDENCE / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sources(base: EvidenceBase) -> tuple[Source, ...]:
    return tuple(base.sources.values())


@pytest.fixture(scope="module")
def sets(base: EvidenceBase) -> tuple[CriteriaSet, ...]:
    return base.criteria_sets


NOT_SEEN_AT_MOST = 13
"""Sources of whose citation something was not seen. The list may grow shorter, never longer."""


def test_no_further_source_is_excused_for_what_nobody_has_seen() -> None:
    listed = read_toml(EVIDENCE / "excused_numbers.toml")["excuse"]
    assert len([each for each in listed if "not_seen" in each]) <= NOT_SEEN_AT_MOST


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


def test_the_question_about_the_country_offers_the_places_of_the_evidence(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    offered = [(each.value, each.label) for each in questionnaire.questions["country"].option]
    assert offered == [(each.code, each.name) for each in base.places.values()]


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


def test_the_format_or_the_header_of_a_file_names_every_key_that_is_read() -> None:
    lists = {name: [kind for _key, _at, kind in lists_of(name)] for name in LISTS}
    kinds = {**lists, "values.toml": [WhatMatters], SOURCES: [Source], CRITERIA: [CriteriaSet]}
    left_out = {
        (name, key)
        for name, read in kinds.items()
        for told in (README + _header_of(name),)
        for key in _keys(read)
        if not re.search(rf"(?<![\w-]){key}(?![\w-])", told)
    }
    assert left_out == set()


def _header_of(name: str) -> str:
    file = EVIDENCE / name
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return "\n".join(takewhile(lambda line: line.startswith("#"), lines))


def _keys(kinds: Iterable[Any]) -> Iterator[str]:
    """Of dataclasses, and of those within them."""
    for kind in kinds:
        hints = get_type_hints(kind) if is_dataclass(kind) else {}
        own = {each.name: hints[each.name] for each in fields(kind) if each.init} if hints else {}
        yield from own
        yield from _keys((*own.values(), *get_args(kind)))


def test_what_a_test_of_blood_found_is_not_told_as_an_illness(base: EvidenceBase) -> None:
    """ "76 to 100 of 100 had a sleeping virus that woke up" did not say whether they were ill."""
    for source in base.sources.values():
        for each in source.figure:
            if each.endpoint == "viral-reactivation" and "lood" in each.definition:
                assert each.counted_as is CountedAs.IN_A_TEST, (source.id, each.id)
            elif each.endpoint == "viral-reactivation":
                assert each.counted_as is CountedAs.AS_DEFINED, (source.id, each.id)
            if "iver values" in each.definition:
                assert each.counted_as is CountedAs.AS_DEFINED, (source.id, each.id)


def test_a_p_value_of_several_outcomes_together_is_told_of_none_of_them(base: EvidenceBase) -> None:
    """Better, same and worse were tested as one: p says nothing of those who got worse alone."""
    joint = [each for s in base.sources.values() for each in s.figure if each.tested_together]
    assert joint
    for each in joint:
        assert (each.p, each.people is not None) == ("", True), each.id


def test_a_type_of_ms_between_two_others_stands_on_neither_side(base: EvidenceBase) -> None:
    """78 of 100 with PPMS, between 83 and 73: others did not simply do better."""
    for source in base.sources.values():
        for each in source.difference:
            numbers = [side.value for side in each.arms if side.value is not None]
            if each.factor == "subtype" and len(set(numbers)) > 2:
                is_of_both = each.better_when is not None and each.worse_when is not None
                assert is_of_both or each.better_when is each.worse_when, each.id


_TOLD_BY_ANSWERS = re.compile(
    r"^after (?:stopping )?natalizumab|with(?:out)? (?:any )?disability|\bage \d|\baged \d"
    r"|EDSS (?:above|below|up to|from)|\bspots\b|never had|no earlier MS drug|first MS drug"
)


def test_a_note_on_whom_an_answer_tells_stands_beside_a_rule(base: EvidenceBase) -> None:
    """ "After natalizumab" was told to people who never had it, as perhaps about them."""
    told = [e.figure for s in base.sources.values() for e in s.figures if e.figure.group_note]
    named = [each for each in told if _TOLD_BY_ANSWERS.search(each.group_note)]
    assert len(named) >= 15
    groups = (each for each in named if " against " not in each.group_note)
    assert [e.id for e in groups if e.where is None and e.outside is None] == []


def test_a_note_on_a_drug_that_was_changed_is_of_people_who_had_one(base: EvidenceBase) -> None:
    for source in base.sources.values():
        for each in source.figures:
            if re.search(r"changed from|after stopping", each.figure.group_note):
                rule = each.figure.where is not None or each.figure.outside is not None
                assert rule or source.population.untreated_percent == 0, each.ref


def test_what_rests_on_people_with_spms_alone_says_so_to_others(base: EvidenceBase) -> None:
    """ "The one study that found a benefit", to people with PPMS: it was of SPMS alone."""
    ppms = Facts({"subtype": "ppms"})
    told = [e for e in base.team_questions if "found a benefit" in e.why]
    assert told
    for asked in told:
        is_told = asked.rule is None or asked.rule.holds_for(ppms) is not Truth.NO
        assert not is_told or "SPMS" in asked.why, asked.id
    disputes = [each for each in base.disagreements if "my SPMS" in each.question]
    assert [each.rule.holds_for(ppms) for each in disputes] == [Truth.NO]
