"""What the check refuses, the schema refuses too, wherever a schema can tell it."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from decision_aid.evidence_base.base import open_evidence_base
from decision_aid.evidence_base.exports.as_json import json_text
from decision_aid.evidence_base.exports.schema.document import file_definition, schema
from decision_aid.evidence_base.reading.loaded import LISTS
from tests.evidence_base.breaking import BROKEN, SOUND, Break, breaks, sound_copy, told_of

BY_SCHEMA_TOO = (
    "is not in endpoints.toml",
    "is not in arms.toml",
    ", which does not exist",
    "is no DOI",
    "is no PubMed number",
    "is no PubMed Central number",
    "' is no address",
    "is no code of a country",
    "is no place of places.toml",
    "is no set of criteria",
    "is no subtype",
    "is not one of rrms, spms, ppms",
    "is not one of core, library, context",
    " lies outside 0 to 100 percent",
    " percent",
    "leaves 0 to 100 percent",
    " of 1000 people",
    "unknown key colour",
    "is no consideration of values.toml",
    "is no readiness question of values.toml",
    "' is no fact",
    "' is no question",
    "is no fact and none of",
    "ratio of 0",
    " points, not 1 to ",
    " months lie outside",
    " days before lie outside",
    "is not digits alone",
    "lies outside 0 to 60",
)
"""How lines end, or what they hold, for mistakes of one value that a schema can see."""
ONLY_BY_THE_CHECK = (
    " events in ",
    "does not agree with",
    "lies outside its own interval",
    "a mean of ",
)
NOT_OF_ONE_VALUE = ("in seen is no address", *ONLY_BY_THE_CHECK)
MADE = [each for table in sorted((BROKEN / "mistakes").glob("*.toml")) for each in breaks(table)]


def _definition(file: str) -> str:
    return file_definition(file if file in (*LISTS, "values.toml") else file.partition("/")[0])


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    return schema(open_evidence_base(SOUND))


def _fits(whole: dict[str, Any], folder: Path, file: str) -> bool:
    raw = tomllib.loads((folder / file).read_text(encoding="utf-8"), parse_float=Decimal)
    alone = {**whole, "properties": {}, "required": [], "additionalProperties": True}
    alone["$ref"] = f"#/$defs/{_definition(file)}"
    return Draft202012Validator(alone).is_valid(json.loads(json_text(raw), parse_float=Decimal))


def _is_a_schemas(each: Break) -> bool:
    held = [line for line in each.told if any(words in line for words in BY_SCHEMA_TOO)]
    return any(not any(words in line for words in NOT_OF_ONE_VALUE) for line in held)


@pytest.mark.slow
def test_a_file_with_a_wrong_value_is_refused_by_both(
    whole: dict[str, Any], tmp_path: Path
) -> None:
    seen: set[str] = set()
    let_through = []
    for place, each in enumerate(made for made in MADE if _is_a_schemas(made)):
        folder = sound_copy(tmp_path / str(place))
        each.make(folder)
        told = "\n".join(told_of(folder))
        seen.update(words for words in BY_SCHEMA_TOO if words in told)
        if _fits(whole, folder, each.file):
            let_through.append((each.name, each.told))
    assert let_through == []
    assert set(BY_SCHEMA_TOO) - seen == set()


def test_what_compares_two_numbers_is_refused_by_the_check(
    whole: dict[str, Any], tmp_path: Path
) -> None:
    assert "checked by `evidence check` alone" in whole["description"]
    for words in ONLY_BY_THE_CHECK:
        each = next(made for made in MADE if [words in line for line in made.told] == [True])
        folder = sound_copy(tmp_path / words.strip().replace(" ", "-"))
        each.make(folder)
        assert any(words in line for line in told_of(folder))
        assert _fits(whole, folder, each.file)


def test_the_sound_folder_fits_its_own_schema(whole: dict[str, Any]) -> None:
    for path in sorted(SOUND.rglob("*.toml")):
        assert _fits(whole, SOUND, path.relative_to(SOUND).as_posix()), path


def test_only_days_of_the_calendar_are_days(whole: dict[str, Any]) -> None:
    citation = {"$ref": "#/$defs/Citation", "$defs": whole["$defs"]}
    fits = Draft202012Validator(citation).is_valid
    days = ("2026-02-28", "2024-02-29", "2000-02-29", "2026-12-31", "2026-11-30")
    none = (
        "2026-02-31", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
        "2026-01-00", "2026-1-1", "0000-01-01", "26-01-01", "2026-01-01T00:00", "yesterday",
    )  # fmt: skip
    assert [day for day in days if not fits({"journal": "A", "read_on": day})] == []
    assert [day for day in none if fits({"journal": "A", "read_on": day})] == []
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads("read_on = 2026-02-31")
