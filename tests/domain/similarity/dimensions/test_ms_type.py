"""The mark for the type of MS."""

from __future__ import annotations

import pytest

from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.similarity.dimensions.ms_type import people_by_type
from decision_aid.domain.similarity.outcomes import Dimension, Outcome
from tests.domain.build import figure, person, source
from tests.domain.similarity.people import ALL, likeness, mark


def of_type(study: Source, told: str | None) -> Outcome:
    return mark(Dimension.SUBTYPE, study, person(subtype=told))


@pytest.mark.parametrize(
    ("group", "own"),
    [("rrms", "rrms"), ("relapsing", "rrms"), ("spms", "spms"), ("ppms", "ppms")],
)
def test_a_figure_on_one_type_is_alike_for_it_and_unlike_for_the_others(
    group: str, own: str
) -> None:
    study = source(figure(group=group), subtypes=ALL)
    marks = {each: of_type(study, each) for each in ALL}
    assert marks == {e: Outcome.ALIKE if e == own else Outcome.UNLIKE for e in ALL}


def test_a_study_of_one_type_is_alike_whatever_its_group_is_called() -> None:
    for group in ("all", "other", "women"):
        assert of_type(source(figure(group=group), subtypes=("spms",)), "spms") is Outcome.ALIKE


def test_a_mixed_group_with_enough_people_of_the_type_is_at_the_edge_with_its_share() -> None:
    study = source(subtypes=ALL, people=100, counts={"rrms": 62, "spms": 28, "ppms": 10})
    told = likeness(study, person(subtype="rrms"))
    assert told.outcomes[0] is Outcome.EDGE
    assert (told.of_type, told.of_people) == (62, 100)
    assert of_type(study, "spms") is Outcome.EDGE


@pytest.mark.parametrize(
    ("own", "people", "mark_"),
    [(25, 100, Outcome.EDGE), (24, 100, Outcome.SILENT), (10, 40, Outcome.EDGE),
     (9, 20, Outcome.SILENT)],
)  # fmt: skip
def test_a_quarter_and_ten_people_are_the_least(own: int, people: int, mark_: Outcome) -> None:
    study = source(subtypes=("rrms", "spms"), people=people, counts={"spms": own})
    assert of_type(study, "spms") is mark_


def test_too_few_are_told_with_their_number_though_the_mark_is_silent() -> None:
    told = likeness(
        source(subtypes=("rrms", "ppms"), people=50, counts={"ppms": 4}), person(subtype="ppms")
    )
    assert told.outcomes[0] is Outcome.SILENT
    assert (told.of_type, told.of_people) == (4, 50)


def test_a_share_that_nobody_knows_is_silent() -> None:
    assert of_type(source(subtypes=ALL, people=100), "rrms") is Outcome.SILENT
    assert of_type(source(subtypes=ALL, counts={"rrms": 50}), "rrms") is Outcome.SILENT
    mixed = source(figure(group="other"), subtypes=ALL, people=100, counts={"rrms": 90})
    assert of_type(mixed, "rrms") is Outcome.SILENT


def test_a_type_that_was_not_taken_in_is_unlike() -> None:
    assert of_type(source(subtypes=("rrms", "spms")), "ppms") is Outcome.UNLIKE


def test_a_progressive_group_means_the_progressive_types_that_the_study_took_in() -> None:
    study = source(figure(group="progressive"), subtypes=("rrms", "spms"))
    assert of_type(study, "spms") is Outcome.ALIKE
    assert of_type(study, "ppms") is Outcome.UNLIKE


def test_an_unknown_type_is_open_and_a_study_that_names_none_is_silent() -> None:
    assert of_type(source(subtypes=("rrms",)), None) is Outcome.OPEN
    assert of_type(source(subtypes=()), None) is Outcome.OPEN
    assert of_type(source(subtypes=()), "rrms") is Outcome.SILENT


def test_the_last_type_follows_from_the_others() -> None:
    muraro = source(subtypes=("rrms", "spms"), people=281, counts={"progressive": 218})
    assert people_by_type(muraro.population) == {"rrms": 63, "spms": 218}
    burman = source(subtypes=ALL, people=41, counts={"rrms": 34, "spms": 5})
    assert people_by_type(burman.population)["ppms"] == 2
    unknown = source(subtypes=ALL, people=41, counts={"rrms": 34})
    assert people_by_type(unknown.population) == {"rrms": 34}
