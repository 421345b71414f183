"""Who did better and who worse, on the pages of sources and of outcomes; who was studied."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.domain.evidence.difference import About, Difference, Direction
from decision_aid.domain.evidence.sources import Source
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.evidence_pages.differences import of_source, on_outcome, warning
from decision_aid.web.evidence_pages.people import people_rows, span_in_words
from decision_aid.web.figures.size_of_difference import p_value
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Element, Page

GAIN = "not who gains more from it than from a drug. No study has tested that."


def _every(base: EvidenceBase) -> list[tuple[Source, Difference]]:
    return [(source, each) for source in base.sources.values() for each in source.difference]


def _part(address: str) -> Element:
    page = Page(Client().get(address).content.decode())
    return page.main.one("section", **{"aria-labelledby": "differences-h"})


def test_every_difference_is_told_with_people_adjustment_and_locator(base: EvidenceBase) -> None:
    every = _every(base)
    assert len(every) > 100
    for source, each in every:
        (row,) = [row for row in of_source(source)["rows"] if row.id == each.id]
        assert row.contrast == each.contrast
        assert row.found == each.sentence
        assert row.where.startswith(each.locator)
        assert row.adjusted in ("yes", "no", "the text does not say")
        assert row.people == (f"{each.effect.people:,}" if each.effect.people else "not given")
        assert "%(" not in row.printed + "".join(row.cautions)


def test_every_size_that_was_printed_stands_in_its_digits(base: EvidenceBase) -> None:
    with_size = [pair for pair in _every(base) if pair[1].effect.value is not None]
    assert with_size
    for source, each in with_size:
        (row,) = [row for row in of_source(source)["rows"] if row.id == each.id]
        assert str(each.effect.value) in row.printed
        if each.effect.p:
            assert p_value(each.effect.p) in row.printed


def test_a_source_page_lists_its_differences_each_with_a_place_of_its_own(
    base: EvidenceBase,
) -> None:
    part = _part("/sources/muraro-2017/")
    rows = part.one("tbody").all("tr")
    assert [row["id"] for row in rows] == [d.id for d in base.sources["muraro-2017"].difference]
    heads = [head.text for head in part.one("thead").all("th")]
    assert heads == ["Who is compared", "What was found", "People", "Adjusted", "Where"]
    assert GAIN in part.text


def test_a_source_without_differences_has_no_such_part(base: EvidenceBase) -> None:
    silent = next(source.id for source in base.sources.values() if not source.difference)
    page = Page(Client().get(f"/sources/{silent}/").content.decode())
    assert not page.main.all("section", **{"aria-labelledby": "differences-h"})


def test_an_outcome_page_lists_all_differences_on_it_with_their_studies(
    base: EvidenceBase,
) -> None:
    name = "no-disability-worsening"
    part = _part(f"/outcomes/{name}/")
    wanted = {
        f"/sources/{source.id}/#{each.id}" for source, each in _every(base) if each.endpoint == name
    }
    assert {a["href"] for a in part.one("tbody").all("a")} == wanted
    assert GAIN in part.text


def test_every_list_of_differences_bears_the_standing_warning(base: EvidenceBase) -> None:
    endpoints = {each.endpoint for _source, each in _every(base)}
    lists = [on_outcome(each) for each in endpoints]
    lists += [of_source(source) for source in base.sources.values() if source.difference]
    assert all(each["rows"] and each["warning"] for each in lists)
    assert warning([About.TRANSPLANT, About.DRUG]).endswith(GAIN)
    assert "do not tell who would gain" in warning([About.DRUG])
    assert warning([]) == ""


def test_a_difference_that_found_none_stands_there_and_says_so(base: EvidenceBase) -> None:
    none = [pair for pair in _every(base) if pair[1].direction is Direction.NONE]
    assert none
    for source, each in none:
        (row,) = [row for row in on_outcome(each.endpoint)["rows"] if row.id == each.id]
        assert row.study == source.label
        assert "No difference was found. That does not show that there is none." in row.cautions


def test_numbers_on_both_sides_without_a_test_are_no_verdict(base: EvidenceBase) -> None:
    """OPERA: ocrelizumab against interferon under 40 and from 40 on, and no more."""
    rows = {row.id: row for row in of_source(base.sources["opera-2017"])["rows"]}
    said = "We saw no test of whether the two sides differ."
    assert rows
    assert all(said in row.cautions for row in rows.values())


def test_transplants_stand_before_drugs_and_what_nobody_is_asked_comes_last(
    base: EvidenceBase,
) -> None:
    about = {each.id: each.about for _source, each in _every(base)}
    for endpoint in {each.endpoint for _source, each in _every(base)}:
        told = [about[row.id] is About.DRUG for row in on_outcome(endpoint)["rows"]]
        assert told == sorted(told)


def test_a_source_tells_what_was_printed_of_each_type_alone(base: EvidenceBase) -> None:
    page = Page(Client().get("/sources/burt-2022/").content.decode())
    who = page.main.one("section", **{"aria-labelledby": "who-h"})
    alone = base.sources["burt-2022"].population.by_subtype.spms
    assert alone is not None
    assert "People with secondary progressive MS alone" in who.text
    assert span_in_words(alone.edss) in who.text
    assert "/sources/burt-2015/" in {a["href"] for a in who.all("a")}


def test_the_same_people_are_named_whichever_paper_is_open(base: EvidenceBase) -> None:
    page = Page(Client().get("/sources/burt-2015/").content.decode())
    who = page.main.one("section", **{"aria-labelledby": "who-h"})
    assert "/sources/burt-2022/" in {a["href"] for a in who.all("a")}


def test_what_an_editor_read_between_the_lines_is_told_as_such(base: EvidenceBase) -> None:
    source = base.sources["mariottini-2022"]
    page = Page(Client().get(f"/sources/{source.id}/").content.decode())
    text = page.main.one("section", **{"aria-labelledby": "who-h"}).text
    assert source.population.doubt.activity in text
    assert "It makes nobody “alike”, at most “at the edge”." in text


def test_shares_before_the_treatment_are_told_where_printed(base: EvidenceBase) -> None:
    printed = 0
    for source in base.sources.values():
        told = dict(people_rows(source))
        share = source.population.gd_positive_percent
        assert ("With a spot that lights up before" in told) is (share is not None)
        if share is not None:
            printed += 1
            assert told["With a spot that lights up before"].endswith(" of 100")
    assert printed


def test_a_figure_with_a_rule_names_its_group(base: EvidenceBase) -> None:
    with_rule = [each for each in base.figures.values() if each.figure.where is not None]
    assert with_rule
    for sourced in with_rule:
        assert sourced.figure.group_note, sourced.ref


@pytest.mark.parametrize(
    "address", ["/outcomes/neda/", "/treatments/ahsct/", "/sources/muraro-2017/"]
)
@pytest.mark.slow
def test_with_answers_the_marks_of_drawings_are_explained(address: str) -> None:
    with_answers = Page(client_with(people.RRMS_KEPT).get(address).content.decode())
    (key,) = with_answers.main.all("details", css="mark-key")
    assert len(key.all("svg")) == len(key.all("ul")[0].all("li")) == 4
    without = Page(Client().get(address).content.decode())
    assert not without.main.all("details", css="mark-key")


@pytest.mark.slow
def test_the_downloads_name_the_table_of_differences() -> None:
    page = Page(Client().get("/downloads/").content.decode())
    assert "differences.csv" in page.main.text
