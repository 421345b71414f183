"""Every figure that leads a panel of anybody's result: its frames, its picture, its source."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.evidence.vocabulary import SourceTier
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.evidence_base.base import EvidenceBase
from tests.web.results.drawn import Drawn, Lead, both_frames, every_lead, people_drawn, read_lead

pytestmark = pytest.mark.slow


def test_the_random_people_meet_many_different_figures(leads: list[Lead]) -> None:
    """Or the tests below would prove little."""
    assert len({lead.link for lead in leads}) > 50
    assert sum(lead.is_drawn for lead in leads) > 100


_A_FEW = 20
"""So few are told as they were counted: "4 of 11"."""


def test_every_proportion_that_leads_is_told_in_both_frames_and_drawn_or_put_in_words(
    leads: list[Lead],
) -> None:
    """A picture of people; of what is rare "about 1 in 70"; nobody and everybody in words alone, as
    what was counted in a few, or in nobody knows how many.
    """
    seen: Counter[str] = Counter()
    for lead in leads:
        frames = both_frames(lead.message)
        if frames is None:
            assert (lead.is_drawn, lead.one_in) == (False, ""), lead.message
            continue
        affected, others, out_of = frames
        assert affected + others == out_of, lead.message
        if not lead.one_in and ("number of people not given" in lead.words or out_of < _A_FEW):
            kind = "not counted"
            assert not lead.is_drawn, lead.message
        elif 0 in (affected, others):
            kind = "picture" if lead.is_drawn else "all or none"
            assert not lead.one_in, lead.message
        else:
            kind = "picture" if lead.is_drawn else "in words"
            assert lead.is_drawn != bool(lead.one_in), lead.message
        if lead.is_drawn:
            assert lead.page.one("svg")["role"] == "img"
            assert lead.page.one("svg").one("title").text == lead.message
        if lead.one_in:
            number = int(
                re.sub(r"\D", "", lead.one_in.removeprefix("About ").removeprefix("1 in "))
            )
            told = (lead.message, lead.one_in)
            assert 0.75 < number * min(affected, others) / out_of < 1.34, told
        seen[kind] += 1
    assert min(seen[kind] for kind in ("picture", "in words", "all or none", "not counted")) > 5


def test_no_share_of_people_leads_without_its_other_frame(
    leads: list[Lead], base: EvidenceBase
) -> None:
    shares = {"percent", "people", "per-1000-people"}
    one_sided = {
        lead.link
        for lead in leads
        if base.figures[lead.source_and_figure].figure.unit in shares
        and both_frames(lead.message) is None
    }
    assert one_sided == set()


def test_the_picture_holds_as_many_people_as_its_message(leads: list[Lead]) -> None:
    for lead in leads:
        if not lead.is_drawn:
            continue
        affected, others, out_of = both_frames(lead.message) or (-1, -1, -1)
        drawn = people_drawn(lead)
        inside = drawn.get("on", 0) + drawn.get("may-off", 0)
        assert sum(n for tone, n in drawn.items() if tone != "total") == drawn["total"], lead.link
        if 0 in (affected, others):  # told of the people studied, drawn out of a round number
            assert inside == (0 if affected == 0 else drawn["total"]), lead.link
        else:
            assert (inside, drawn["total"]) == (affected, out_of), lead.link


def test_every_figure_that_leads_links_to_its_place_on_its_source_page(
    leads: list[Lead], base: EvidenceBase
) -> None:
    client, ids = Client(), {}
    for lead in leads:
        source, figure = lead.source_and_figure
        if source not in ids:
            response = client.get(lead.link.partition("#")[0])
            assert response.status_code == 200
            ids[source] = response.content.decode()
        assert f'id="{figure}"' in ids[source], lead.link
        assert base.sources[source].label in lead.page.all("a")[0].text


def test_no_figure_of_people_unlike_the_person_leads(leads: list[Lead]) -> None:
    for lead in leads:
        tags = lead.page.all("span", css="tag")
        assert tags
        assert "diff" not in tags[0].classes, lead.link


def test_zero_events_never_stand_without_a_warning(leads: list[Lead], base: EvidenceBase) -> None:
    zeros = [lead for lead in leads if 0 in (both_frames(lead.message) or (1, 1))[:2]]
    assert zeros
    for lead in zeros:
        assert [b.text for b in lead.page.all("b") if b.text], lead.link
        if (both_frames(lead.message) or (1,))[0] == 0:
            assert "no risk" in lead.words, lead.link
            assert base.figures[lead.source_and_figure].figure.value == 0, lead.link


def test_the_page_and_its_other_times_draw_the_leads_of_the_domain_result(
    worked_out: list[tuple[Drawn, PatientResult]], handler: WSGIHandler
) -> None:
    for page, result in worked_out[::4]:
        leads = [panel.lead.sourced.ref for topic in result.topics_on(ToldOn.RESULTS)
                 for panel in (*topic.fronts, *topic.folded) if panel.lead is not None]  # fmt: skip
        drawn = Counter(read_lead(each).source_and_figure for each in page.leads)
        assert set(drawn) <= set(leads), page.somebody
        assert set(drawn.values()) <= {1}, page.somebody
        assert every_lead(handler, page.somebody) == set(leads), page.somebody


def test_on_deaths_a_report_of_the_core_leads_for_everybody(
    worked_out: list[tuple[Drawn, PatientResult]],
) -> None:
    """The largest of the library, on a type of MS that nobody knows, led where no type is known."""
    seen = 0
    for _page, result in worked_out:
        (found,) = (each for each in result.topics if FROM_TREATMENT in each.topic.endpoints)
        if found.key.lead is not None:
            assert found.key.lead.sourced.source.tier is SourceTier.CORE, result.facts
            seen += 1
    assert seen > 5
