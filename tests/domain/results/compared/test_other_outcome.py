"""What the same study showed on another hope, where it is another answer than the one that leads"""

from __future__ import annotations

from decimal import Decimal

import pytest

from decision_aid.domain.evidence.sources import Figure, Source
from decision_aid.domain.questionnaire.drugs_had import DrugsHad
from decision_aid.domain.results.compared.comparisons import comparable, sorted_groups
from decision_aid.domain.results.compared.other_outcome import OtherOutcome, beside_leading
from decision_aid.domain.results.compared.outcomes import ComparedTreatments
from decision_aid.domain.results.figure_order import FigureIndex
from decision_aid.domain.results.matched_figures import MatchedFigures
from tests.domain.build import figure, person, source
from tests.domain.similarity.people import studies
from tests.told_topics import TOPICS


def _pair(endpoint: str, drug: str, p: str) -> list[Figure]:
    told = {"endpoint": endpoint, "people": 70, "p": p}
    return [
        figure(f"{endpoint}-{arm}", arm=arm, value=Decimal(value), **told)
        for arm, value in (("ahsct", 10), (drug, 30))
    ]


def _beside(*sources: Source) -> OtherOutcome | None:
    shown = FigureIndex(studies(*sources))
    matched = MatchedFigures(shown, person(subtype="rrms"))
    known = sorted_groups(comparable(sources), shown)
    compared = ComparedTreatments(known, matched, TOPICS, DrugsHad())
    led = compared.key[0]
    assert led.comparison.figure.endpoint == "disability-worsened"
    return beside_leading(led, compared).other


LEADS = _pair("disability-worsened", "natalizumab", "0.01")


@pytest.mark.parametrize(
    ("drug", "p", "told"),
    [
        ("natalizumab", "0.4", ("relapsed", False)),
        ("natalizumab", "0.02", None),
        ("natalizumab", "", None),
        ("ocrelizumab", "0.4", None),
    ],
    ids=["another answer", "the same answer", "no test", "another drug"],
)
def test_only_another_answer_on_the_same_drugs_stands_beside_what_leads(
    drug: str, p: str, told: tuple[str, bool] | None
) -> None:
    """What the study found beside ocrelizumab was told as if it were of natalizumab."""
    other = _beside(source(*LEADS, *_pair("relapsed", drug, p)))
    assert (other and (other.outcome.id, other.is_shown)) == told


def test_another_study_of_the_same_drugs_tells_nothing_of_this_one() -> None:
    other = source(*_pair("relapsed", "natalizumab", "0.4"), name="other")
    assert _beside(source(*LEADS), other) is None
