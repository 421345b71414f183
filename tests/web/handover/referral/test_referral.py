"""The draft of a referral: every line of a published text, every unknown said, nothing promised."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from decision_aid.domain.eligibility.criteria import FITNESS_SET, CriterionStatus
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.questionnaire.journey import Journey, replay
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.sentences import lower_first
from decision_aid.web.handover.plain_text import ascii_punctuation
from decision_aid.web.handover.referral.content import Referral, referral_of
from decision_aid.web.handover.referral.text import referral_text
from decision_aid.web.handover.referral.words import STANDING
from decision_aid.web.loaded import evidence_base, questionnaire, result_of
from decision_aid.web.rules.held import FOR_A_DOCTOR
from decision_aid.web.words.clinical import clinical_fact
from decision_aid.web.words.criteria import where_it_stands
from tests.web import people
from tests.web.cookies import client_with
from tests.web.handover.referral.referral_people import DRAFTS, golden_draft, golden_draft_file
from tests.web.handover.summary.summary_people import PEOPLE, TODAY
from tests.web.page import Page
from tests.web.processes.private_answers import STANDS_OUT
from tests.web.words_never_said import words_never_said

AGAIN = "If the change is meant, run: uv run manage.py reseal"
ADDRESS, FILE = "/consult/referral/", "/consult/referral.txt/"
SETS = sorted(n for n, each in evidence_base().criteria.items() if not each.terms_of_a_seller)


@pytest.fixture(scope="module")
def pages() -> dict[str, PatientResult]:
    return {name: result_of(_journey(name)) for name in PEOPLE}


@pytest.fixture(scope="module")
def drafts(pages: dict[str, PatientResult]) -> dict[str, list[tuple[Verdict, Referral]]]:
    """Of each person one draft for each published text."""
    return {
        name: [
            (verdict, referral_of(_journey(name), page, verdict, TODAY))
            for verdict in page.verdicts
        ]
        for name, page in pages.items()
    }


def _journey(name: str) -> Journey:
    return replay(questionnaire(), PEOPLE[name].route, PEOPLE[name].answers, TODAY)


def _squeezed(text: str) -> str:
    return "".join(ascii_punctuation(text).split())


@pytest.mark.parametrize("name", DRAFTS)
def test_the_draft_reads_as_it_was_last_read(name: str) -> None:
    assert golden_draft(name) == golden_draft_file(name).read_text(encoding="utf-8"), AGAIN


@pytest.mark.slow
@pytest.mark.parametrize("name", PEOPLE)
def test_every_text_gives_a_draft_that_records_can_hold(
    name: str, drafts: dict[str, list[tuple[Verdict, Referral]]]
) -> None:
    for verdict, draft in drafts[name]:
        text = referral_text(draft)
        squeezed = _squeezed(text)
        for part in (verdict.criteria_set.citation.link, "Read on", "PLEASE NOTE"):
            assert _squeezed(part) in squeezed
        assert text.isascii()
        too_long = [line for line in text.splitlines() if len(line) > 80 and "http" not in line]
        assert too_long == [], verdict.criteria_set.id
        assert [line for line in text.splitlines() if line != line.rstrip()] == []
        assert words_never_said(text) == []
        assert text.startswith("DRAFT referral")


@pytest.mark.parametrize("name", PEOPLE)
def test_every_line_stands_there_with_limit_value_verdict_and_place(
    name: str,
    pages: dict[str, PatientResult],
    drafts: dict[str, list[tuple[Verdict, Referral]]],
) -> None:
    for verdict, draft in drafts[name]:
        findings = [f for f in verdict.findings if f.standing is not CriterionStatus.OTHER_SUBTYPE]
        assert [line.statement for line in draft.rules.lines] == [
            f.criterion.statement for f in findings
        ]
        for line, finding in zip(draft.rules.lines, findings, strict=True):
            assert finding.criterion.locator in line.published
            words = where_it_stands(finding.criterion, finding.standing, STANDING)
            assert line.compared == lower_first(str(words))
            assert bool(line.lacks) == (finding.standing is CriterionStatus.UNKNOWN)
            told_facts = [f for f in finding.criterion.reads if pages[name].facts.knows(f)]
            assert all(str(clinical_fact(fact)) in line.has for fact in told_facts)
            assert told_facts or line.has in ("not known", "not asked by this tool")


@pytest.mark.parametrize("name", PEOPLE)
def test_what_holds_a_text_back_on_the_result_page_holds_it_back_here(
    name: str, drafts: dict[str, list[tuple[Verdict, Referral]]]
) -> None:
    for verdict, draft in drafts[name]:
        said = draft.rules.summed_up
        told = {guard for (guard, _), words in FOR_A_DOCTOR.items() if str(words) in said}
        assert told == set(verdict.held_back_by)


def test_the_fitness_set_does_not_stand_beside_itself() -> None:
    client = client_with(people.RRMS_KEPT)
    heading = "FITNESS FOR A TRANSPLANT, BESIDE IT"
    assert heading in client.post(FILE).content.decode()
    assert heading not in client.post(FILE, {"set": FITNESS_SET}).content.decode()


def test_some_text_is_held_back_for_somebody(pages: dict[str, PatientResult]) -> None:
    assert any(v.held_back_by for page in pages.values() for v in page.verdicts)


def test_unknown_answers_are_said_to_be_unknown_and_never_no() -> None:
    client = client_with(dict.fromkeys(("country", "age", "subtype", "dmt_tried"), "unsure"))
    text = client.post(FILE).content.decode()
    missing, _heading, rest = text.partition("TO COMPLETE FROM THE RECORD")
    unknown = " ".join(missing.partition("STILL MISSING FOR THE MEETING")[2].split())
    history = rest.partition("PUBLISHED CRITERIA")[0]
    for label in (
        "age", "type of MS", "EDSS now", "EDSS a year ago", "pregnancy", "relapses in 12 months",
        "MRI in 12 months", "disease-modifying drugs",
    ):  # fmt: skip
        assert re.search(rf"[:;] {label}\b", unknown), label
    assert "unsure" not in text
    assert "In short, as told".upper() in text
    assert "nothing yet" in text
    assert "malignancy" in unknown
    assert "malignancy" not in history
    assert ": no\r\n" not in history
    assert "Reported as absent" not in history


def test_a_drug_is_told_with_how_it_ended_and_how_long_it_was_taken() -> None:
    text = client_with(people.RRMS_KEPT).post(FILE).content.decode()
    told = text.replace("\r\n", "\n")
    for drug, ended in (
        ("Natalizumab", "MS not controlled on it; time on it: a year or more"),
        ("Glatiramer acetate", "stopped for side effects or safety"),
    ):
        row = told.partition(f"Drug: {drug}\n")[2].partition("\n\n")[0]
        assert f"How it ended: {ended}" in row
        assert "Last dose: not known" in row


def test_an_estimated_edss_is_told_as_one_and_a_measured_one_is_missing() -> None:
    text = client_with(people.SPMS_KEPT).post(FILE, {"set": "ectrims-ebmt-2025"}).content.decode()
    assert "EDSS now: 5.5-6.5, estimated from mobility, not measured" in text
    assert re.search(r"- For the conditions below: [^-]*\bEDSS, exactly", text)


@pytest.mark.parametrize("sets", [SETS[::9], pytest.param(SETS, marks=pytest.mark.slow)], ids=len)
def test_each_text_can_be_chosen_and_the_address_holds_only_its_name(
    sets: list[str], base: EvidenceBase
) -> None:
    client = client_with(people.RRMS_KEPT)
    for set_id in sets:
        _is_chosen(set_id, client, base)


def _is_chosen(set_id: str, client: Client, base: EvidenceBase) -> None:
    page = Page(client.get(ADDRESS, {"set": set_id}).content.decode())
    form = page.main.one("form", method="get")
    assert [each.get("name") for each in form if each.get("name")] == ["set"]
    options = {each["value"]: each for each in form.all("option")}
    assert set(options) == {n for n, each in base.criteria.items() if not each.terms_of_a_seller}
    assert [each for each in options if "selected" in options[each].attributes] == [set_id]
    text = page.by_id("plain")
    assert "readonly" in text.attributes
    assert _squeezed(base.criteria[set_id].title) in _squeezed(text.text)


def test_nobody_is_referred_by_the_terms_of_a_seller(base: EvidenceBase) -> None:
    client = client_with(people.RRMS_KEPT)
    terms = [name for name, each in base.criteria.items() if each.terms_of_a_seller]
    assert terms
    assert {client.get(ADDRESS, {"set": name}).status_code for name in terms} == {404}


def test_the_nearest_text_with_lines_comes_first() -> None:
    page = Page(client_with(people.RRMS_KEPT).get(ADDRESS).content.decode())
    assert page.main.one("option", selected="")["value"] == "shtg-scotland-2019"


def test_the_file_is_what_the_page_shows_comes_by_post_and_names_nobody() -> None:
    client = client_with(people.RRMS_KEPT)
    assert client.get(FILE).status_code == 405
    response = client.post(FILE, {"set": "london-ahsct-2016"})
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="ahsct-referral-draft-')
    text = response.content.decode()
    assert text.count("\n") == text.count("\r\n") > 60
    page = Page(client.get(ADDRESS, {"set": "london-ahsct-2016"}).content.decode())
    assert page.by_id("plain").text.split() == text.split()
    assert client.get(ADDRESS)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("unsure", [False, True])
def test_no_line_of_a_part_stands_there_twice(unsure: bool) -> None:
    said = dict(people.RRMS_KEPT)
    if unsure:
        said |= {"mri_when": "unsure", "aqp4_mog": "unsure"}
    text = client_with(said, "detail").post(FILE).content.decode()
    parts = text.replace("\r", "").split("\n\n")
    assert len(parts) > 8
    for part in parts:
        names = [line.partition(":")[0] for line in part.splitlines() if line.startswith("- ")]
        assert len(names) == len(set(names)), part


def test_the_patient_is_a_gap_to_fill_in(base: EvidenceBase) -> None:
    text = client_with(people.RRMS_KEPT).post(FILE).content.decode()
    for gap in ("[name]", "[date of birth]", "[number]", "[to be completed]"):
        assert gap in text
    assert str(base.version) in text


@pytest.mark.parametrize("set_id", ["nobody-1999", "../etc", "x" * 500])
def test_a_text_that_we_do_not_have_is_not_found(set_id: str) -> None:
    client = client_with(people.RRMS_KEPT)
    assert client.get(ADDRESS, {"set": set_id}).status_code == 404
    assert client.post(FILE, {"set": set_id}).status_code == 404


def test_without_answers_it_leads_to_the_start(client: Client) -> None:
    for response in (client.get(ADDRESS), client.post(FILE)):
        assert (response.status_code, response.headers["Location"]) == (302, "/")


def test_the_summary_leads_to_the_draft_and_no_link_holds_an_answer() -> None:
    client = client_with(people.RRMS_KEPT)
    assert ADDRESS in Page(client.get("/summary/").content.decode()).links
    page = Page(client.get(ADDRESS).content.decode())
    assert not [link for link in page.links for word in STANDS_OUT if word in link]
