"""A large difference without a test, in people of whom the type alone is known, does not lead."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from decision_aid.domain.evidence.compared_people import is_tested, whole_test
from decision_aid.domain.evidence.printed import WholeTest
from decision_aid.domain.evidence.topics import Side
from decision_aid.domain.questionnaire.drugs_had import DrugsHad
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.compared.key_comparisons import key_comparisons
from decision_aid.domain.results.matching import Match
from decision_aid.domain.similarity.outcomes import Outcome, Outcomes
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.compared.chance import chance_in_line, difference_in_words
from tests.domain.build import figure, source
from tests.told_topics import TOPICS

_TYPE = (Outcome.ALIKE, *(Outcome.SILENT,) * 5)
_PARTLY = (Outcome.ALIKE, Outcome.ALIKE, *(Outcome.SILENT,) * 4)


def _pair(
    name: str, endpoint: str, outcomes: Outcomes, *, p: str = "", drug: str = "drug"
) -> Comparison:
    both = [
        figure(arm, endpoint=endpoint, arm=arm, value=Decimal(value), people=70, p=p)
        for arm, value in (("ahsct", 1), (drug, 12))
    ]
    study = source(*both, name=name)
    return Comparison(tuple(Match(each, outcomes) for each in study.figures), True)


def _leads(*found: Comparison, had: DrugsHad | None = None) -> str:
    keys = key_comparisons(found, TOPICS, (), had or DrugsHad())
    hope = next(each for each in keys if each.topic.side is Side.OUTCOMES)
    return hope.comparison.source.id


@pytest.mark.parametrize(
    ("p", "outcomes", "leads"),
    [
        ("0.4", _PARTLY, "other"),
        ("0.01", _PARTLY, "other"),
        ("", _PARTLY, "weak"),
        ("0.4", _TYPE, "weak"),
    ],
)
def test_a_more_alike_study_that_was_tested_goes_before_it(
    p: str, outcomes: Outcomes, leads: str
) -> None:
    weak = _pair("weak", "disability-worsened", _TYPE)
    other = _pair("other", "relapsed", outcomes, p=p)
    assert _leads(weak, other) == leads
    assert _leads(other, weak) == leads


def test_a_tested_one_and_the_own_drug_stay_first() -> None:
    other = _pair("other", "relapsed", _PARTLY, p="0.01")
    tested = _pair("tested", "disability-worsened", _TYPE, p="0.02")
    assert _leads(tested, other) == "tested"
    own = _pair("own", "disability-worsened", _TYPE, drug="mine")
    assert _leads(own, other, had=DrugsHad(named=frozenset({"mine"}))) == "own"


def test_what_a_paper_tested_together_stands_beside_the_numbers(base: EvidenceBase) -> None:
    """It stood in a note on the page of the source only; pages said that nothing was told."""
    seen = 0
    for endpoint in ("improved", "worsened"):
        both = [
            base.figures["zhukovsky-2021", f"{endpoint}-{arm}"] for arm in ("ahsct", "alemtuzumab")
        ]
        told = "the paper tested better, same and worse together: no difference shown"
        assert chance_in_line(both) == told
        few, said = difference_in_words(both)
        assert few.lower() == f"{told}."
        assert "(p = 0.06)" in said
        assert not is_tested(both)
        seen += 1
    assert seen == 2
    together = [each for each in base.figures.values() if each.figure.tested_together]
    assert together
    assert [each.ref for each in together if each.figure.p] == []


def test_one_of_two_that_was_tested_together_tells_nothing_of_both() -> None:
    pair = [match.sourced for match in _pair("a", "relapsed", _TYPE).matches]
    assert whole_test(pair) is None
    whole = WholeTest(what="better and worse", p="0.01")
    told = [replace(each.figure, tested_together=whole) for each in pair]
    both = source(*told, name="b").figures
    found = whole_test(both)
    assert found is not None
    assert found[1].is_shown
    assert whole_test((both[0], pair[1])) is None
