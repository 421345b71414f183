"""The consultation screen over HTTP: every answer changeable, nothing stored, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answers
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.consultation.answer_form import field_id
from decision_aid.web.handover.resume_code.code import code_of
from tests.web import people
from tests.web.consultation.consulting import SWAPPED, form_of, pieces, screen, swap
from tests.web.cookies import answers_in
from tests.web.page import Page


def test_an_empty_screen_asks_every_question_and_has_nothing_to_take_back(client: Client) -> None:
    page = screen(client)
    fields = page.all("div", css="c-field")
    assert {"f-age", "f-edss_known", "f-dmt_tried", "f-lvef", "f-health"} <= set(page.ids)
    assert all("c-open" in field.classes for field in fields)
    assert page.by_id("p-actions").all("button") == []


def test_looking_at_the_screen_changes_no_answer(rrms: Client) -> None:
    screen(rrms)
    assert answers_in(rrms) == people.RRMS_KEPT


def test_every_control_shows_the_answer_that_is_kept(rrms: Client) -> None:
    sent = form_of(screen(rrms))
    for key, answer in people.RRMS_KEPT.items():
        assert sent[key] == (answer if isinstance(answer, list) else [answer])


def test_sending_the_whole_form_unchanged_changes_nothing(rrms: Client) -> None:
    response = rrms.post("/consult/", form_of(screen(rrms)))
    assert (response.status_code, response.headers["Location"]) == (302, "/consult/")
    kept = answers_in(rrms)
    assert kept.pop("filled_in_by") == "clinician"
    assert kept == people.RRMS_KEPT
    assert screen(rrms).by_id("p-actions").all("button") == []


@pytest.mark.slow
def test_a_whole_case_is_taken_in_steps_without_a_script(client: Client) -> None:
    """What an answer opens comes with the next page; nothing that was typed is lost on the way."""
    wanted = {**people.RRMS_KEPT, "lvef": "60", "dlco": "85", "crcl": UNSURE, "health": ["heart"]}
    for _round in range(5):
        sent = form_of(screen(client))
        for key, answer in wanted.items():
            if key in sent or key in sent.get("asked", []):
                unsure = answer == UNSURE and f"a-{field_id(key)}" in screen(client).ids
                if unsure and key == "crcl":
                    sent[f"{key}.unsure"] = UNSURE
                else:
                    sent[key] = answer
        assert client.post("/consult/", sent).status_code == 302
    kept = answers_in(client)
    assert kept.pop("filled_in_by") == "clinician"
    assert kept == wanted


def test_a_question_that_an_answer_opens_comes_with_the_swap_and_goes_again(
    client: Client,
) -> None:
    assert "afterend:#f-edss_known" in pieces(swap(client, edss_known="yes"))
    assert "delete:#f-edss_value" in pieces(swap(client, edss_known="no"))


def test_each_drug_brings_how_it_went_and_then_for_how_long(client: Client) -> None:
    brought = pieces(swap(client, dmt_tried=["natalizumab", "glatiramer"]))
    names = {field["id"] for piece in brought.values() for field in piece.all("div", css="c-field")}
    keys = ("dmt_outcome", "drug_from", "drug_until", "drug_last")
    assert names - {"f-last_dose"} == {
        f"f-{key}--{drug}" for key in keys for drug in ("natalizumab", "glatiramer")
    }
    brought = pieces(swap(client, dmt_outcome__natalizumab="not-controlled"))
    assert "afterend:#f-dmt_outcome--natalizumab" in brought
    assert answers_in(client)["dmt_outcome:natalizumab"] == "not-controlled"


@pytest.mark.parametrize(
    ("key", "sent", "kept"),
    [
        ("age", {"age": "", "age.unsure": "unsure"}, UNSURE),
        ("age", {"age": "38", "age.unsure": "unsure"}, UNSURE),
        ("edss_value", {"edss_value": "4,5"}, "4.5"),
        ("subtype", {"subtype": "unsure"}, UNSURE),
        ("new_t2_12m", {"new_t2_12m": "6"}, "6"),
        ("dmt_tried", {"dmt_tried": ["none"], "asked": "dmt_tried"}, [NONE]),
        ("dmt_tried", {"dmt_tried": ["unsure"], "asked": "dmt_tried"}, [UNSURE]),
    ],
)
def test_not_known_ranges_and_boxes_are_all_taken(
    rrms: Client, key: str, sent: dict[str, Any], kept: Any
) -> None:
    assert rrms.post("/consult/", sent, headers=SWAPPED).status_code == 200
    assert answers_in(rrms)[key] == kept


def test_a_new_number_beside_a_new_tick_is_asked_about(rrms: Client) -> None:
    response = rrms.post("/consult/", {"age": "44", "age.unsure": "unsure"}, headers=SWAPPED)
    assert response.status_code == 422
    assert answers_in(rrms)["age"] == "38"


@pytest.mark.parametrize("sent", [{"age": ""}, {"dmt_tried": [], "asked": "dmt_tried"}])
def test_a_control_left_empty_means_that_the_question_is_open(
    rrms: Client, sent: dict[str, Any]
) -> None:
    assert rrms.post("/consult/", sent).status_code == 302
    assert next(iter(sent)) not in answers_in(rrms)


def test_no_control_in_use_is_drawn_afresh(rrms: Client) -> None:
    """The person may be typing already in the next one."""
    brought = pieces(swap(rrms, edss_value="7"))
    drawn = [place for place in brought if place.startswith("outerHTML:#f-")]
    assert drawn == []


def test_a_first_answer_is_marked_as_new_and_was_nothing_before(rrms: Client) -> None:
    def marks() -> list[str]:
        return [each.text for each in screen(rrms).by_id("n-lvef").all(css="c-was")]

    assert marks() == []
    swap(rrms, lvef="60")
    assert marks() == ["new"]


def test_what_changed_is_said_and_marked(rrms: Client) -> None:
    brought = pieces(swap(rrms, edss_value="7"))
    said = brought["innerHTML:#p-last"].text
    assert "EDSS: 3.5 → 7" in said
    assert "rows of figures changed" in said
    assert brought["innerHTML:#p-rules"].all(css="c-was")
    assert brought["innerHTML:#p-figures"].all("tr", css="c-changed")
    page = screen(rrms)
    assert page.by_id("p-last").text == said
    assert "was: 3.5" in page.by_id("n-edss_value").text


def test_an_answer_that_changes_nothing_says_so(rrms: Client) -> None:
    said = pieces(swap(rrms, fertility="none"))["innerHTML:#p-last"].text
    assert "No rule and no figure on this screen changed" in said


def test_the_last_change_can_be_taken_back_and_so_can_that(rrms: Client) -> None:
    swap(rrms, edss_value="7")
    swap(rrms, age="60")
    rrms.post("/consult/", {"do": "undo"})
    assert (answers_in(rrms)["age"], answers_in(rrms)["edss_value"]) == ("38", "7")
    rrms.post("/consult/", {"do": "undo"})
    assert answers_in(rrms)["age"] == "60"


@pytest.mark.slow
def test_the_way_back_leads_to_the_answers_as_opened(rrms: Client) -> None:
    for key, value in (("edss_value", "7"), ("age", "60"), ("subtype", "spms")):
        swap(rrms, **{key: value})
    assert len(screen(rrms).all(css="c-was")) > 3
    rrms.post("/consult/", {"do": "reopen"})
    kept = answers_in(rrms)
    assert kept.pop("filled_in_by") == "clinician"
    assert kept == people.RRMS_KEPT
    assert "was:" not in screen(rrms).by_id("fields").text


def test_answers_of_somebody_else_are_never_what_undo_brings_back(rrms: Client) -> None:
    swap(rrms, edss_value="7")
    code = code_of(SavedAnswers("full", Answers({"age": "61", "country": "FR"})))
    response = rrms.post("/code/", {"code": code, "use": "consult"})
    assert response.headers["Location"] == "/consult/"
    page = screen(rrms)
    assert page.by_id("p-actions").all("button") == []
    assert page.by_id("a-age")["value"] == "61"
    rrms.post("/consult/", {"do": "undo"})
    assert answers_in(rrms)["age"] == "61"


def test_deleting_the_answers_deletes_what_the_screen_remembers(rrms: Client) -> None:
    swap(rrms, edss_value="7")
    rrms.post("/delete/")
    assert rrms.cookies["answers"].value == ""


def test_shortcuts_can_be_turned_off(rrms: Client) -> None:
    assert screen(rrms).all(accesskey="1")
    rrms.post("/consult/", {"do": "keys-off"})
    assert not [e for e in screen(rrms) if e.get("accesskey")]
    rrms.post("/consult/", {"do": "keys-on"})
    assert screen(rrms).all(accesskey="1")


def test_the_way_to_all_results_comes_with_the_first_answer(client: Client) -> None:
    assert "/results/" not in Page(client.get("/consult/").content.decode()).links
    swapped = swap(client, age="38").content.decode()
    assert 'href="/results/"' in swapped
    assert "/results/" in Page(client.get("/consult/").content.decode()).links
    assert 'href="/results/"' not in swap(client, age="39").content.decode()
