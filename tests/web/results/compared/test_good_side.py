"""A hope is told by its good side wherever treatments stand side by side, and no figure changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from decision_aid.domain.evidence.absolute_risk import events_of, natural_frequency, share_of
from decision_aid.domain.evidence.counted_as import CountedAs
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Aspect, Better
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.compared.good_side import (
    by_good_side,
    events_told,
    good_side_of,
    is_turned,
    share_told,
)
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import figure_statement
from tests.browser.people import FOUR_PEOPLE, RRMS, Person
from tests.web.cookies import client_holding
from tests.web.page import Page


def _told(group: Iterable[SourcedFigure]) -> list[FigureStatement]:
    return [figure_statement(each, 100) for each in group]


def test_both_sides_add_up_and_what_is_printed_stays(base: EvidenceBase) -> None:
    seen = 0
    for group in base.compared_groups:
        for before, after in zip(_told(group), by_good_side(_told(group)), strict=True):
            assert after.published is before.published
            if not is_turned(after):
                continue
            seen += 1
            assert before.frames is not None
            assert after.frames is not None
            assert after.frames.affected == before.frames.others
            assert after.frames.affected + before.frames.affected == 100
            assert (after.endpoint.one, after.endpoint.not_one) == (
                before.endpoint.not_one,
                before.endpoint.one,
            )
            assert (share_told(after) or 0) + (share_of(after.published) or 0) == 1
            if (events := events_of(after.published)) is not None:
                assert events + (events_told(after) or 0) == after.published.people
            if before.frames.low is not None and before.frames.high is not None:
                ends = after.frames.low, after.frames.high
                assert ends == (100 - before.frames.high, 100 - before.frames.low)
                assert ends[0] <= after.frames.affected <= ends[1]
    assert seen > 10


def test_only_hopes_are_turned_and_towards_what_is_better(base: EvidenceBase) -> None:
    turned = [each for each in base.figures.values() if good_side_of(each) is not None]
    assert turned
    for each in turned:
        good = good_side_of(each)
        assert good is not None
        assert each.endpoint.aspect is Aspect.BENEFIT
        assert (each.endpoint.better, good.better) == (Better.LOWER, Better.HIGHER)


def test_the_people_who_were_counted_are_told_from_the_other_side_too(base: EvidenceBase) -> None:
    """Out of 1,000 few people are told as they were counted: 1 of 31 is 30 of 31."""
    seen = 0
    for group in base.compared_groups:
        before = [figure_statement(each, 1000) for each in group]
        for own, after in zip(before, by_good_side(before), strict=True):
            found = re.match(r"(\d+) of (\d+)\b", own.result)
            if is_turned(after) and found:
                seen += 1
                people = int(found[2])
                assert after.result.startswith(f"{people - int(found[1])} of {people}")
    assert seen > 5


def test_a_hazard_is_no_share_of_people_whose_others_could_be_told(base: EvidenceBase) -> None:
    """A cumulative hazard of 0.3 does not leave 7 of 10 who fared well."""
    group = next(g for g in base.compared_groups if all(map(is_turned, by_good_side(_told(g)))))
    as_hazard = [
        SourcedFigure(source=each.source, figure=replace(each.figure, counted_as=CountedAs.HAZARD))
        for each in group
    ]
    told = _told(as_hazard)
    assert by_good_side(told) == told


def test_what_counts_no_people_stays(base: EvidenceBase) -> None:
    for group in base.compared_groups:
        rates = [each for each in _told(group) if each.frames is None]
        assert by_good_side(rates) == rates


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda each: each.name)
def test_no_question_is_asked_from_both_sides(person: Person) -> None:
    page = Page(client_holding(person.cookie()).get("/results/choices/").content.decode())
    asked = [each.text for each in page.main.one(id="compared").all("h4")]
    assert "Did disability stay steady?" in asked
    assert {"Did disability get worse?", "Did a relapse come?"}.isdisjoint(asked)


def test_the_bars_of_the_first_page_count_what_its_row_counts(base: EvidenceBase) -> None:
    main = Page(client_holding(RRMS.cookie()).get("/results/").content.decode()).main
    first = main.all("ul", "two-bars")[0].all("p")[0].text
    worse = (e for group in base.compared_groups for e in group if good_side_of(e) is not None)
    own = (e for e in worse if e.source.label.startswith("Burt 2019") and e.arm.is_transplant)
    shares = [share for e in own if (share := share_of(e.figure)) is not None]
    told = {f"{natural_frequency(share, 100, None).others} of 100" for share in shares}
    assert first.partition(" stayed free of lasting worsening with a transplant")[0] in told
    assert "did not get worse" in main.text
