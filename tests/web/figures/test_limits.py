"""Where a study leads, its line says whom it took in, unless the person is known to be so."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

import pytest
from django.test import Client

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.similarity.spread import StudyLine
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.in_short.limits import open_limits
from decision_aid.web.figures.in_short.nearest import nearest_study, with_limits
from decision_aid.web.figures.people_and_time import short_note
from decision_aid.web.figures.wording import figure_statement
from tests.evidence.afresh.people_afresh import facts_of, somebody
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page


def _line(base: EvidenceBase, source: str, facts: Facts) -> StudyLine:
    sourced = next(each for each in base.sources[source].figures if each.arm.is_transplant)
    return StudyLine(sourced, base.studies.for_person(facts).likeness(sourced))


@pytest.mark.parametrize(
    ("source", "told", "limits"),
    [
        ("burt-2019-mist", {}, "active MS only, a drug had failed, EDSS 2 to 6"),
        ("burt-2019-mist", {"edss": (Decimal(3), Decimal(3))}, "active MS only, a drug had failed"),
        ("atkins-2016", {"edss": (Decimal(4), Decimal(4))}, "active MS only, age 18 to 50"),
        ("das-2021", {}, "no drug before"),
        ("burt-2022", {}, "all had had a drug"),
        ("burt-2022", {"dmt_failed": (Decimal(1), Decimal(1))}, ""),
    ],
)
def test_a_limit_is_told_until_the_person_is_known_to_meet_it(
    base: EvidenceBase, source: str, told: dict[str, object], limits: str
) -> None:
    """What a study only saw, as Burt 2022 its ages, is no limit of it."""
    line = _line(base, source, facts_of({"subtype": "rrms", **told}))
    assert open_limits(line.sourced, line.likeness.outcomes) == limits


@pytest.mark.slow
def test_no_study_leads_with_a_part_of_its_people_that_its_line_has_no_room_for(
    base: EvidenceBase,
) -> None:
    """A note of more than a few words is left out of a line: then it needs a shorter one."""
    random = Random(2022)
    for _ in range(60):
        for topic in base.studies.for_person(facts_of(somebody(random))).topics:
            if topic.lead is not None and topic.is_share:
                figure = topic.lead.sourced.figure
                assert bool(short_note(figure)) == bool(figure.group_note), figure.group_note


def test_people_with_spms_read_that_those_in_chicago_were_newly_diagnosed() -> None:
    client = client_with(
        {"subtype": "spms", "age": "52", "relapses_12m": "0", "dmt_tried": ["interferon-beta"]},
        "full",
    )
    for address in ("/results/", "/results/hopes/"):
        text = Page(client.get(address).content.decode()).main.text
        assert re.search(r"(Burt 2022, 93 people,|MS;) SPMS newly diagnosed", text)
    text = Page(client.get("/summary/").content.decode()).main.text
    assert "(Burt 2022, 93 people, SPMS newly diagnosed)" in text


def test_paper_says_as_the_first_page_does_whom_a_study_took_in(base: EvidenceBase) -> None:
    line = _line(base, "burt-2019-mist", facts_of({"subtype": "rrms"}))
    told = figure_statement(line.sourced, 100, line.likeness.outcomes)
    limits = "active MS only, a drug had failed, EDSS 2 to 6"
    assert f", {limits})" in nearest_study(told, 1, window=None)
    assert with_limits(told).endswith(f"; {limits}")


def test_a_small_study_that_is_alike_on_more_points_is_named_and_said_not_to_lead() -> None:
    hopes = Page(client_with(people.RRMS_KEPT).get("/results/hopes/").content.decode()).main.text
    told = r"is alike on more points, but does not come first: it has (\d+) people, fewer than 30\."
    said = re.search(rf"\w+ \d{{4}}[^.]* {told}", hopes)
    assert said
    assert int(said[1]) < 30
    assert "Where it is alike on more points, we say so." in (
        Page(Client().get("/methods/").content.decode()).main.text
    )
