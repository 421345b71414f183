"""Foreign and changed files are refused as a whole, with what is wrong in them."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.web.handover.fhir import Fault, FhirImportError, read_response
from decision_aid.web.handover.fhir.views import edition
from decision_aid.web.loaded import questionnaire
from tests.web import people
from tests.web.fhir_changes import CHANGES, Change
from tests.web.fhir_files import TODAY, answers_file, item_of, journey_of


@pytest.fixture(scope="module")
def listed() -> Questionnaire:
    return questionnaire()


@pytest.fixture
def file(listed: Questionnaire) -> dict[str, Any]:
    return answers_file(journey_of(listed, people.RRMS_KEPT))


def _refused(text: str, listed: Questionnaire) -> FhirImportError:
    with pytest.raises(FhirImportError) as refused:
        read_response(text, listed, edition(), TODAY)
    return refused.value


WHOLE: dict[str, tuple[str, Fault]] = {
    "nothing": ("", Fault.EMPTY),
    "spaces": (" \n ", Fault.EMPTY),
    "words": ("my answers", Fault.NOT_JSON),
    "half": ('{"resourceType": "QuestionnaireResponse"', Fault.NOT_JSON),
    "a key twice": ('{"resourceType": 1, "resourceType": 2}', Fault.NOT_JSON),
    "not a number": ('{"a": NaN}', Fault.NOT_JSON),
    "a number of 5,000 digits": ("9" * 5000, Fault.NOT_JSON),
    "a number beyond reason": ("1e99999999999999999999", Fault.NOT_JSON),
    "very deep": ("[" * 60_000, Fault.NOT_JSON),
    "a list": ("[]", Fault.NOT_OURS),
    "a word": ('"QuestionnaireResponse"', Fault.NOT_OURS),
    "a patient": ('{"resourceType": "Patient"}', Fault.NOT_OURS),
    "no questionnaire": ('{"resourceType": "QuestionnaireResponse"}', Fault.NOT_OURS),
    "somebody else's": (
        '{"resourceType": "QuestionnaireResponse", "questionnaire": "http://a.example/q|1"}',
        Fault.NOT_OURS,
    ),
}


@pytest.mark.parametrize(("text", "fault"), WHOLE.values(), ids=WHOLE)
def test_what_is_no_file_of_ours_is_refused(text: str, fault: Fault, listed: Questionnaire) -> None:
    refused = _refused(text, listed)
    assert (refused.fault, refused.places) == (fault, ())


@pytest.mark.parametrize("version", ["|0", "|77", "|1.0"])
def test_another_version_is_refused(
    version: str, file: dict[str, Any], listed: Questionnaire
) -> None:
    file["questionnaire"] = file["questionnaire"].partition("|")[0] + version
    assert _refused(json.dumps(file), listed).fault is Fault.OTHER_VERSION


@pytest.mark.parametrize("version", ["|", ""])
def test_a_file_without_a_version_is_not_told_to_be_of_another_one(
    version: str, file: dict[str, Any], listed: Questionnaire
) -> None:
    file["questionnaire"] = file["questionnaire"].partition("|")[0] + version
    assert _refused(json.dumps(file), listed).fault is Fault.NO_VERSION


@pytest.mark.parametrize(("change", "place"), CHANGES.values(), ids=CHANGES)
def test_a_changed_file_is_refused_and_the_place_named(
    change: Change, place: tuple[str, str], file: dict[str, Any], listed: Questionnaire
) -> None:
    change(file)
    refused = _refused(json.dumps(file), listed)
    assert refused.fault is Fault.DIFFERS
    assert place in [(each.name, each.wrong) for each in refused.places]


def test_one_wrong_answer_is_one_place(file: dict[str, Any], listed: Questionnaire) -> None:
    item_of(file, "age")["answer"][0]["valueInteger"] = 17
    assert [each.name for each in _refused(json.dumps(file), listed).places] == ["age"]


@pytest.mark.parametrize("exponent", ["E+999999", "E-999999", "e5", "E+9"])
def test_a_number_with_a_great_exponent_is_refused_quickly(
    exponent: str, file: dict[str, Any], listed: Questionnaire
) -> None:
    text = json.dumps(file).replace('"valueDecimal": 3.5', f'"valueDecimal": 3.5{exponent}')
    assert _refused(text, listed).fault in (Fault.DIFFERS, Fault.NOT_JSON)


def _deep(depth: int) -> Any:
    deep: Any = []
    for _ in range(depth):
        deep = [deep]
    return deep


@pytest.mark.parametrize("depth", [50, 200, 400, 600, 800, 900])
def test_a_deep_file_is_refused(depth: int, file: dict[str, Any], listed: Questionnaire) -> None:
    item_of(file, "age")["answer"] = _deep(depth)
    assert _refused(json.dumps(file), listed).fault in Fault


def test_any_part_taken_away_refuses_the_file(listed: Questionnaire) -> None:
    """Every key anywhere in a file counts, but words for people."""
    whole = answers_file(journey_of(listed, people.RRMS_KEPT))
    for path in _paths(whole):
        file = copy.deepcopy(whole)
        holder: Any = file
        for step in path[:-1]:
            holder = holder[step]
        del holder[path[-1]]
        if path[-1] in ("text", "display"):
            read_response(json.dumps(file), listed, edition(), TODAY)
        else:
            _refused(json.dumps(file), listed)


def _paths(part: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(part, dict):
        keys: Any = part
    elif isinstance(part, list):
        keys = range(len(part))
    else:
        return []
    return [p for key in keys for p in ((*before, key), *_paths(part[key], (*before, key)))]


def test_words_for_people_and_older_evidence_make_no_difference(
    file: dict[str, Any], listed: Questionnaire
) -> None:
    file["meta"]["tag"][0]["code"] = "2024-01-01-0123abcd"
    file["authored"] = "2025-05-05"
    item_of(file, "age")["text"] = "Wie alt sind Sie?"
    route, answers = read_response(json.dumps(file), listed, edition(), TODAY)
    assert (route, answers.get("age")) == ("full", "38")
