"""The list of questions as a FHIR Questionnaire: valid, whole, and saying when what is asked."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire as FhirQuestionnaire

from decision_aid.domain.questionnaire.answers import NONE, UNSURE
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.web.loaded import questionnaire
from tests.web.fhir_files import (
    answers_file,
    is_enabled,
    item_of,
    items_in,
    journeys,
    questions_file,
)

CORE = "http://hl7.org/fhir/StructureDefinition"
SAID_IN_WORDS_ONLY = {
    "walk_unaided",
    "edss_recent_relapse",
    "last_dose",
    "transplant_when",
    "child_wish",
}
"""Asked also while something else is unknown, which no condition of FHIR R4 can say."""


@pytest.fixture(scope="module")
def listed() -> Questionnaire:
    return questionnaire()


@pytest.fixture(scope="module")
def file(listed: Questionnaire) -> dict[str, Any]:
    return questions_file(listed)


def _asked(file: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for item in items_in(file) if item["type"] not in ("display", "group")]


def test_the_file_is_valid_fhir_r4(file: dict[str, Any]) -> None:
    held = FhirQuestionnaire.model_validate(file)
    assert held.get_resource_type() == "Questionnaire"


def test_the_file_keeps_the_invariants_of_the_standard(file: dict[str, Any]) -> None:
    """que-0 to que-12, which the library for validation does not look at."""
    assert re.fullmatch(r"[A-Z]([A-Za-z0-9_]){0,254}", file["name"])
    names = Counter(item["linkId"] for item in items_in(file))
    assert max(names.values()) == 1
    for item in items_in(file):
        assert (item["type"] == "group") <= bool(item.get("item")), item["linkId"]
        if item["type"] == "display":
            assert set(item) == {"linkId", "text", "type"}
        assert ("answerOption" in item) == (item["type"] == "choice")
        assert ("enableWhen" in item) == ("enableBehavior" in item)
        assert {each["question"] for each in item.get("enableWhen", [])} <= set(names)


def test_every_question_is_there_once_and_nothing_else(
    file: dict[str, Any], listed: Questionnaire
) -> None:
    route, *items = file["item"]
    assert route["linkId"] == "route"
    held = [key for key, each in listed.questions.items() if not each.for_letter]
    assert [item["linkId"] for item in items] == held


def test_a_repeated_question_has_an_item_for_each_drug_it_may_be_asked_about(
    file: dict[str, Any], listed: Questionnaire
) -> None:
    drugs = listed.questions["dmt_tried"].option
    strong = [drug.value for drug in drugs if drug.group == "high-efficacy"]
    for key, about in (("dmt_outcome", [drug.value for drug in drugs]), ("dmt_months", strong)):
        group = item_of(file, key)
        assert group["type"] == "group"
        _help, *asked = group["item"]
        assert [item["linkId"] for item in asked] == [f"{key}:{each}" for each in about]
        assert not [item["text"] for item in asked if "{drug}" in item["text"]]


def test_every_answer_but_the_unknown_one_can_be_chosen(
    file: dict[str, Any], listed: Questionnaire
) -> None:
    for item in _asked(file)[1:]:
        question = listed.questions[item["linkId"].partition(":")[0]]
        assert len(item.get("answerOption", [])) == len(question.option) + bool(question.none)
        assert item.get("repeats", False) == (question.none is not None)
        assert "required" not in item
    told = str(file["item"])
    assert f".{NONE}" in told
    assert f"'{UNSURE}'" not in told


def test_every_code_of_our_own_has_one_meaning(file: dict[str, Any]) -> None:
    meant: dict[tuple[str, str], str] = {}
    for item in _asked(file):
        for option in item.get("answerOption", []):
            coding = option["valueCoding"]
            key = (coding["system"], coding["code"])
            assert meant.setdefault(key, coding["display"]) == coding["display"], key


def test_codes_of_loinc_and_snomed_ct_are_the_ones_that_were_looked_up(
    file: dict[str, Any],
) -> None:
    codings = [code for item in _asked(file) for code in item.get("code", [])]
    codings += [o["valueCoding"] for item in _asked(file) for o in item.get("answerOption", [])]
    foreign = {(c["system"], c["code"]) for c in codings if not c["system"].startswith("urn:")}
    assert foreign == {
        ("http://loinc.org", "30525-0"),
        ("http://loinc.org", "10230-1"),
        ("http://snomed.info/sct", "426373005"),
        ("http://snomed.info/sct", "425500002"),
        ("http://snomed.info/sct", "428700003"),
    }
    assert "LOINC" in file["copyright"]
    assert "SNOMED CT" in file["copyright"]


def test_numbers_have_their_type_limits_and_unit(file: dict[str, Any]) -> None:
    edss, age = item_of(file, "edss_value"), item_of(file, "age")
    assert (edss["type"], age["type"]) == ("decimal", "integer")
    assert edss["extension"] == [
        {"url": f"{CORE}/minValue", "valueDecimal": 0},
        {"url": f"{CORE}/maxValue", "valueDecimal": 9.5},
    ]
    assert age["extension"][0] == {"url": f"{CORE}/minValue", "valueInteger": 18}
    assert item_of(file, "crcl")["extension"][2]["valueCoding"]["code"] == "mL/min"
    assert "extension" not in item_of(file, "year_onset")
    assert "or earlier" in item_of(file, "year_onset.help")["text"]


def test_conditions_let_up_exactly_what_the_path_asks(
    file: dict[str, Any], listed: Questionnaire
) -> None:
    """For hundreds of people: a question with conditions is enabled if and only if it is asked."""
    conditional = [item for item in _asked(file) if "enableWhen" in item]
    assert len(conditional) > 40
    seen: Counter[bool] = Counter()
    for journey in journeys(listed):
        told = {item["linkId"]: item for item in items_in(answers_file(journey))}
        for item in conditional:
            enabled = is_enabled(item, told)
            assert enabled == (item["linkId"] in told), (item["linkId"], journey.route)
            seen[enabled] += 1
    assert min(seen.values()) > 1000


def test_a_condition_that_cannot_be_said_stands_in_words(
    file: dict[str, Any], listed: Questionnaire
) -> None:
    for key, question in listed.questions.items():
        if question.for_letter:
            continue
        text = item_of(file, f"{key}.help")["text"]
        assert question.asked_when in text
        if question.asked_when_rule is not None and not question.repeat_for:
            in_words = "enableWhen" not in item_of(file, key)
            assert in_words == (key in SAID_IN_WORDS_ONLY), key
    assert "Only on: The full way" in item_of(file, "walk_unaided.help")["text"]
