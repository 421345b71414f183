"""The words beside a number say no more than the figure counts."""

from __future__ import annotations

import re

import pytest

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.counted_as import ANY_OF_TESTS, CountedAs
from decision_aid.domain.evidence.vocabulary import Better
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.checks.counting import (
    FROM_TREATMENT,
    LASTED,
    LOOKED_ONCE,
    OF_A_CHANGE_THAT_LASTED,
    WORSENED,
    any_of_tests_in,
)
from decision_aid.web.figures.notes import is_in
from decision_aid.web.figures.people_and_time import caution, caution_in_short, outcome_of
from decision_aid.web.figures.wording import figure_statement
from tests.web import people
from tests.web.reading import link_of, page_at, row_of
from tests.web.result_pages import pages_of

_SAME_AS_BESIDE = {("boffa-2023", "no-worsening-drugs-5y")}
"""Compared with a figure of the same paper, whose definition says that worsening was confirmed."""
_LASTED = {
    "no-disability-worsening", "disability-worsened", "disability-improved",
    "hand-function-worsened",
}  # fmt: skip
_LOOKED_ONCE = tuple(each for each in LOOKED_ONCE if each is not CountedAs.AS_THE_OUTCOME)


def test_no_change_is_called_lasting_unless_its_definition_says_so(base: EvidenceBase) -> None:
    """Reads every definition: a new figure that does not say so must be named."""
    for sourced in base.figures.values():
        figure, named = sourced.figure, sourced.figure.counts_otherwise
        lasting = figure.endpoint in _LASTED
        if share_of(figure) is None or not lasting or sourced.ref in _SAME_AS_BESIDE:
            assert (figure.counted_as is CountedAs.AS_THE_OUTCOME) == (
                sourced.ref in _SAME_AS_BESIDE
            )
            continue
        said = outcome_of(sourced)
        if not LASTED.search(figure.definition):
            assert named in _LOOKED_ONCE, (sourced.ref, figure.definition)
            assert "lasting" not in said.one + said.not_one
            assert "stayed" not in said.one + said.not_one
            assert "confirmed" not in said.term or "not said" in said.term
        else:
            assert named not in _LOOKED_ONCE, (sourced.ref, figure.definition)
        last = re.search(r"at the last (visit|report)", figure.definition) is not None
        assert last == (named is CountedAs.AT_LAST_VISIT), sourced.ref


def test_outcomes_of_a_change_that_lasted_are_known_by_their_words(base: EvidenceBase) -> None:
    said = {e.id for e in base.endpoints.values() if OF_A_CHANGE_THAT_LASTED.search(e.one)}
    assert said == _LASTED


def test_worsening_by_any_of_several_tests_says_so_wherever_it_stands(base: EvidenceBase) -> None:
    """Reads every definition, that of a ratio too."""
    named = set()
    for sourced in base.figures.values():
        figure, counted = sourced.figure, sourced.figure.counts_otherwise
        if figure.endpoint in WORSENED:
            wanted = any_of_tests_in(figure.definition)
            assert counted is wanted or (wanted is None and counted not in ANY_OF_TESTS)
        if counted not in ANY_OF_TESTS:
            continue
        named.add(sourced.source.id)
        told, walk = figure_statement(sourced), counted is CountedAs.EDSS_WALK_OR_HANDS
        for said in (told.endpoint.one, told.endpoint.not_one, told.term, told.short.caution):
            assert "EDSS" in said
            assert "hand" in said
            assert ("walk" in said) == walk
        assert "more people than by the EDSS alone" in told.caution
    assert named == {"kapoor-2018-ascend", "giovannoni-2026-oratorio-hand"}


@pytest.mark.slow
def test_a_row_of_such_worsening_is_not_told_as_those_beside_it() -> None:
    page = pages_of(people.SPMS_KEPT)["/results/choices/"]
    rows = [tr for tr in page.main.all("tr") if "/sources/kapoor-2018-ascend/#worsened" in
            "".join(str(a["href"]) for a in tr.all("a"))]  # fmt: skip
    assert rows
    for row in rows:
        assert "Any of three tests counted" in row.text
    (card,) = page_at("/sources/kapoor-2018-ascend/").main.all("article", id="worsened-2y-placebo")
    assert "on the EDSS, in a timed walk or in a hand test" in card.one("h3").text
    page = page_at("/outcomes/disability-worsened/").main.text
    assert "Any of three tests counted" in page
    assert "Either of two tests counted" in page


@pytest.mark.slow
def test_words_of_one_kind_of_an_outcome_never_stand_for_all_of_it(base: EvidenceBase) -> None:
    for sourced in base.figures.values():
        if sourced.figure.counted_as is CountedAs.AS_DEFINED:
            row = row_of(page_at(f"/outcomes/{sourced.figure.endpoint}/"), link_of(sourced))
            assert sourced.figure.definition in row.text
            (card,) = page_at(f"/sources/{sourced.source.id}/").main.all(
                "article", id=sourced.figure.id
            )
            told = card.one("h3").text
            assert sourced.figure.definition.rstrip(".") in told
            assert base.endpoints[sourced.figure.endpoint].not_one not in told


@pytest.mark.slow
def test_what_the_trial_counted_at_the_last_visit_is_told_so() -> None:
    for figure, told in (
        ("worsened-ahsct", "worse at the last visit than before"),
        ("improved-ahsct", "better at the last visit than before"),
    ):
        (card,) = page_at("/sources/zhukovsky-2021/").main.all("article", id=figure)
        assert told in card.one("h3").text
        assert "lasting" not in card.text
        assert "onfirmed" not in card.text
    page = pages_of(people.RRMS_KEPT)["/results/choices/"]
    rows = [tr for tr in page.main.all("tr") if "/sources/zhukovsky-2021/#worsened" in
            "".join(str(a["href"]) for a in tr.all("a"))]  # fmt: skip
    assert rows
    for row in rows:
        assert "Counted at the last visit only." in row.text


def test_work_of_fewer_hours_is_not_told_as_no_work() -> None:
    (card,) = page_at("/sources/kvistad-2024/").main.all("article", id="working-5y")
    assert "52 of 100 people were working full time" in card.one("h3").text
    assert card.one("h3").text.endswith("working full time; 48 were not.")


@pytest.mark.slow
def test_what_a_blood_test_found_says_that_nobody_tells_how_many_fell_ill() -> None:
    """In sight, above the picture of the study."""
    told = pages_of(people.RRMS_KEPT)["/results/risks/"].by_id("sleeping-virus")
    in_sight = told.one("div", css="said").text
    assert "had a sleeping virus wake up, as a blood test showed" in in_sight
    assert "how many fell ill is not told" in in_sight


def test_every_way_of_counting_has_words_of_its_own(base: EvidenceBase) -> None:
    for ref, sourced in base.figures.items():
        counted = sourced.figure.counts_otherwise
        if counted is None:
            continue
        usual, said = base.endpoints[sourced.figure.endpoint], outcome_of(sourced)
        assert (said.one, said.not_one) != (usual.one, usual.not_one), ref
        if counted is CountedAs.WORSENING:
            is_good = base.endpoints[sourced.figure.endpoint].better is Better.HIGHER
            assert said.term.startswith("progression-free") == is_good, ref
            assert (said.one == "did not get worse") == is_good, ref
        assert bool(said.one) == (counted is not CountedAs.AS_DEFINED)
        assert caution(sourced)
        assert bool(caution_in_short(sourced)) == (counted is not CountedAs.OVARIES_STOPPED)


def test_every_definition_of_deaths_or_of_being_alive_is_read(base: EvidenceBase) -> None:
    """A new figure whose definition says otherwise than its outcome must be named."""
    for sourced in base.figures.values():
        figure, named = sourced.figure, sourced.figure.counts_otherwise
        if not figure.unit.is_share:
            continue
        said, any_cause = figure.definition, "any cause" in figure.definition
        if figure.endpoint == "treatment-related-death":
            deaths = {CountedAs.DEATHS_OF_ANY_CAUSE} if any_cause else {CountedAs.DEATHS}
            told = any_cause or not FROM_TREATMENT.search(said)
            assert ({named} if told else {None}) == (deaths if told else {named}), sourced.ref
        elif figure.endpoint not in ("overall-survival", "event-free", "death-any-cause"):
            alive = re.match(r"Alive|Surviv", said) is not None
            assert alive == (named is not None and named.name.startswith("ALIVE_")), sourced.ref
        assert ("hazard" in said.lower()) == (named is CountedAs.HAZARD), sourced.ref


def test_a_rate_is_never_told_without_what_exactly_it_counts(base: EvidenceBase) -> None:
    """Infections were counted from the sixth month on: as "infections" they would seem rare."""
    rates = [each for each in base.figures.values() if share_of(each.figure) is None]
    assert rates
    for sourced in rates:
        figure = figure_statement(sourced)
        definition = sourced.figure.definition
        assert figure.counts == ("" if is_in(definition, figure.sentence) else definition)
        assert is_in(definition, figure.said), sourced.ref
    assert is_in("Relapses per person in a year", "Relapses: 8 (0.08 per person in a year).")
    assert not is_in("Infections from the sixth month on", "Infections: 5 a month, 8 on a ward.")


def test_infections_of_one_part_of_the_time_are_not_told_as_all_infections(
    base: EvidenceBase,
) -> None:
    after = figure_statement(base.figures["kalincik-2023", "infection-after-discharge"])
    assert "had an infection" not in after.message
    assert "after leaving hospital" in f"{after.message} {after.caution}"
