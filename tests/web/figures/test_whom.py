"""No number stands without the people it is about, and none with people it is not about."""

from __future__ import annotations

import re

import pytest

from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Design
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.people_and_time import time_told
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page
from tests.web.reading import page_at, row_of
from tests.web.result_pages import pages_of

DEATH = "/outcomes/treatment-related-death/"


def _direct(address: str, study: str) -> list[str]:
    tables = page_at(address).main.all("table", css="library")
    rows = [row for table in tables for row in table.all("tr") if row.all("li")]
    return [row.text for row in rows if f"/sources/{study}/#" in str(row.all("a")[0]["href"])]


def test_a_part_of_a_study_never_has_the_number_of_the_whole() -> None:
    page = page_at("/outcomes/no-disability-worsening/")
    for figure in ("no-worsening-5y-rrms", "no-worsening-5y-spms"):
        told = row_of(page, f"/sources/muraro-2017/#{figure}").text
        assert "number of people not given (281 in the whole study)" in told
        assert "281 people" not in told
    own = page_at("/sources/muraro-2017/")
    for figure in ("no-worsening-5y-rrms", "no-worsening-5y-spms"):
        assert "281 people" not in row_of(own, f"#{figure}").text


def test_people_on_a_drug_never_have_the_number_of_those_with_a_transplant() -> None:
    page = page_at("/treatments/natalizumab/")
    told = row_of(page, "/sources/kalincik-2022-ectrims/#relapsed-natalizumab-2y").text
    assert "39 people" not in told
    assert "number of people not given" in told


@pytest.mark.slow
def test_no_row_of_the_library_tells_people_that_its_figure_does_not_name(
    base: EvidenceBase,
) -> None:
    """Every outcome, every figure: a bare number of people is the figure's own."""
    for endpoint in base.endpoints:
        page = page_at(f"/outcomes/{endpoint}/")
        for sourced in base.figures_on[endpoint]:
            link = f"/sources/{sourced.source.id}/#{sourced.figure.id}"
            for who in row_of(page, link).all("td")[0].all("small"):
                without_note = who.text.replace(sourced.figure.group_note, "")
                said = re.findall(r"([\d,]+) people(?! in the whole| not)", without_note)
                told = {int(n.replace(",", "")) for n in said}
                assert told == ({sourced.figure.people} - {None}), sourced.ref


def test_every_card_of_a_figure_says_in_whom() -> None:
    page = page_at("/sources/muraro-2017/")
    cards = {card["id"]: card for card in page.main.all("article")}
    for figure, whom in (
        ("no-worsening-5y", "Everyone in the study"),
        ("no-worsening-5y-rrms", "Relapsing MS"),
        ("no-worsening-5y-spms", "Secondary progressive MS"),
    ):
        assert whom in cards[figure].one("p", css="kicker").text
        assert "In whom" in [dt.text for dt in cards[figure].all("dt")]


def test_the_numbered_list_over_time_says_in_whom() -> None:
    page = page_at("/outcomes/no-disability-worsening/")
    told = [li.text for ol in page.main.all("ol", css="numbered") for li in ol.all("li")]
    muraro = [each for each in told if each.startswith("Muraro 2017") and "5 years" in each]
    assert len(muraro) == 3
    for whom in ("Everyone in the study", "Relapsing MS", "Secondary progressive MS"):
        assert len([each for each in muraro if whom in each]) == 1


@pytest.mark.slow
def test_other_studies_on_the_result_page_say_in_whom() -> None:
    page = pages_of(people.RRMS_KEPT)["/results/hopes/"]
    link = "/sources/muraro-2017/#no-worsening-5y-spms"
    rows = [tr for tr in page.main.all("tr") if [a for a in tr.all("a") if a["href"] == link]]
    assert rows
    for row in rows:
        assert "econdary progressive MS" in row.text


def test_trials_of_different_people_are_never_one_comparison() -> None:
    rows = _direct("/treatments/alemtuzumab/", "care-ms-2")
    worse = [row for row in rows if "Worse on the EDSS" in row]
    assert len(worse) == 1
    assert "13 of 100" in worse[0]
    assert "21 of 100" in worse[0]
    for sister in ("8 of 100", "11 of 100", "never treated before"):
        assert f" {sister}" not in worse[0]


def test_each_drug_is_compared_with_its_own_matched_people() -> None:
    rows = _direct("/treatments/ahsct/", "kalincik-2023")
    assert len(rows) == 2
    for own, drug, value in (("0.09", "ingolimod", "0.20"), ("0.08", "atalizumab", "0.1 per")):
        row = next(each for each in rows if drug in each)
        assert own in row
        assert value in row
        assert f"Matched with people on {'f' if drug[0] == 'i' else 'n'}{drug}" in row


def test_a_comparison_keeps_the_dose_that_its_figure_is_about() -> None:
    (row,) = [r for r in _direct("/treatments/cladribine/", "clarity-2010") if "Shingles" in r]
    assert "both cladribine doses together; the higher one is not the licensed dose" in row.lower()


@pytest.mark.slow
def test_the_words_beside_a_comparison_follow_the_design(base: EvidenceBase) -> None:
    page = pages_of(people.RRMS_KEPT)["/results/choices/"]
    designs = set()
    for table in page.main.all("table", css="compare"):
        for head in (th for th in table.all("th") if th.get("scope") == "row"):
            source = base.sources[head.all("a")[0]["href"].split("/")[2]]
            designs.add(source.design)
            is_random = "People were put in groups at random" in head.text
            assert is_random == (source.design is Design.RANDOMISED_TRIAL)
            assert ("imilar people" in head.text) == (source.design is Design.MATCHED_COHORT)
    assert {Design.RANDOMISED_TRIAL, Design.MATCHED_COHORT} < designs


@pytest.mark.parametrize("source", ["muraro-2017", "muraro-2025-uk"])
def test_deaths_of_any_cause_are_not_told_as_deaths_from_the_treatment(source: str) -> None:
    card = next(c for c in page_at(f"/sources/{source}/").main.all("article", id="died-100d"))
    assert "died within 100 days, of any cause" in card.one("h3").text
    assert "because of" not in card.text
    row = row_of(page_at(DEATH), f"/sources/{source}/#died-100d").text
    assert "All deaths are counted, not only those from the treatment." in row


def test_the_other_side_of_being_alive_without_worsening_holds_the_dead() -> None:
    page = page_at("/sources/muraro-2017/")
    (card,) = page.main.all("article", id="no-worsening-5y")
    told = "46 of 100 people were alive and free of lasting worsening; 54 were not."
    assert card.one("h3").text == told


def test_a_hazard_carries_its_warning_in_the_row() -> None:
    page = page_at("/treatments/natalizumab/")
    for figure in ("relapsed-natalizumab-2y", "relapsed-natalizumab-5y"):
        row = row_of(page, f"/sources/kalincik-2022-ectrims/#{figure}").text
        assert "A cumulative hazard: not quite the share of people." in row


def test_a_drug_is_timed_from_its_start_and_a_transplant_from_its_day() -> None:
    for address, wanted in (
        ("/treatments/natalizumab/", "2 years after starting treatment"),
        ("/treatments/placebo/", "2 years after the start"),
        ("/treatments/ahsct/", "5 years after a transplant"),
    ):
        assert wanted in page_at(address).main.text
        assert "years after treatment" not in page_at(address).main.text


def test_a_study_of_one_treatment_is_not_said_to_lack_chance() -> None:
    assert "chance" not in page_at("/sources/boffa-2021/").main.one("section", **{
        "aria-labelledby": "who-h"
    }).text.lower()  # fmt: skip
    told = page_at("/sources/zhukovsky-2021/").main.text
    assert "not put together at random" in told


def test_the_map_says_that_a_box_counts_studies() -> None:
    page = page_at("/map/")
    assert "It does not count the people in the box" in page.main.text
    boxes = page.main.one("table").all("td")
    told = [box.text for box in boxes if re.search("[0-9] people", box.text)]
    assert told
    for each in told:
        assert re.search(r"stud(y|ies); .* in all", each), each


def test_where_only_a_mean_was_printed_the_time_says_so(base: EvidenceBase) -> None:
    source = base.sources["mariottini-2022"]
    assert source.follow_up is not None
    assert source.follow_up.median_years is None
    timed = [each for each in source.figure if each.at is not None]
    untimed = [each for each in source.figure if each.at is None]
    assert timed
    assert untimed
    for each in source.figure:
        told = time_told(SourcedFigure(source=source, figure=each))
        assert (told == "followed for 8 years on average") == (each in untimed)


def test_the_mean_stands_wherever_the_pair_on_deaths_does() -> None:
    client = client_with(people.SPMS_KEPT)
    for address in ("/results/risks/", "/results/choices/", "/consult/"):
        text = " ".join(Page(client.get(address).content.decode()).main.text.split())
        assert re.search(r"(?i)8 years on average|mean follow-up 8 y\b", text), address
