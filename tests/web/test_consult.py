"""The consultation screen over HTTP: every answer changeable, nothing stored, nothing lost."""

from __future__ import annotations

import gzip
import random
from typing import Any

import pytest
from django.test import Client

from decision_aid.domain.answers import NONE, UNSURE, Answers
from decision_aid.web import words
from decision_aid.web.answer_cookie import Kept
from decision_aid.web.clinical_words import FACT_SHORT
from decision_aid.web.consult import terms
from decision_aid.web.consult.field import field_id
from decision_aid.web.evidence import questionnaire
from decision_aid.web.handover.code import code_of
from tests.web import people
from tests.web.consulting import SWAPPED, figures, form_of, pieces, screen, swap
from tests.web.cookies import answers_in, client_with, session_of
from tests.web.page import Page
from tests.web.random_people import random_people
from tests.web.words_never_said import words_never_said

MOST_SENT = 15_000
MOST_IN_A_COOKIE = 4096


@pytest.fixture
def rrms() -> Client:
    return client_with(people.RRMS_KEPT)


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
    assert names == {"f-dmt_outcome--natalizumab", "f-dmt_outcome--glatiramer"}
    brought = pieces(swap(client, dmt_outcome__natalizumab="not-controlled"))
    assert "afterend:#f-dmt_outcome--natalizumab" in brought
    assert answers_in(client)["dmt_outcome:natalizumab"] == "not-controlled"


@pytest.mark.parametrize(
    ("key", "sent", "kept"),
    [
        ("age", {"age": "", "age.unsure": "unsure"}, UNSURE),
        ("age", {"age": "38", "age.unsure": "unsure"}, UNSURE),
        ("age", {"age": "44", "age.unsure": "unsure"}, "44"),
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


@pytest.mark.parametrize("sent", [{"age": ""}, {"dmt_tried": [], "asked": "dmt_tried"}])
def test_a_control_left_empty_means_that_the_question_is_open(
    rrms: Client, sent: dict[str, Any]
) -> None:
    assert rrms.post("/consult/", sent).status_code == 302
    assert next(iter(sent)) not in answers_in(rrms)


def test_a_refused_answer_is_told_beside_it_and_above_and_loses_nothing(rrms: Client) -> None:
    before = screen(rrms)
    sent = {**form_of(before), "age": "441", "relapses_12m": "3", "year_onset": "2031"}
    response = rrms.post("/consult/", sent)
    assert response.status_code == 422
    page = Page(response.content.decode())
    links = page.one("div", css="error-summary").all("a")
    assert [link["href"] for link in links] == ["#a-age", "#a-year_onset"]
    assert "Age must be 100 or less" in page.by_id("n-age").text
    assert page.by_id("a-age")["aria-invalid"] == "true"
    typed = [page.by_id(f"a-{key}")["value"] for key in ("age", "relapses_12m", "year_onset")]
    assert typed == ["441", "3", "2031"]
    assert figures(page) == figures(before)
    assert answers_in(rrms) == people.RRMS_KEPT


def test_a_refused_swap_brings_the_problem_and_no_figure(rrms: Client) -> None:
    response = swap(rrms, age="441")
    assert response.status_code == 422
    brought = pieces(response)
    assert set(brought) == {"innerHTML:#n-age", "innerHTML:#p-problems"}
    assert brought["innerHTML:#p-problems"].one("a")["href"] == "#a-age"
    assert answers_in(rrms) == people.RRMS_KEPT


def test_a_swap_after_a_refusal_takes_the_problem_away(rrms: Client) -> None:
    swap(rrms, age="441")
    brought = pieces(swap(rrms, age="40"))
    assert brought["innerHTML:#p-problems"].text == ""
    assert "must be" not in brought["innerHTML:#n-age"].text


def test_no_control_in_use_is_drawn_afresh(rrms: Client) -> None:
    """The person may be typing already in the next one."""
    brought = pieces(swap(rrms, edss_value="7"))
    drawn = [place for place in brought if place.startswith("outerHTML:#f-")]
    assert drawn == []


def test_an_unusual_answer_is_taken_with_a_kind_word(rrms: Client) -> None:
    brought = pieces(swap(rrms, relapses_12m="9"))
    assert "unusual" in brought["innerHTML:#n-relapses_12m"].text
    assert answers_in(rrms)["relapses_12m"] == "9"


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
    code = code_of(Kept("full", Answers({"age": "61", "country": "FR"})))
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


@pytest.mark.parametrize("way", ["short", "full"])
def test_a_code_opens_the_screen_from_the_page_that_shows_what_it_holds(
    client: Client, way: str
) -> None:
    kept = people.SHORT if way == "short" else people.RRMS_KEPT
    given = Answers({k: tuple(v) if isinstance(v, list) else v for k, v in kept.items()})
    page = Page(client.post("/code/", {"code": code_of(Kept(way, given))}).content.decode())
    buttons = {b["value"] for b in page.main.all("button", name="use")}
    assert buttons == {"yes", "consult"}


def test_the_screen_can_be_reached_from_results_summary_and_every_foot(rrms: Client) -> None:
    for address in ("/results/", "/summary/", "/", "/help/"):
        assert "/consult/" in Page(rrms.get(address).content.decode()).links, address


def test_the_short_way_can_be_widened_without_losing_an_answer() -> None:
    client = client_with({**people.SHORT, "mobility_short": "500", "mri_short": "new"}, "short")
    page = screen(client)
    assert "f-mobility_short" in page.ids
    assert "f-lvef" not in page.ids
    client.post("/consult/", {"do": "wide"})
    sent = form_of(screen(client))
    assert sent["walk_unaided"] == ["500"]
    assert sent["new_t2_12m"] == ["some"]
    assert "lvef" in sent


def test_answers_left_off_the_path_do_not_come_in_by_opening() -> None:
    client = client_with({**people.RRMS_KEPT, "lvef": "20", "health": ["heart"]})
    assert "f-lvef" not in screen(client).ids
    client.post("/consult/", {"do": "wide"})
    assert screen(client).by_id("a-lvef")["value"] == "20"


def test_both_registers_show_the_same_figures_and_verdicts(rrms: Client) -> None:
    clinical = screen(rrms)
    assert rrms.post("/consult/", {"do": "plain"}).status_code == 302
    plain = screen(rrms)
    assert "Progression-free survival" in clinical.by_id("p-figures").text
    assert "No worsening of disability" in plain.by_id("p-figures").text
    first = {topic: cells[:1] for topic, cells in figures(clinical).items() if len(cells) > 1}
    for topic, cells in first.items():
        if "p-y" not in cells[0]:
            assert figures(plain)[topic][:1] == cells
    marks = [e["class"] for e in clinical.by_id("p-rules").all("li")]
    assert [e["class"] for e in plain.by_id("p-rules").all("li")] == marks
    assert answers_in(rrms) == people.RRMS_KEPT
    rrms.post("/consult/", {"do": "clinical"})
    assert "Progression-free survival" in screen(rrms).by_id("p-figures").text


def test_shortcuts_can_be_turned_off(rrms: Client) -> None:
    assert screen(rrms).all(accesskey="1")
    rrms.post("/consult/", {"do": "keys-off"})
    assert not [e for e in screen(rrms) if e.get("accesskey")]
    rrms.post("/consult/", {"do": "keys-on"})
    assert screen(rrms).all(accesskey="1")


def test_every_question_and_fact_has_a_clinical_name_and_a_place() -> None:
    shown = set(questionnaire().questions) - {"filled_in_by"}
    assert shown <= set(terms.QUESTION)
    options = {(q.key, o.value) for q in questionnaire().questions.values() for o in q.option}
    named = {(key, value) for key, value in terms.OPTION if value != NONE}
    assert named <= options
    assert set(words.FACT) == set(FACT_SHORT)


def test_what_matters_to_the_person_stands_on_the_screen() -> None:
    client = client_with(people.RRMS_KEPT)
    asked = Page(client.get("/what-matters/pick/").content.decode())
    value = asked.main.all("input", type="checkbox")[0]["value"]
    client.post("/what-matters/pick/", {"picked": [value]})
    page = screen(client)
    assert "Not said yet" not in page.main.text
    assert page.one("p", css="c-values").one("b").text


@pytest.mark.parametrize(
    "topic", ["worsening", "relapses", "death", "infection", "early-worsening"]
)
def test_a_figure_for_the_person_has_both_frames_and_the_way_on(rrms: Client, topic: str) -> None:
    page = Page(rrms.get(f"/consult/show/{topic}/").content.decode())
    assert page.one("h1").text
    assert page.by_id("c-back")["href"] == "/consult/"
    assert len([link for link in page.links if link.startswith("/consult/show/")]) in (1, 2)
    assert words_never_said(page.html) == []


def test_the_figures_for_the_person_follow_one_another_from_first_to_last(rrms: Client) -> None:
    seen, address = [], "/consult/show/worsening/"
    while address:
        page = Page(rrms.get(address).content.decode())
        seen.append(address)
        onward = page.all("a", rel="next")
        address = onward[0]["href"] if onward else ""
    assert len(seen) == len(set(seen)) == len(figures(screen(rrms)))


def test_a_topic_that_is_not_shown_gets_a_page_that_says_so(rrms: Client) -> None:
    assert rrms.get("/consult/show/cost/").status_code == 404


def test_the_end_offers_record_text_pdf_code_and_deleting(rrms: Client) -> None:
    page = Page(rrms.get("/consult/finish/").content.decode())
    assert "EDSS 3.5" in page.by_id("plain").text
    assert {form["action"] for form in page.main.all("form")} == {"/summary.pdf/", "/summary.txt/"}
    assert {"/code/mine/", "/delete/", "/consult/", "/consult/referral/"} <= set(page.links)


def test_without_answers_there_is_nothing_to_take_along(client: Client) -> None:
    page = Page(client.get("/consult/finish/").content.decode())
    assert "No answer has been entered" in page.main.text
    assert {"/consult/", "/code/"} <= set(page.links)
    assert not page.main.all("form")


def test_the_way_to_all_results_comes_with_the_first_answer(client: Client) -> None:
    assert "/results/" not in Page(client.get("/consult/").content.decode()).links
    swapped = swap(client, age="38").content.decode()
    assert 'href="/results/"' in swapped
    assert "/results/" in Page(client.get("/consult/").content.decode()).links
    assert 'href="/results/"' not in swap(client, age="39").content.decode()


def test_the_screen_never_promises_or_advises(rrms: Client) -> None:
    assert words_never_said(rrms.get("/consult/").content.decode()) == []
    assert words_never_said(rrms.get("/consult/finish/").content.decode()) == []
    assert words_never_said(swap(rrms, edss_value="7").content.decode()) == []


def test_no_address_on_the_screen_holds_an_answer(rrms: Client) -> None:
    empty, full = screen(Client()), screen(rrms)
    own = {link for link in full.links if link.startswith("/") and "?" in link}
    assert own == set()
    ways = {each["action"] for each in full.all("form")}
    assert ways == {each["action"] for each in empty.all("form")} == {"/consult/"}


def _changes(chance: random.Random) -> list[dict[str, Any]]:
    """One valid new answer for each question that has choices or a number."""
    found = []
    for question in questionnaire().questions.values():
        if question.repeat_for or question.key == "filled_in_by":
            continue
        values = [option.value for option in question.option] or ["1", "7", "50", "2019"]
        value = chance.choice(values)
        found.append({question.key: [value] if question.kind.value == "multi-choice" else value})
    return found


def test_no_change_sends_more_than_15_kb() -> None:
    chance = random.Random(11)
    largest = 0
    for somebody in random_people(questionnaire(), 12):
        client = client_with(somebody.answers, somebody.route)
        for change in _changes(chance):
            largest = max(largest, len(gzip.compress(swap(client, **change).content, 6)))
    assert 1_000 < largest < MOST_SENT


def test_the_cookie_stays_below_4_kb_with_every_drug_and_three_sets_of_answers() -> None:
    asked = questionnaire().questions
    drugs = [option.value for option in asked["dmt_tried"].option]
    answers = {
        **people.RRMS_KEPT,
        "dmt_tried": drugs,
        **{f"dmt_outcome:{drug}": "not-controlled" for drug in drugs},
        **{f"dmt_months:{drug}": "under-3" for drug in drugs},
        "health": [option.value for option in asked["health"].option],
    }
    client = client_with(answers, "detail")
    for number, drug in enumerate(drugs):
        swap(client, **{f"dmt_outcome:{drug}": ("side-effects", "other", "quiet")[number % 3]})
    swap(client, country="CH", subtype="spms", health=["cancer", "depression"])
    cookie = client.cookies["answers"].value
    assert {"opened", "before"} <= set(session_of(cookie)["consult"])
    assert len(cookie) < MOST_IN_A_COOKIE
