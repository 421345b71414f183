"""Nothing is taken of two people, of another, or of what is no record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from decision_aid.domain.record.bundle import RecordError
from decision_aid.domain.record.findings import Why
from tests.conftest import by_day
from tests.web.record.proposed import given, read
from tests.web.record.records import PATIENT, WHOLE, Resource, bundle, edss, with_patient


def test_an_entry_may_name_its_person_by_name_alone() -> None:
    for subject in ({"display": "UNREAL, Quirin"}, {"display": "Quirin Unreal"}, {}):
        assert given(read(with_patient({**edss(4), "subject": subject})))["edss_value"] == "4"


def test_nothing_is_taken_of_two_people_or_of_no_record() -> None:
    other = {**edss(3), "subject": {"reference": "urn:uuid:2"}}
    for raw in (
        [], "x", 1, None, {}, {"resourceType": "Patient"}, bundle(), {"resourceType": "Bundle"},
        {**bundle(PATIENT), "type": "history"}, bundle(PATIENT, {**PATIENT, "id": "second"}),
        bundle(edss(4), other), bundle({**PATIENT, "deceasedBoolean": True}, edss(4)),
        {"resourceType": "Bundle", "entry": [1, None, {"resource": 3}]},
    ):  # fmt: skip
        try:
            found = read(raw)
        except RecordError:
            continue
        raise AssertionError(found)


def test_one_number_on_two_servers_is_two_people() -> None:
    def at(host: str, resource: Resource) -> Resource:
        where = f"https://{host}.example/fhir/{resource['resourceType']}/{resource['id']}"
        return {"fullUrl": where, "resource": resource}

    def file(*entries: Resource) -> Resource:
        return {"resourceType": "Bundle", "type": "collection", "entry": list(entries)}

    with pytest.raises(RecordError):
        read(file(at("a", PATIENT), at("b", {**PATIENT, "birthDate": "1950-01-01"})))
    score = {**edss(4, "2026-10-01"), "id": "s"}
    for host, takes in (("a", True), ("b", False)):
        where = f"https://{host}.example/fhir/Patient/made-up"
        entry = at("a", {**score, "subject": {"reference": where}})
        found = read(file(at("a", PATIENT), at("a", PATIENT), entry, {"resource": PATIENT}))
        assert ("edss_value" in given(found)) is takes
        assert found.left == ({} if takes else {Why.STRANGER: 1})


def test_answers_of_a_server_in_one_file_count_once() -> None:
    score = {**edss(4, "2026-10-01"), "id": "s"}
    inner = with_patient(score)
    raw = {"resourceType": "Bundle", "type": "batch-response",
           "entry": [{"resource": inner}, {"resource": inner}]}  # fmt: skip
    found = read(raw)
    assert len([p for p in found.proposals if p.key == "edss_value"]) == 1
    assert found.left == {}


def _replaced(value: Any, by: object) -> Iterator[Any]:
    """The value with each of its parts, at any depth, replaced in turn."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in list(pairs):
        copy = dict(value) if isinstance(value, dict) else list(value)
        copy[name] = by
        yield copy
        if isinstance(inner, dict | list):
            for changed in _replaced(inner, by):
                yield (
                    {**value, name: changed}
                    if isinstance(value, dict)
                    else [changed if place == name else each for place, each in enumerate(value)]
                )


@pytest.mark.slow
def test_no_part_of_a_record_can_be_so_wrong_that_reading_it_breaks() -> None:
    raw, seen = bundle(*WHOLE), 0
    for by in (None, [], {}, "x", "2026-13-45", 7, True, [[]], [{"coding": "x"}]):
        for changed in by_day(list(_replaced(raw, by))[seen % 3 :: 3], _replaced(raw, by)):
            with suppress(RecordError):
                assert len(read(changed).proposals) <= 9
            seen += 1
    assert seen > 400
