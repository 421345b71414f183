"""The same people count once."""

from __future__ import annotations

from dataclasses import replace

from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.similarity.overlaps import Overlaps
from tests.domain.build import person
from tests.domain.similarity.studies import ids, study, topic

RRMS = person(subtype="rrms")


def same(one: Source, *others: str) -> Source:
    return replace(one, same_people_as=others)


def test_of_the_same_people_the_larger_study_counts_and_names_the_others() -> None:
    one = topic(study("part", 90, people=40), same(study("whole", 50, people=200), "part"))
    assert ids(one) == ["whole"]
    assert one.lines[0].same_people_as == ("part",)
    assert one.is_one_study


def test_of_equal_numbers_the_newer_counts() -> None:
    one = topic(same(study("old", year=2001), "new"), study("new", year=2011))
    assert ids(one) == ["new"]


def test_of_equal_sources_a_figure_of_all_counts_before_one_of_a_part() -> None:
    whole = study("whole", 73, people=174, year=2023)
    arm = study("arm", 71, people=141, all_people=174, year=2024)
    assert ids(topic(same(arm, "whole"), whole)) == ["whole"]


def test_who_names_whom_makes_no_difference_and_it_holds_through_a_third() -> None:
    a, b, c = (study(name) for name in "abc")
    overlaps = Overlaps([same(a, "b"), same(c, "b"), b, study("d")])
    assert len({overlaps.group(each) for each in "abc"}) == 1
    assert overlaps.group("d") == "d"


def test_perhaps_the_same_people_both_count_and_say_so() -> None:
    doubtful = replace(study("a", 90), perhaps_same_people_as=("b",))
    one = topic(doubtful, study("b", 50), study("c", 60))
    assert sorted(ids(one)) == ["a", "b", "c"]
    told = {line.sourced.source.id: line.perhaps_same_people_as for line in one.lines}
    assert told == {"a": ("b",), "b": ("a",), "c": ()}


def test_people_in_the_spread_stand_not_among_those_unlike_the_person_too() -> None:
    larger = same(study("larger", people=200, subtypes=("spms",)), "own")
    one = topic(study("own", people=40), larger)
    assert ids(one) == ["own"]
    assert one.unlike == ()
