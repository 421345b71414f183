"""The result pages of many random people: what must hold whoever asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.conf import settings

from decision_aid.domain.eligibility.criteria import FITNESS_SET, CriteriaSet
from decision_aid.domain.eligibility.vocabulary import CriteriaKind
from decision_aid.domain.evidence.vocabulary import Prominence, SourceTier
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.evidence_base.base import EvidenceBase
from tests.told_topics import TOPICS
from tests.web.random_people import Somebody, facts_of
from tests.web.results.drawn import Drawn

pytestmark = pytest.mark.slow


def test_any_answers_give_a_page(pages: list[Drawn]) -> None:
    assert Counter(page.status for page in pages) == {200: len(pages)}


def test_every_page_carries_the_notice_and_the_evidence_version(pages: list[Drawn]) -> None:
    assert all(page.has_notice and page.has_version for page in pages)


def test_no_page_promises_or_advises(pages: list[Drawn]) -> None:
    assert {words for page in pages for words in page.never_said} == set()


def test_every_page_tells_all_topics_in_the_same_order(
    pages: list[Drawn], questionnaire: Questionnaire
) -> None:
    """Without those that surely say nothing to the person."""
    left_out = set()
    for page in pages:
        facts = facts_of(page.somebody, questionnaire)
        told = tuple(topic.id for topic in TOPICS if topic.told_to(facts) is not None)
        assert len(page.topics) == len(told), page.somebody
        assert set(page.topics) == set(told), page.somebody
        if page.somebody.answers.get("brings", "unsure") == "unsure":  # it moves some to the front
            assert tuple(page.topics) == told, page.somebody
        left_out |= {topic.id for topic in TOPICS} - set(told)
    assert {"relapses", "fertility"} == left_out


def test_a_topic_without_a_lead_says_plainly_that_nobody_was_studied(pages: list[Drawn]) -> None:
    silent = [inside for page in pages for inside in page.topics.values() if inside != "lead"]
    assert silent
    assert all('class="nobody"' in each or "In studies of other people" in each for each in silent)


def _about(topic_id: str, result: PatientResult, base: EvidenceBase) -> Iterator[Match]:
    """Figures of transplants on one topic, from sources that are shown to people."""
    topic = next(topic for topic in TOPICS if topic.id == topic_id)
    for match in result.matches:
        figure, source = match.sourced.figure, match.sourced.source
        is_shown = source.tier is SourceTier.CORE and figure.arm in base.transplant_arms
        if is_shown and figure.endpoint in topic.endpoints:
            yield match


_OF_OTHERS = re.compile("Nobody like you|In studies of other people|Only other people have been")


def test_nobody_like_you_is_only_said_where_it_is_true(
    worked_out: list[tuple[Drawn, PatientResult]], base: EvidenceBase
) -> None:
    """A ratio or a smaller figure about people like the person is about people like the person."""
    wrong = set()
    for page, result in worked_out:
        for topic, inside in page.topics.items():
            if _OF_OTHERS.search(inside):
                wrong |= {(topic, m.sourced.ref, m.sourced.figure.show is Prominence.DETAIL)
                          for m in _about(topic, result, base)
                          if m.closeness is Closeness.MUCH_LIKE_YOU}  # fmt: skip
    assert wrong == set()


def _country(somebody: Somebody) -> str:
    given = somebody.answers.get("country", "")
    return "" if given == "unsure" else given


def _is_for(country: str, rules: CriteriaSet) -> bool:
    """Of this place, of its whole state, or, where the host names a state, of a part of it."""
    parts = {each.partition("-")[0] for each in rules.countries}
    return bool({country, country.partition("-")[0]} & set(rules.countries)) or country in parts


def test_the_rules_of_the_persons_own_country_come_first(
    pages: list[Drawn], base: EvidenceBase
) -> None:
    """Those in use that can be checked; the others lead what stands behind a fold of their kind."""
    seen, behind = set(), set()
    for page in pages:
        country = _country(page.somebody)
        own = {
            each.id: each
            for each in base.criteria_sets
            if _is_for(country or settings.COUNTRY, each)
            and each.kind is not CriteriaKind.TRIAL
            and each.id != FITNESS_SET
        }
        first = {name for name, each in own.items() if each.is_read_first}
        assert set(page.sets[: len(first)]) == first, (country, page.sets)
        assert FITNESS_SET in page.sets
        for is_sold in (True, False):
            later = {n for n in set(own) - first if own[n].terms_of_a_seller is is_sold}
            fold = next((each for each in page.sets_behind_folds if later & set(each)), ())
            assert set(fold[: len(later)]) == later, (country, fold)
            behind |= {(country, is_sold)} if later else set()
        seen.add(country)
    assert {"", "GB-SCT", "GB-NIR", "US", "SE"} <= seen
    assert {("FR", False), ("", False), ("", True)} <= behind


def test_without_a_country_no_country_but_the_hosts_comes_first(
    pages: list[Drawn], base: EvidenceBase
) -> None:
    seen = 0
    for page in pages:
        if not _country(page.somebody):
            sets = [base.criteria[each] for each in page.sets]
            assert all(
                _is_for(settings.COUNTRY, each) or {"EU", "INT"} & set(each.countries)
                for each in sets
            )
            seen += 1
    assert seen > 5
