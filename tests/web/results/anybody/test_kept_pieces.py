"""A piece of page that is kept for everybody says what would be worded anew for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from django.utils import timezone

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import Questionnaire, replay
from decision_aid.domain.results.patient_result import result_of_journey
from decision_aid.domain.similarity.deaths import DeathsHeadline
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.in_short import deaths_headline
from decision_aid.web.figures.in_short.deaths_headline import headline_in_words

_TYPES = ("rrms", "spms", "ppms", "unsure")
_COUNTRIES = ("GB-ENG", "SE", "IT", "US", "NO", "unsure")


@pytest.fixture(scope="module")
def headlines(base: EvidenceBase, questionnaire: Questionnaire) -> list[DeathsHeadline]:
    return list(_headlines(base, questionnaire))


def _headlines(base: EvidenceBase, asked: Questionnaire) -> Iterator[DeathsHeadline]:
    for subtype, country, edss in product(_TYPES, _COUNTRIES, ("2", "6.5", "9")):
        given = {
            "subtype": subtype,
            "country": country,
            "age": "40",
            "edss_known": "yes",
            "edss_value": edss,
        }
        journey = replay(asked, "full", Answers(given), timezone.localdate())
        yield result_of_journey(journey, base, asked).deaths.headline(journey.country)


def test_what_is_said_of_deaths_is_said_of_everybody_to_whom_it_applies(
    headlines: list[DeathsHeadline],
) -> None:
    kept = [headline_in_words(each) for each in headlines]
    afresh = []
    for each in headlines:
        deaths_headline._headline.cache_clear()
        afresh.append(headline_in_words(each))
    assert kept == afresh
    assert len({told.sentence for told in afresh if told}) > 10
