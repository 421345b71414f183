"""Antibodies that speak for another illness than MS: no surface takes the type that was told."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

from decision_aid.domain.logic.facts import SUBTYPES
from decision_aid.domain.questionnaire.answers import UNSURE, Answers
from decision_aid.domain.questionnaire.journey import DETAIL, Questionnaire, replay
from decision_aid.domain.results.first_page import FirstPage, first_page
from decision_aid.domain.results.patient_result import result_of_journey
from decision_aid.domain.similarity.few_people import is_small
from decision_aid.domain.similarity.outcomes import Outcome
from decision_aid.evidence_base.base import EvidenceBase
from tests.conftest import SIZE
from tests.domain.people import some_answers
from tests.domain.walk import TODAY
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page

FOUND = {**people.RRMS_KEPT, "aqp4_mog": "mog", "country": "NL"}
_NO_COMPARISON = re.compile(
    r"First it has to be clear if this is MS|NMOSD or MOGAD: whether a study fits is open"
)
_RULES_ARE_ABOUT_MS = "These conditions are about MS, not about NMOSD or MOGAD."


def _first_page(
    answers: dict[str, Any], base: EvidenceBase, questionnaire: Questionnaire
) -> FirstPage:
    given = {k: tuple(v) if isinstance(v, list) else v for k, v in answers.items()}
    journey = replay(questionnaire, DETAIL, Answers(given), TODAY)
    return first_page(result_of_journey(journey, base, questionnaire))


def _figures(page: FirstPage) -> list[list[str]]:
    drawn = (row.told.drawn for row in page.rows)
    return [[each.sourced.figure.id for each in found.lines] for found in drawn if found]


@pytest.mark.parametrize("found", ["mog", "aqp4"])
def test_whatever_type_was_told_the_same_is_told_as_without_a_type(
    found: str, base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    random, shown = Random(9), set()
    for _ in range(10 * SIZE):
        answers = {**some_answers(questionnaire, random), "aqp4_mog": found}
        ways = ({**answers, "subtype": each} for each in (UNSURE, *SUBTYPES))
        pages = [_first_page(each, base, questionnaire) for each in ways]
        without, *others = pages
        shown.add(str(_figures(without)))
        for page in others:
            assert _figures(page) == _figures(without)
            assert page.comparison is None
            assert [e.factor for e in page.differences] == [
                e.factor for e in without.differences if e.factor != "subtype"
            ]
            assert page.gap == without.gap
    assert len(shown) > 2


def test_without_a_type_a_few_people_of_some_type_lead_no_row(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    """36 of 100 of 11 people with PPMS led for an EDSS of 0, at another EDSS 95 of 414."""
    answers = {**people.RRMS_KEPT, "subtype": UNSURE}
    for edss in ("0", "1", "3", "6.5", "8", "9"):
        page = _first_page(
            {**answers, "edss_known": "yes", "edss_value": edss}, base, questionnaire
        )
        for row in page.hopes:
            lead = row.told.drawn.lead if row.told.drawn else None
            if lead is not None and lead.likeness.outcomes[0] is Outcome.OPEN:
                assert not is_small(lead.sourced), (edss, row.told.topic.id, lead.sourced)


def test_what_nobody_knows_and_disputes_are_those_of_the_type_that_was_told() -> None:
    """Somebody with RRMS and MOG antibodies read of PPMS, SPMS and a type that is not known."""
    told = Page(client_with(FOUND, DETAIL).get("/results/next/").content.decode()).main.text
    gaps = told.partition("What nobody knows")[2].partition("Read next")[0]
    assert "People with antibodies against aquaporin-4 or MOG" in gaps
    assert "With relapsing MS: a transplant early" in gaps
    assert not re.search(r"PPMS|my SPMS|whose type of MS is not known", gaps)


def test_a_type_that_was_told_is_uncertain_and_not_unknown() -> None:
    told = Page(client_with(FOUND, DETAIL).get("/results/hopes/").content.decode()).main.text
    assert "type of MS not certain, alike on" in told
    assert "type of MS Not certain" in told
    assert "type of MS not known" not in told
    assert "type of MS Your answers" not in told


def test_each_surface_with_rules_says_that_they_are_about_ms() -> None:
    client = client_with(FOUND, DETAIL)
    for address in ("/results/", "/results/rules/", "/summary/", "/consult/"):
        told = Page(client.get(address).content.decode()).main.text
        assert _RULES_ARE_ABOUT_MS in told, address
        assert address == "/results/rules/" or _NO_COMPARISON.search(told), address
    others = client_with({**FOUND, "aqp4_mog": "negative"}, DETAIL)
    told = Page(others.get("/results/").content.decode()).main.text
    assert _RULES_ARE_ABOUT_MS not in told
    assert not _NO_COMPARISON.search(told)
