"""Rules in the order of how near they are to the person's country; nothing told twice or lost."""

from __future__ import annotations

import pytest

from decision_aid.domain.eligibility.by_place import OwnRules, VerdictsByPlace, verdicts_by_place
from decision_aid.domain.eligibility.criteria import FITNESS_SET
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.eligibility.verdicts import evaluate
from decision_aid.domain.eligibility.vocabulary import CriteriaKind
from decision_aid.domain.logic.facts import Facts
from decision_aid.evidence_base.base import EvidenceBase

EUROPE = frozenset(["GB-SCT", "SE"])
COUNTRIES = ["GB-SCT", "US", "NZ", "SE", "other", None]


def _by_place(
    base: EvidenceBase, country: str | None, home: str | None = None
) -> tuple[VerdictsByPlace, int]:
    verdicts = evaluate(base.criteria_sets, Facts({}))
    return verdicts_by_place(verdicts, country, EUROPE, home), len(verdicts)


def _ids(verdicts: tuple[Verdict, ...]) -> list[str]:
    return [each.criteria_set.id for each in verdicts]


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_set_stands_once_or_is_counted(base: EvidenceBase, country: str | None) -> None:
    found, every = _by_place(base, country)
    fitness = () if found.fitness is None else (found.fitness,)
    kinds = (found.first, fitness, found.private, found.older, found.elsewhere, found.trials)
    told = [each for kind in kinds for each in kind]
    assert len({each.criteria_set.id for each in told}) == len(told)
    assert len(told) + found.more == every
    assert [each.criteria_set.id for each in fitness] == [FITNESS_SET]
    assert {each.criteria_set.kind for each in found.trials} == {CriteriaKind.TRIAL}


def _is_own(verdict: Verdict, country: str) -> bool:
    return not {country, country.partition("-")[0]}.isdisjoint(verdict.criteria_set.countries)


@pytest.mark.parametrize("country", [each for each in COUNTRIES if each])
def test_rules_of_the_own_country_come_first(base: EvidenceBase, country: str) -> None:
    found, _ = _by_place(base, country)
    own = [_is_own(each, country) for each in found.first]
    assert own == sorted(own, reverse=True)
    assert not any(_is_own(each, country) for each in found.elsewhere)
    assert (found.own is OwnRules.FOUND) == any(own)


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_is_read_first_is_in_use_can_be_checked_and_is_sold_by_nobody(
    base: EvidenceBase, country: str | None
) -> None:
    found, _ = _by_place(base, country)
    for each in found.first:
        rules = each.criteria_set
        assert not rules.is_old
        assert not rules.terms_of_a_seller
        assert any(not line.is_for_the_team for line in rules.criterion)
    assert all(each.criteria_set.terms_of_a_seller for each in found.private)
    assert len(found.private) == sum(each.terms_of_a_seller for each in base.criteria_sets)
    assert not any(each.criteria_set.is_read_first for each in found.older)


def test_where_nothing_of_a_country_can_be_checked_is_told_from_nothing_at_all(
    base: EvidenceBase,
) -> None:
    wanted = {
        "GB-ENG": OwnRules.FOUND,
        "FR": OwnRules.NONE_TO_CHECK,  # a text without a condition
        "DK": OwnRules.NONE_TO_CHECK,  # a text that was replaced
        "IT": OwnRules.NONE,
        "NZ": OwnRules.NONE,
    }
    found = {country: _by_place(base, country)[0] for country in wanted}
    assert {country: each.own for country, each in found.items()} == wanted
    for country in ("IT", "NZ"):
        assert _ids(found[country].first) == ["ectrims-ebmt-2025", "ebmt-handbook-2024"]


def test_an_insurer_comes_after_the_experts_of_its_country(base: EvidenceBase) -> None:
    found, _ = _by_place(base, "US")
    assert _ids(found.first)[:3] == ["nmss-2021", "astct-2019", "anthem-trans-00031"]


def test_where_no_country_was_told_that_of_the_host_stands_in(base: EvidenceBase) -> None:
    at_home, _ = _by_place(base, None, "GB")
    assert not at_home.is_told
    assert at_home.country == "GB"
    first = _ids(at_home.first)
    assert first[:3] == ["nhs-england-b04", "shtg-scotland-2019", "htw-wales-2020"]
    assert first[3:] == ["ectrims-ebmt-2025", "ebmt-handbook-2024"]
    told, _ = _by_place(base, "SE", "GB")
    assert told.is_told
    assert told.country == "SE"
    assert not any(_is_own(each, "GB-ENG") for each in told.first)


@pytest.mark.parametrize("country", COUNTRIES)
def test_rules_of_europe_are_near_in_europe_only(base: EvidenceBase, country: str | None) -> None:
    found, _ = _by_place(base, country)
    inside = country is None or country in EUROPE
    near = any(each.criteria_set.countries == ("EU",) for each in found.older)
    assert near == inside
