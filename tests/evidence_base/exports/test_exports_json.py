"""evidence.json and schema.json: one describes the other, and every file of the evidence too."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from decision_aid.domain.evidence.citation import Correction
from decision_aid.domain.logic.rules import AllOf, AskClinic, Compare, Limits, Not, OneOf
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports import export
from decision_aid.evidence_base.exports.as_json import contents, json_text, plain, rule_as_table
from decision_aid.evidence_base.exports.schema.document import file_definition, schema
from decision_aid.evidence_base.reading.loaded import LISTS
from decision_aid.evidence_base.reading.rules_toml import read_rule
from decision_aid.web import loaded
from tests.conftest import EVIDENCE

FILES = sorted(EVIDENCE.rglob("*.toml"))


def _told(path: Path) -> str:
    return path.relative_to(EVIDENCE).as_posix()


def _as_json(path: Path) -> Any:
    raw = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return json.loads(json_text(raw), parse_float=Decimal)


def _validator(path: Path) -> Draft202012Validator:
    return _validator_of(
        _told(path) if _told(path) in (*LISTS, "values.toml") else _told(path.parent)
    )


@cache
def _schema() -> dict[str, Any]:
    return schema(loaded.evidence_base())


@cache
def _whole_document() -> str:
    return export("evidence.json", loaded.evidence_base()).text


@cache
def _validator_of(name: str) -> Draft202012Validator:
    return Draft202012Validator({**_schema(), **_only(file_definition(name))})


def _only(definition: str) -> dict[str, Any]:
    whole = {"properties": {}, "required": [], "additionalProperties": True}
    return {**whole, "$ref": f"#/$defs/{definition}"}


@pytest.mark.slow
def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(_schema())


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=_told)
def test_every_file_of_the_evidence_fits_the_schema(path: Path) -> None:
    wrong = [e.message for e in _validator(path).iter_errors(_as_json(path))]
    assert wrong == []


@pytest.mark.slow
def test_the_document_fits_the_schema(base: EvidenceBase) -> None:
    document = json.loads(_whole_document(), parse_float=Decimal)
    wrong = [e.message for e in Draft202012Validator(schema(base)).iter_errors(document)]
    assert wrong == []


@pytest.mark.parametrize(
    "changed",
    [
        {"tier": "kernel"},
        {"colour": "red"},
        {"title": " "},
        {"years": "1995"},
        {"checked_on": "tomorrow"},
        {"figure": [{"id": "a", "value": "46"}]},
        {"population": {"people": 2.5}},
    ],
    ids=str,
)
def test_what_the_loader_refuses_the_schema_refuses_too(changed: dict[str, Any]) -> None:
    path = EVIDENCE / "sources" / "muraro-2017.toml"
    assert not _validator(path).is_valid({**_as_json(path), **changed})


def test_a_rule_on_an_unknown_fact_does_not_fit_the_schema() -> None:
    path = EVIDENCE / "criteria" / "london-ahsct-2016.toml"
    raw = _as_json(path)
    raw["criterion"][0]["rule"] = {"shoe_size": {"min": 3}}
    assert not _validator(path).is_valid(raw)


def test_the_document_holds_everything_and_says_which_evidence_it_is(base: EvidenceBase) -> None:
    document = json.loads(_whole_document())
    assert document["evidence_version"] == str(base.version)
    assert document["format_version"] == 1
    assert [source["id"] for source in document["sources"]] == list(base.sources)
    assert sum(len(s.get("figure", ())) for s in document["sources"]) == len(base.figures)
    assert set(contents()) <= set(document)
    assert {"sources", "criteria", "cases", "situations", "gaps", "terms"} <= set(contents())


def test_every_number_of_the_document_is_as_printed(base: EvidenceBase) -> None:
    document = json.loads(_whole_document(), parse_float=str, parse_int=str)
    for source in document["sources"]:
        path = EVIDENCE / "sources" / f"{source['id']}.toml"
        raw = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=str)
        printed = [str(figure["value"]) for figure in raw.get("figure", ())]
        assert [figure["value"] for figure in source.get("figure", ())] == printed, source["id"]


def test_addresses_where_an_editor_read_a_text_are_left_out(base: EvidenceBase) -> None:
    text = _whole_document()
    cited = [each.citation for each in (*base.sources.values(), *base.criteria_sets)]
    given = {c.link for c in cited} | {c.url for c in cited}
    given |= {line.url for line in base.help_lines}
    read = {reading.url for c in cited for reading in c.read if reading.url} - given
    assert len(read) > 100
    assert {url for url in read if f'"{url}"' in text} == set()


def test_the_second_reader_is_told_where_a_source_names_one(base: EvidenceBase) -> None:
    source = next(iter(base.sources.values()))
    read = replace(source, extracted_by="A", checked_by="B", checked_on=date(2026, 11, 22))
    told = plain(read)
    assert (told["checked_by"], told["checked_on"]) == ("B", date(2026, 11, 22))
    assert "review_by" not in told


def test_a_correction_stands_in_every_export(base: EvidenceBase) -> None:
    source = base.sources["muraro-2017"]
    put_right = Correction(date=date(2018, 3, 1), what="A table was put right.")
    changed = replace(source, corrections=(put_right,))
    base = replace(base, sources={**base.sources, source.id: changed})
    tables = json.loads(export("evidence.json", base).text)
    told = next(each for each in tables["sources"] if each["id"] == source.id)
    assert told["corrections"] == [{"date": "2018-03-01", "what": "A table was put right."}]
    assert "2018-03-01: A table was put right." in export("sources.csv", base).text
    kept = schema(base)["$defs"]
    assert kept["Source"]["properties"]["corrections"]["items"] == {"$ref": "#/$defs/Correction"}
    assert kept["Correction"]["required"] == ["date", "what"]


def test_a_rule_reads_back_as_it_was(base: EvidenceBase) -> None:
    rules = [gap.rule for gap in base.gaps if gap.rule]
    rules += [s.unless for s in base.situations if s.unless]
    rules += [c.unclear_when for s in base.criteria_sets for c in s.criterion if c.unclear_when]
    rules += [
        AllOf((OneOf("subtype", ("rrms", "spms")), Not(OneOf("pml", (True,))))),
        Compare("age", Limits(min=Decimal("18"), lt=Decimal("65.5"))),
        AskClinic("heart"),
    ]
    for rule in rules:
        assert read_rule(rule_as_table(rule)) == rule


def test_json_takes_no_binary_fraction() -> None:
    with pytest.raises(TypeError):
        json_text({"value": 0.1})
    with pytest.raises(TypeError):
        rule_as_table("age over 18")


def test_json_text_is_json() -> None:
    value = {"a": [Decimal("46.0"), None, True, 'é "x"'], "b": {}, "c": date(2026, 1, 2), "d": []}
    text = json_text(value)
    assert "46.0" in text
    assert json.loads(text) == {"a": [46, None, True, 'é "x"'], "b": {}, "c": "2026-01-02", "d": []}
