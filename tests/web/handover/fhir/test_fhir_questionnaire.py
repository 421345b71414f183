"""The list of questions as a FHIR Questionnaire: valid, whole, and saying when what is asked."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from fhir.resources.R4B.codesystem import CodeSystem
from fhir.resources.R4B.questionnaire import Questionnaire as FhirQuestionnaire
from fhir.resources.R4B.valueset import ValueSet

from decision_aid.domain.questionnaire.answers import NONE, UNSURE
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.web.handover.fhir.coding import LISTS
from decision_aid.web.handover.fhir.published import published
from decision_aid.web.handover.fhir.views import edition
from decision_aid.web.loaded import codes, evidence_base, questionnaire
from tests.web import people
from tests.web.handover.fhir.fhir_files import (
    answers_file,
    files,
    is_enabled,
    item_of,
    items_in,
    journey_of,
    questions_file,
)
from tests.web.handover.fhir.fhir_invariants import broken_by_answers, broken_by_questions

CORE = "http://hl7.org/fhir/StructureDefinition"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"


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


@pytest.mark.slow
def test_questions_and_answers_keep_the_invariants_of_the_standard(
    file: dict[str, Any], listed: Questionnaire
) -> None:
    assert broken_by_questions(file) == []
    for person, route in ((people.RRMS_KEPT, "full"), (people.DETAIL, "detail")):
        assert broken_by_answers(answers_file(journey_of(listed, person, route))) == []
    names = {item["linkId"] for item in items_in(file)}
    for item in items_in(file):
        assert ("answerOption" in item) == (item["type"] == "choice")
        assert ("enableWhen" in item) == ("enableBehavior" in item)
        assert {each["question"] for each in item.get("enableWhen", [])} <= names


@pytest.mark.slow
def test_a_broken_invariant_is_told(file: dict[str, Any]) -> None:
    spoilt = json.loads(json.dumps(file))
    age = item_of(spoilt, "age")
    age.update(type="display", initial=[{"valueInteger": 1}], linkId="country")
    told = broken_by_questions(spoilt)
    assert {each.split()[0] for each in told} >= {"que-1", "que-2", "que-3", "que-8"}


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


def test_codes_of_public_lists_are_the_exact_ones_and_the_others_our_own(
    file: dict[str, Any], listed: Questionnaire
) -> None:
    held = codes()
    for item in _asked(file)[1:]:
        question = listed.questions[item["linkId"].partition(":")[0]]
        public = held.of_question(question.key)
        assert [code["code"] for code in item["code"]] == [
            *([public.code] if public else []), question.key,
        ]  # fmt: skip
        options = [o["valueCoding"] for o in item.get("answerOption", [])]
        for option, coding in zip(question.option, options, strict=False):
            exact = held.of_option(question.key, option.value)
            own = f"{question.key}.{option.value}"
            assert coding["code"] == (exact.code if exact else own)
    drugs = [o["valueCoding"]["system"] for o in item_of(file, "dmt_tried")["answerOption"]]
    assert drugs.count("http://www.whocc.no/atc") == 14
    for owner in ("LOINC", "SNOMED", "WHO"):
        assert owner in file["copyright"]


def test_numbers_have_their_type_limits_places_and_unit(file: dict[str, Any]) -> None:
    edss, age = item_of(file, "edss_value"), item_of(file, "age")
    assert (edss["type"], age["type"]) == ("decimal", "integer")
    assert _told(edss, f"{CORE}/minValue") == {"valueDecimal": 0}
    assert _told(edss, f"{CORE}/maxValue") == {"valueDecimal": 9.5}
    assert _told(edss, f"{CORE}/maxDecimalPlaces") == {"valueInteger": 1}
    assert _told(age, f"{CORE}/minValue") == {"valueInteger": 18}
    assert _told(item_of(file, "mri_when"), f"{CORE}/minValue") == {"valueDate": "1985-01-01"}
    for link_id, unit in (("crcl", "mL/min"), ("age", "a"), ("lvef", "%"), ("nfl_csf", "pg/mL")):
        told = _told(item_of(file, link_id), f"{CORE}/questionnaire-unit")
        assert (told["valueCoding"]["system"], told["valueCoding"]["code"]) == (
            "http://unitsofmeasure.org", unit,
        )  # fmt: skip
    assert _told(item_of(file, "year_onset"), f"{CORE}/maxValue") == {}
    assert "or earlier" in item_of(file, "year_onset.help")["text"]


def _told(item: dict[str, Any], url: str) -> dict[str, Any]:
    found = [each for each in item.get("extension", []) if each["url"] == url]
    return {name: value for each in found for name, value in each.items() if name != "url"}


def test_records_may_fill_in_and_take_over_what_has_a_certain_code(file: dict[str, Any]) -> None:
    linked = {
        item["linkId"] for item in _asked(file)
        if _told(item, f"{SDC}/sdc-questionnaire-observationLinkPeriod")
    }  # fmt: skip
    assert linked == {"age", "sex", "lvef"}
    for link_id in linked:
        item = item_of(file, link_id)
        assert item["code"][0]["system"] == "http://loinc.org"
        assert _told(item, f"{SDC}/sdc-questionnaire-observationExtract") == {"valueBoolean": True}


def test_none_of_these_excludes_the_others_and_nothing_else_does(file: dict[str, Any]) -> None:
    for item in _asked(file):
        for option in item.get("answerOption", []):
            alone = _told(option, f"{CORE}/questionnaire-optionExclusive")
            is_none = option["valueCoding"]["code"].endswith(f".{NONE}") and "repeats" in item
            assert alone == ({"valueBoolean": True} if is_none else {})


def test_the_head_names_site_publisher_day_and_profiles(listed: Questionnaire) -> None:
    mine = replace(edition(), address="https://aid.example.org", publisher="A charity")
    file = questions_file(listed, mine)
    FhirQuestionnaire.model_validate(file)
    assert file["url"] == "https://aid.example.org/fhir/Questionnaire/ahsct-ms"
    assert (file["publisher"], file["experimental"]) == ("A charity", False)
    assert file["date"] == evidence_base().version.checked_on.isoformat()
    assert f"{SDC}/sdc-questionnaire" in file["meta"]["profile"]
    nobody = questions_file(listed)
    assert nobody["experimental"] is True
    assert "prototype" in nobody["publisher"]


def test_every_code_that_is_used_is_published(file: dict[str, Any], listed: Questionnaire) -> None:
    """Our lists of codes and the answers to each question, at the addresses that files name."""
    held: set[tuple[str, str]] = set()
    for name in LISTS:
        resource = published("CodeSystem", f"ahsct-ms-{name}", listed, edition())
        assert resource is not None
        CodeSystem.model_validate(resource)
        held |= {(resource["url"], concept["code"]) for concept in resource["concept"]}
        assert resource["count"] == len(resource["concept"])
    for item in _asked(file):
        options = [o["valueCoding"] for o in item.get("answerOption", [])]
        ours = [each for each in (*item.get("code", []), *options) if "urn:ahsct" in each["system"]]
        assert {(each["system"], each["code"]) for each in ours} <= held
        if not options or item["linkId"] == "route":
            continue
        name = item["linkId"].partition(":")[0].replace("_", "-")
        answers = published("ValueSet", f"ahsct-ms-{name}", listed, edition())
        assert answers is not None
        ValueSet.model_validate(answers)
        listed_codes = {
            (include["system"], concept["code"])
            for include in answers["compose"]["include"] for concept in include["concept"]
        }  # fmt: skip
        assert listed_codes == {(each["system"], each["code"]) for each in options}
    assert published("ValueSet", "ahsct-ms-age", listed, edition()) is None
    assert published("CodeSystem", "answers", listed, edition()) is None


@pytest.mark.slow
def test_conditions_let_up_exactly_what_the_path_asks(file: dict[str, Any]) -> None:
    """For hundreds of people: a question with conditions is enabled if and only if it is asked."""
    conditional = [item for item in _asked(file) if "enableWhen" in item]
    assert len(conditional) > 40
    seen: Counter[bool] = Counter()
    for journey, answers in files():
        told = {item["linkId"]: item for item in items_in(answers)}
        for item in conditional:
            enabled = is_enabled(item, told)
            assert enabled == (item["linkId"] in told), (item["linkId"], journey.route)
            seen[enabled] += 1
    assert min(seen.values()) > 1000


def test_every_question_for_some_has_conditions_and_says_them_in_words_too(
    file: dict[str, Any], listed: Questionnaire
) -> None:
    for key, question in listed.questions.items():
        if question.for_letter:
            continue
        assert question.asked_when in item_of(file, f"{key}.help")["text"]
        if question.is_for_some and not question.repeat_for:
            assert "enableWhen" in item_of(file, key), key
    for item in _asked(file):
        assert (
            "enableWhen" in item
            or not listed.questions.get(
                item["linkId"].partition(":")[0], listed.questions["age"]
            ).is_for_some
        )
