"""Responses of other form fillers: taken where they are certain, and told where they are not.

``responses/`` holds one for each shape: a file or its text, and what is taken, left out, read in
another way and told of it, or why it is refused.
"""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.web.handover.fhir import Fault, FhirImportError, read_response
from decision_aid.web.handover.fhir.told import FAULT_WORDS, told_of
from decision_aid.web.handover.fhir.views import edition
from decision_aid.web.loaded import questionnaire
from tests.web import people
from tests.web.handover.fhir.fhir_files import TODAY, answers_file, answers_on, journey_of, journeys

SHAPES = sorted((Path(__file__).parent / "responses").glob("*.json"))
ADDRESS = "https://aid.example.org"


@pytest.fixture(scope="module")
def listed() -> Questionnaire:
    return questionnaire()


def _outcome(text: str, listed: Questionnaire) -> dict[str, Any]:
    try:
        taken = read_response(text, listed, edition(), TODAY)
    except FhirImportError as refused:
        return {"refused": refused.fault.name}
    told = told_of(taken, listed)
    assert told.all_left_out == len(taken.left_out)
    assert all(each.question and each.reason for each in (*told.left_out, *told.otherwise))
    answers = {key: list(value) if isinstance(value, tuple) else value
               for key, value in taken.answers.given.items()}  # fmt: skip
    return {
        "route": taken.route,
        "takes": answers,
        "left_out": {each.link_id: each.why.name for each in taken.left_out},
        "otherwise": {each.step.key: each.how.name for each in taken.otherwise},
        "told": [each.name for each in taken.about],
    }


def _version(part: str) -> str:
    return part.replace("@VERSION@", edition().questions)


def test_each_shape_is_taken_told_or_refused_as_it_should_be(listed: Questionnaire) -> None:
    assert len(SHAPES) > 40
    wrong: dict[str, Any] = {}
    for path in SHAPES:
        shape = json.loads(path.read_text())
        text = shape.pop("text", None) or json.dumps(shape.pop("file"))
        shape.pop("about")
        found = _outcome(_version(text), listed)
        if found != shape:
            wrong[path.stem] = (found, shape)
    assert wrong == {}


def test_the_kinds_of_fault_all_have_words_and_a_shape() -> None:
    met = {json.loads(path.read_text()).get("refused") for path in SHAPES} - {None}
    assert {each.name for each in Fault} - met == {Fault.EMPTY.name}
    assert set(FAULT_WORDS) == set(Fault)


@pytest.mark.slow
def test_any_part_taken_away_changes_no_other_answer(listed: Questionnaire) -> None:
    """Whatever is missing in a file, what is still read is what was there."""
    whole = answers_file(journey_of(listed, people.RRMS_KEPT))
    all_of_them = read_response(json.dumps(whole), listed, edition(), TODAY).answers
    met = 0
    for path in _paths(whole):
        file = copy.deepcopy(whole)
        holder: Any = file
        for step in path[:-1]:
            holder = holder[step]
        del holder[path[-1]]
        try:
            taken = read_response(json.dumps(file), listed, edition(), TODAY)
        except FhirImportError:
            continue
        met += 1
        for key, answer in taken.answers.given.items():
            if key != "dmt_tried":  # a tick taken away is a tick fewer
                assert all_of_them.get(key) == answer, (path, key)
    assert met > 150


def _paths(part: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(part, dict):
        keys: Any = part
    elif isinstance(part, list):
        keys = range(len(part))
    else:
        return []
    return [p for key in keys for p in ((*before, key), *_paths(part[key], (*before, key)))]


def test_a_deep_file_is_read_or_refused(listed: Questionnaire) -> None:
    file = answers_file(journey_of(listed, people.RRMS_KEPT))
    for depth in (50, 400, 900, 5_000):
        deep = '{"linkId":"g","item":[' * depth + "7" + "]}" * depth
        text = json.dumps(file).replace('"item": [', f'"item": [{deep},', 1)
        assert set(_outcome(text, listed)) & {"takes", "refused"}


@pytest.mark.slow
def test_files_of_hundreds_come_back_whatever_the_site_and_the_order(
    listed: Questionnaire,
) -> None:
    """With an address and codes of this site, valid, and turned round."""
    here = replace(edition(), address=ADDRESS)
    for journey in list(journeys(listed))[::10]:
        file = answers_file(journey, here)
        QuestionnaireResponse.model_validate(file)
        assert file["questionnaire"] == f"{ADDRESS}/fhir/Questionnaire/ahsct-ms|{here.questions}"
        file["item"].reverse()
        for reader in (here, edition()):
            taken = read_response(json.dumps(file), listed, reader, TODAY)
            assert (taken.route, dict(taken.answers.given)) == (journey.route, answers_on(journey))
            assert (taken.left_out, taken.otherwise, taken.about) == ((), (), ())
