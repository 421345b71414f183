"""Answers as a FHIR QuestionnaireResponse: valid, whole, unknown said, nobody named, read back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from decision_aid.domain.questionnaire.answers import UNSURE, Answers
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.web.handover.fhir import read_response
from decision_aid.web.handover.fhir.views import edition
from decision_aid.web.loaded import evidence_base, questionnaire
from tests.web import people
from tests.web.handover.fhir.fhir_files import (
    TODAY,
    answers_file,
    answers_on,
    files,
    item_of,
    items_in,
    journey_of,
    questions_file,
    reason,
    values_of,
)

PARTS = {"resourceType", "meta", "language", "questionnaire", "status", "authored", "item"}
NAMING = ("subject", "author", "source", "identifier", "encounter", "basedOn", "partOf", "id",
          "contained", "text")  # fmt: skip


@pytest.fixture(scope="module")
def listed() -> Questionnaire:
    return questionnaire()


@pytest.fixture(scope="module")
def rrms(listed: Questionnaire) -> dict[str, Any]:
    return answers_file(journey_of(listed, people.RRMS_KEPT))


@pytest.mark.slow
def test_the_files_of_hundreds_of_people_are_valid_fhir_r4() -> None:
    for _journey, file in files():
        QuestionnaireResponse.model_validate(file)


@pytest.mark.slow
def test_answers_come_back_as_they_went(listed: Questionnaire) -> None:
    met = 0
    for journey, file in files():
        text = json.dumps(file)
        taken = read_response(text, listed, edition(), TODAY)
        assert (taken.route, dict(taken.answers.given)) == (journey.route, answers_on(journey))
        assert (taken.left_out, taken.otherwise, taken.about) == ((), (), ())
        met += 1
    assert met == 500


@pytest.mark.slow
def test_every_question_on_the_path_has_one_item_and_no_other() -> None:
    for journey, file in files():
        groups = {step.question.key for step in journey.steps if step.item}
        given = [item["linkId"] for item in items_in(file)]
        asked = [name for name in given if name not in groups]
        assert asked == ["route", *(step.key for step in journey.steps)]


@pytest.mark.slow
def test_what_is_unknown_is_said_and_never_left_out() -> None:
    unsure = still_open = 0
    for journey, file in files():
        for step in journey.steps:
            item = item_of(file, step.key)
            if step.answer is None:
                assert reason(item) == "unknown"
                still_open += 1
            elif step.answer in (UNSURE, (UNSURE,)):
                assert reason(item) == "asked-unknown"
                unsure += 1
            else:
                assert reason(item) is None
                assert values_of(item)
            assert ("answer" in item) == (reason(item) is None)
    assert min(unsure, still_open) > 1000


@pytest.mark.slow
def test_every_item_and_code_of_the_answers_is_one_of_the_questions(
    listed: Questionnaire,
) -> None:
    asked = {item["linkId"]: item for item in items_in(questions_file(listed))}
    for _journey, file in files():
        for item in items_in(file):
            options = asked[item["linkId"]].get("answerOption", [])
            codes = [(o["valueCoding"]["system"], o["valueCoding"]["code"]) for o in options]
            assert item["text"] == asked[item["linkId"]]["text"]
            if options:
                assert set(values_of(item)) <= set(codes)


def test_a_known_persons_file_reads_as_it_should(rrms: dict[str, Any]) -> None:
    assert item_of(rrms, "age")["answer"] == [{"valueInteger": 38}]
    assert item_of(rrms, "edss_value")["answer"] == [{"valueDecimal": 3.5}]
    coding = item_of(rrms, "subtype")["answer"][0]["valueCoding"]
    assert (coding["system"], coding["code"]) == ("http://snomed.info/sct", "426373005")
    assert [code for _, code in values_of(item_of(rrms, "dmt_tried"))] == [
        "L04AG03",
        "L03AX13",
    ]
    group = item_of(rrms, "dmt_outcome")
    assert [item["linkId"] for item in group["item"]] == [
        "dmt_outcome:natalizumab",
        "dmt_outcome:glatiramer",
    ]


def test_the_file_tells_its_evidence_and_its_questions(rrms: dict[str, Any]) -> None:
    (tag,) = rrms["meta"]["tag"]
    assert tag["code"] == str(evidence_base().version)
    asked = questions_file(questionnaire())
    assert rrms["questionnaire"] == f"{asked['url']}|{asked['version']}"
    assert asked["meta"]["tag"] == rrms["meta"]["tag"]


def test_the_file_is_completed_only_when_nothing_is_open(listed: Questionnaire) -> None:
    whole = dict(people.RRMS_KEPT)
    assert answers_file(journey_of(listed, whole))["status"] == "completed"
    del whole["worsening_12m"]
    assert answers_file(journey_of(listed, whole))["status"] == "in-progress"


def test_nothing_in_the_file_could_name_anybody() -> None:
    for _journey, file in files():
        assert set(file) == PARTS
        assert not set(NAMING) & set(file)
        assert file["authored"] == TODAY.isoformat()
        for item in items_in(file):
            assert set(item) <= {"linkId", "text", "item", "answer", "extension"}
            for answer in item.get("answer", []):
                assert set(answer) <= {"valueCoding", "valueInteger", "valueDecimal", "valueDate"}


def test_an_answer_off_the_path_is_in_no_file(listed: Questionnaire) -> None:
    file = answers_file(journey_of(listed, {**people.RRMS_KEPT, "walk_help": "wheelchair"}))
    assert "walk_help" not in json.dumps(file)


def test_a_file_with_nothing_answered_comes_back_too(listed: Questionnaire) -> None:
    text = json.dumps(answers_file(journey_of(listed, {}, "detail")))
    taken = read_response(text, listed, edition(), TODAY)
    assert (taken.route, taken.answers) == ("detail", Answers({}))
