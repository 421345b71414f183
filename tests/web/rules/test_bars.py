"""What stands against a transplant is never "met", nor counted among what is asked for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from decision_aid.domain.eligibility.criteria import FITNESS_SET, CriterionStatus
from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.eligibility.vocabulary import Strength
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.questionnaire.journey import DETAIL
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.handover.summary.rules import message_for_a_doctor
from decision_aid.web.rules.sentences import line_words, overall_words, short_numbers
from decision_aid.web.rules.sets import SetView
from decision_aid.web.words.criteria import BAR_ABSENT, BAR_PRESENT, STANDING
from tests.browser.people import FULL_CASE, Person
from tests.conftest import SIZE
from tests.domain.people import facts
from tests.web.cookies import client_holding
from tests.web.page import Page

_ILL = ("liver", "infection", "hepatitis")
_TOLD = {**FULL_CASE.told, "sex": "male", "health": _ILL, "lvef": "39"}
MAN = Person("a man with reasons against it", _TOLD, DETAIL)


@settings(max_examples=12 * SIZE)
@given(facts())
def test_no_bar_is_counted_as_asked_for_and_met(base: EvidenceBase, told: Facts) -> None:
    for verdict in evaluate_all(base.criteria_sets, told):
        if verdict.criteria_set.terms_of_a_seller:
            continue
        tally = verdict.tally
        asked = tally.of(Strength.REQUIRED, Strength.PREFERRED)
        said = (overall_words(verdict), line_words(verdict), short_numbers(verdict),
                message_for_a_doctor(verdict, is_named=False))  # fmt: skip
        if not asked.checked:
            for each in said:
                assert not re.search(r"\bmet\b|[Yy]ou meet", each.partition("What counts")[0]), each
        for met, every in re.findall(r"(\d+)/(\d+) met", said[2]):
            assert int(met) <= len(asked.met), said
            assert int(every) <= asked.checked, said


@settings(max_examples=12 * SIZE)
@given(facts())
def test_the_groups_of_a_set_part_bars_from_conditions(base: EvidenceBase, told: Facts) -> None:
    for verdict in evaluate_all(base.criteria_sets, told):
        tally, groups = verdict.tally, {g.name: g.number for g in SetView(verdict).groups}
        bars = [f for f in tally.not_met if f.criterion.is_bar]
        assert groups.get(str(BAR_PRESENT), 0) == len(bars)
        missed = groups.get(str(STANDING[CriterionStatus.NOT_MET]), 0)
        assert missed == len(tally.not_met) - len(bars)
        absent = [f for f in verdict.met_for_any_type if f.criterion.is_bar]
        assert groups.get(str(BAR_ABSENT), 0) == len(absent)


@pytest.mark.parametrize(
    ("method", "address"),
    [("get", "/results/rules/"), ("get", "/consult/"), ("post", "/summary.txt/"),
     ("post", "/consult/referral.txt/")],
)  # fmt: skip
def test_every_surface_says_the_same_of_a_bar(method: str, address: str) -> None:
    client, sent = client_holding(MAN.cookie()), {"set": FITNESS_SET} if method == "post" else {}
    told = getattr(client, method)(address, sent).content.decode()
    text = " ".join((Page(told).main.text if method == "get" else told).split())
    assert "condition asked for that can be checked is met" not in text
    assert "condition on fitness is not met" not in text
    assert not re.search(r"\b[Mm]et: Pregnancy|[Mm]et \(\d\) Pregnancy rules", text)
    if address != "/summary.txt/":
        for words in (BAR_ABSENT, BAR_PRESENT):
            assert str(words)[1:] in text
