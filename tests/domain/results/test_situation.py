"""Which situation fits a person: only what is certain makes one fit or shuts one out."""

from __future__ import annotations

from typing import Any

from decision_aid.domain.results.situation import Situation, Told, beside, fitting, situation_of
from tests.domain.build import person, rule


def _situation(name: str, **given: Any) -> Situation:
    rules = {key: rule(given.pop(key)) for key in ("rule", "unless") if key in given}
    return Situation(id=name, title=name, text="Text.", sources=(), **rules, **given)


PRIMARY = _situation("primary", rule={"subtype": "ppms"})
OTHERS = _situation("others", unless={"subtype": "ppms"})
AGAIN = _situation("again", rule={"prior_hsct": True}, told=Told.INSTEAD)
CANNOT_WALK = _situation("cannot-walk", rule={"edss": {"min": 7}}, told=Told.BESIDE)
ALL = (PRIMARY, OTHERS, AGAIN, CANNOT_WALK)


def test_a_rule_has_to_hold_for_certain() -> None:
    assert PRIMARY.fits(person(subtype="ppms"))
    assert not PRIMARY.fits(person())


def test_what_is_not_known_shuts_nothing_out() -> None:
    assert OTHERS.fits(person())
    assert OTHERS.fits(person(subtype="rrms"))
    assert not OTHERS.fits(person(subtype="ppms"))


def test_one_is_told() -> None:
    assert situation_of(person(subtype="ppms"), ALL) is PRIMARY
    assert situation_of(person(), ALL) is OTHERS


def test_one_stands_instead_of_the_others_where_it_is_known_to_fit() -> None:
    assert situation_of(person(subtype="ppms", prior_hsct=True), ALL) is AGAIN
    assert situation_of(person(subtype="ppms", prior_hsct=False), ALL) is PRIMARY


def test_a_span_that_may_fit_says_nothing_beside() -> None:
    assert beside(person(edss=7), ALL) == (CANNOT_WALK,)
    assert beside(person(edss=("6.5", 7)), ALL) == ()
    assert beside(person(), ALL) == ()


def test_what_is_beside_never_stands_alone() -> None:
    assert situation_of(person(edss=8, subtype="ppms"), ALL) is PRIMARY
    assert tuple(fitting(person(edss=8), ALL, Told.ALONE)) == (OTHERS,)


def test_a_list_without_one_for_a_person_tells_none() -> None:
    assert situation_of(person(), (PRIMARY, CANNOT_WALK)) is None
