"""A person's own type of MS stays in sight where a figure of mixed types comes first."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.results.outcome_panels import Panel, subtype_figure
from decision_aid.domain.results.patient_result import PatientResult, patient_result
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.command_line.assess import as_json
from tests.browser.people import FULL_CASE, PPMS
from tests.web import people
from tests.web.cookies import client_with
from tests.web.handover.summary.summary_people import summary_for
from tests.web.page import Page
from tests.web.result_pages import page_for, part_of

NAMED = "In people with RRMS alone (with disability before; no time stated)"
TOLD = "54 of 100 people were better at the last visit than before; 46 were not."
IN_SHORT = "54 of 100 people were better at the last visit than before"


def _page(address: str, client: Client) -> Page:
    return Page(client.get(address).content.decode())


def _result(base: EvidenceBase, **facts: str) -> PatientResult:
    return patient_result(Facts(dict(facts)), base)


def _beside(page: PatientResult, panel: Panel) -> tuple[str, str] | None:
    own = subtype_figure(panel, page.panels, page.facts.subtype)
    return None if own is None else own.sourced.ref


@pytest.mark.parametrize("subtype", ["rrms", "spms", "ppms"])
def test_a_lead_of_mixed_types_has_an_own_figure_of_another_time_within_reach(
    base: EvidenceBase, subtype: str
) -> None:
    """The rule holds for all outcomes and all times, not for one study."""
    page, found = _result(base, subtype=subtype), 0
    for panel in page.led_panels:
        assert panel.lead is not None
        groups = [
            each.lead.sourced.figure.group.value
            for each in page.panels
            if each.endpoint == panel.endpoint
            if each.lead is not None
        ]
        is_mixed = panel.lead.sourced.subtypes != (subtype,)
        assert (_beside(page, panel) is not None) == (is_mixed and subtype in groups)
        found += _beside(page, panel) is not None
    assert found or subtype == "ppms"


def test_the_lead_itself_stays_what_the_rule_says(base: EvidenceBase) -> None:
    page = _result(base, subtype="rrms")
    topic = page.topic("improvement")
    assert topic is not None
    key = topic.key
    assert key.lead is not None
    assert key.lead.sourced.ref == ("muraro-2025-uk", "improved-5y")
    assert key.own_type is not None
    assert key.own_type.sourced.ref == ("silfverberg-2024", "improved")


def test_without_a_known_type_nothing_is_called_ones_own(base: EvidenceBase) -> None:
    page = _result(base)
    assert {_beside(page, panel) for panel in page.panels} == {None}


def test_a_study_of_mostly_one_type_is_not_told_as_of_that_type_alone(base: EvidenceBase) -> None:
    page = _result(base, subtype="spms")
    named = {_beside(page, panel) for panel in page.panels}
    assert not [ref for ref in named if ref and ref[0] == "hamerschlak-2010"]


@pytest.mark.slow
def test_it_is_told_everywhere_in_the_same_numbers(base: EvidenceBase) -> None:
    client = client_with(people.RRMS_KEPT)
    front = part_of("improvement", people.RRMS_KEPT).text
    summary = _page("/summary/", client).main.text
    shown = _page("/consult/show/improvement/", client).main.text
    text = " ".join(client.post("/summary.txt/").content.decode().split())
    for said in (front, shown):
        assert NAMED in said
        assert TOLD in said
    for said in (summary, text):
        assert NAMED in said
        assert IN_SHORT in said
    desk = _page("/consult/", client).main.text
    told = r"RRMS alone, over follow-up: 54 of 100 \(46–\W?62\*\), at last visit, Silfverberg 2024"
    assert re.search(told, desk)
    panels = as_json(_result(base, subtype="rrms"), "v")["panels"]
    (own,) = [
        panel["own_type"]
        for panel in panels
        if panel["endpoint"] == "disability-improved" and panel["at"] == {"years": 5}
    ]
    assert own == {"source": "silfverberg-2024", "figure": "improved"}


@pytest.mark.slow
def test_a_figure_of_types_together_says_which_wherever_it_comes_first() -> None:
    """ "Like you" alone would let somebody with PPMS take a mixed figure for one of PPMS."""
    client = client_with(people.PPMS_KEPT)
    told = "RRMS, SPMS, PPMS together"
    assert "one study of MS of all types" in part_of("short", people.PPMS_KEPT).text
    assert told in part_of("improvement", people.PPMS_KEPT).text.partition("About this study")[0]
    for address in ("/summary/", "/consult/show/improvement/"):
        assert told in _page(address, client).main.text, address
    assert "Muraro 2025 UK (all types)" in _page("/consult/", client).main.text


def test_it_names_its_source_and_how_like_the_person_its_people_are() -> None:
    front = part_of("improvement", people.RRMS_KEPT)
    (line,) = front.all("p", css="own-type")
    assert [a["href"] for a in line.all("a")] == ["/sources/silfverberg-2024/#improved"]
    assert line.all("span", css="tag")
    assert "with disability before" in line.text
    summary = summary_for("relapsing")
    told = [each.own_type for each in summary.figures if each.own_type]
    numbers = [int(re.findall(r"\[(\d+)\]", each)[0]) for each in told]
    labels = [next(s.label for s in summary.sources if s.number == each) for each in numbers]
    assert any("Silfverberg 2024" in label for label in labels)


def test_a_range_that_we_worked_out_says_so_in_one_line_too() -> None:
    """Beside one that the study printed nobody could tell them apart."""
    hopes = page_for(FULL_CASE, "/results/hopes/").main.text
    assert "range 46 to 62 of 100 (ours)." in hopes
    assert re.search(r"range \d+ to \d+ of 100\.", hopes)


def test_what_is_said_of_the_lead_stands_before_the_figure_of_ones_own_type() -> None:
    """ "Fewer in progressive MS", behind a study of PPMS alone, seemed to be of that study."""
    desk = page_for(PPMS, "/consult/").main.text
    said = r"Muraro 2025 UK \(all types\): [^:]+ · fewer in progressive MS · PPMS alone, 10 y: "
    assert re.search(said, desk)


def test_where_the_lead_is_of_ones_own_type_nothing_stands_beside_it() -> None:
    front = part_of("worsening", people.RRMS_KEPT)
    assert not front.all("p", css="own-type")


def test_a_figure_of_the_own_type_that_only_another_text_tells_says_so() -> None:
    note = part_of("outcomes", people.PPMS_KEPT).all("p", css="own-type")
    told = [each.text for each in note if "Fassas 2011" in each.text]
    assert told
    assert all("We read a summary by somebody else, not the original." in each for each in told)
