"""The first words of the result page: the situation, its sources, and who signed it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import DETAIL, Questionnaire, replay
from decision_aid.domain.results.patient_result import (
    PatientResult,
    patient_result,
    result_of_journey,
)
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.results.situation import situation_view, words_of
from tests.domain.build import person
from tests.domain.walk import TODAY
from tests.web import people
from tests.web.cookies import Given, client_with
from tests.web.page import Page, flat

NOBODY_SIGNED = "No clinician has signed this yet."


def _page(kept: Given, route: str = "full") -> Page:
    return Page(client_with(kept, route).get("/results/").content.decode())


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (people.RRMS_KEPT, "relapsing-active-after-strong-drug"),
        (people.SPMS_KEPT, "secondary-active"),
        ({"subtype": "unsure", "country": "unsure"}, "type-not-known"),
    ],
)
def test_the_page_begins_with_the_situation(kept: Given, expected: str, base: EvidenceBase) -> None:
    situation = next(each for each in base.situations if each.id == expected)
    page = _page(kept)
    section = page.by_id("situation")
    assert section.one("h2").text == situation.title
    assert flat(situation.text) in section.text
    assert NOBODY_SIGNED in section.text
    assert page.ids.index("situation") < page.ids.index("short")


def test_each_claim_leads_to_its_sources(base: EvidenceBase) -> None:
    found = _page(people.RRMS_KEPT).by_id("situation").all("a")
    assert "/criteria/ectrims-ebmt-2025/" in {link["href"] for link in found}
    assert "/sources/muraro-2025-uk/" in {link["href"] for link in found}


def _drawn(result: PatientResult) -> Page:
    context = {"situation": situation_view(result.texts)}
    return Page(render_to_string("results/situation.html", context))


def test_who_cannot_walk_is_told_beside_it_with_its_sources_once(base: EvidenceBase) -> None:
    page = _drawn(patient_result(person(subtype="spms", edss=8, relapses_12m=1), base))
    section = page.by_id("situation")
    assert section.one("h3").text == "If you can walk a few steps at most"
    links = [link["href"] for link in section.all("a")]
    assert len(links) == len(set(links))
    assert section.text.count(NOBODY_SIGNED) == 1


def test_what_has_no_room_is_a_title_with_its_words_folded_but_what_is_urgent(
    base: EvidenceBase,
) -> None:
    told = person(subtype="spms", edss=8, age=66, pregnant=True)
    texts = patient_result(told, base).texts
    assert [each.id for each in texts[1:]] == ["pregnant", "cannot-walk", "from-60"]
    for room, in_sight in ((1000, 4), (words_of(texts, 3), 3), (words_of(texts, 3) - 1, 2), (0, 2)):
        view = situation_view(texts, room)
        assert view is not None
        assert (view.texts, view.folded) == (texts[:in_sight], texts[in_sight:])
        assert view.words <= room or in_sight == 2
        page = Page(render_to_string("results/situation.html", {"situation": view}))
        folds = page.by_id("situation").all("details")[:-1]
        assert [each.one("summary").text for each in folds] == [e.title for e in view.folded]
        assert all(flat(each.text) in page.by_id("situation").text for each in texts)


def test_pml_pregnancy_and_an_infection_stand_behind_no_fold(base: EvidenceBase) -> None:
    told = person(
        subtype="rrms", edss=8, pregnant=True, pml=True, uncontrolled_infection=True, age=61
    )
    view = situation_view(patient_result(told, base).texts, 0)
    assert view is not None
    urgent = ["pregnant", "infection-not-under-control", "pml"]
    assert [each.id for each in view.texts[1:]] == urgent
    assert [each.id for each in view.folded] == ["cannot-walk", "from-60"]


def test_who_had_pml_is_not_shown_natalizumab_first(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    told = {**people.RRMS_KEPT, "relapses_12m": "0", "dmt_tried": ("natalizumab",)}
    told |= {"dmt_outcome:natalizumab": "quiet", "dmt_months:natalizumab": "12"}
    for health, is_beside in ((("pml",), False), (("none",), True)):
        journey = replay(questionnaire, DETAIL, Answers({**told, "health": health}), TODAY)
        first = result_of_journey(journey, base, questionnaire).first_comparison
        assert first is not None
        assert ("natalizumab" in first.comparison.drugs) is is_beside


def test_a_signed_text_names_the_clinician(base: EvidenceBase) -> None:
    signed = tuple(replace(each, signed_by="Dr A. Example") for each in base.situations)
    text = _drawn(patient_result(person(), replace(base, situations=signed))).by_id("situation")
    assert "Signed by Dr A. Example." in text.text
    assert NOBODY_SIGNED not in text.text


def test_evidence_without_situations_tells_none(base: EvidenceBase) -> None:
    assert situation_view(patient_result(person(), replace(base, situations=())).texts) is None
