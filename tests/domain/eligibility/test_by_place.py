"""Rules in the order of how near they are to the person's country; nothing told twice or lost."""

from __future__ import annotations

import pytest

from decision_aid.domain.eligibility.by_place import VerdictsByPlace, verdicts_by_place
from decision_aid.domain.eligibility.criteria import FITNESS_SET
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.eligibility.vocabulary import CriteriaKind
from decision_aid.domain.logic.facts import Facts
from decision_aid.evidence_base.base import EvidenceBase

EUROPE = frozenset(["GB-SCT", "SE"])
COUNTRIES = ["GB-SCT", "US", "NZ", "SE", "other", None]


def _by_place(library: EvidenceBase, country: str | None) -> tuple[VerdictsByPlace, int]:
    verdicts = evaluate_all(library.criteria_sets, Facts({}))
    return verdicts_by_place(verdicts, country, EUROPE), len(verdicts)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_set_stands_once_or_is_counted(library: EvidenceBase, country: str | None) -> None:
    found, every = _by_place(library, country)
    fitness = () if found.fitness is None else (found.fitness,)
    told = [*found.first, *fitness, *found.elsewhere, *found.trials]
    assert len({each.criteria_set.id for each in told}) == len(told)
    assert len(told) + found.more == every
    assert [each.criteria_set.id for each in fitness] == [FITNESS_SET]
    assert {each.criteria_set.kind for each in found.trials} == {CriteriaKind.TRIAL}


def _is_own(verdict: Verdict, country: str) -> bool:
    return not {country, country.partition("-")[0]}.isdisjoint(verdict.criteria_set.countries)


@pytest.mark.parametrize("country", [each for each in COUNTRIES if each])
def test_rules_of_the_own_country_come_first(library: EvidenceBase, country: str) -> None:
    found, _ = _by_place(library, country)
    own = [_is_own(each, country) for each in found.first]
    assert own == sorted(own, reverse=True)
    assert not any(_is_own(each, country) for each in found.elsewhere)
    assert found.country_without_rules == (not any(own))


def test_an_unknown_country_is_not_said_to_have_no_rules(library: EvidenceBase) -> None:
    assert not _by_place(library, None)[0].country_without_rules


@pytest.mark.parametrize("country", COUNTRIES)
def test_rules_of_europe_are_near_in_europe_only(
    library: EvidenceBase, country: str | None
) -> None:
    found, _ = _by_place(library, country)
    inside = country is None or country in EUROPE
    near = any(each.criteria_set.countries == ("EU",) for each in found.first)
    assert near <= inside
