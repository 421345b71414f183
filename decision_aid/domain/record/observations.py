"""Tests and scores: EDSS, heart, lungs, kidneys, JC virus, bands, performance, sex at birth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from decision_aid.domain.questionnaire.answers import Answer
from decision_aid.domain.record.findings import (
    Doubt,
    Finding,
    Found,
    Remark,
    Why,
    origin,
    status_of,
)
from decision_aid.domain.record.parts import (
    Day,
    Part,
    code_in,
    first_day,
    number_of,
    part,
    parts,
    text,
    words_of,
)
from decision_aid.domain.record.terms import RecordTerms

_IN_WORDS = re.compile(
    r"(?:(?:EDSS|ECOG|LVEF|score|index)[\s:=]*)?(\d{1,4})(?:[.,](\d{1,2}))?\s*"
    r"(%|points?|/\s?10(?:\.0)?)?",
    re.ASCII | re.IGNORECASE,
)
"""A number, perhaps with what it counts before it and its unit behind it."""
_OUT_OF_TEN = "/10"
_FINAL = frozenset({"final", "amended", "corrected"})
_MISTAKEN = frozenset({"entered-in-error", "cancelled"})
_DATES = ("effectiveDateTime", "effectiveInstant", "effectivePeriod")
_PERFORMANCE = ("all", "light", "self", "some-help", "all-help")
"""The answers for the scores 0 to 4."""
_HIGH_INDEX = "1.5"
_MEASURES: Mapping[str, tuple[str, frozenset[str]]] = {
    "lvef": ("lvef", frozenset({"%", "percent", "per cent"})),
    "dlco": ("dlco", frozenset({"%", "percent", "per cent", "% predicted", "%pred"})),
    "crcl": ("crcl", frozenset({"ml/min", "ml/minute", "ml per minute"})),
}
_NO_UNIT = frozenset(
    {"", "1", "score", "points", "point", "pts", "index", "edss"}
    | {"{score}", "{points}", "{index}", "{edss}", "edss score"}
)


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it stands in an entry."""

    number: str | None
    unit: str
    concept: Part
    is_exact: bool
    words: str

    @property
    def is_there(self) -> bool:
        return self.number is not None or bool(self.concept) or bool(self.words)


def read_observation(resource: Part, terms: RecordTerms, today: date, found: Found) -> None:
    told = [each for each in _with_parts(resource) if terms.meaning("test", each.get("code"))]
    why = _left_out(resource, today) if told else Why.NOT_READ
    if why is not None:
        found.leave(resource, why)
        return
    day = first_day(resource, *_DATES)
    values = [(each, value_of(each)) for each in told]
    if not any(value.is_there for _each, value in values):
        found.leave(resource, Why.NO_VALUE)
    for each, value in values:
        if value.is_there:
            _read(resource, each, value, day, terms, found)


def _with_parts(resource: Part) -> Iterator[Part]:
    """The entry itself and what it is made of, such as a panel of scores."""
    yield resource
    yield from parts(resource.get("component"))


def _left_out(resource: Part, today: date) -> Why | None:
    status = status_of(resource)
    if status in _MISTAKEN:
        return Why.MISTAKE
    if status not in _FINAL:
        return Why.NOT_CERTAIN
    if resource.get("focus"):
        return Why.STRANGER  # measured in this person, and about somebody or something else
    day = first_day(resource, *_DATES)
    return Why.AHEAD if day is not None and day.first > today else None


def value_of(resource: Part) -> Value:
    quantity = part(resource, "valueQuantity")
    if quantity:
        unit = text(quantity.get("code")) or text(quantity.get("unit"))
        number = _written(quantity.get("value"))
        exact = not text(quantity.get("comparator"))
        named = "" if unit.casefold() in _NO_UNIT else text(quantity.get("unit")) or unit
        words = f"{text(quantity.get('comparator'))}{number or ''} {named}"
        return Value(number, unit, {}, exact, words.strip() if number else "")
    for name in ("valueInteger", "valueDecimal"):
        number = _written(resource.get(name))
        if number is not None:
            return Value(number, "", {}, True, number)
    concept = part(resource, "valueCodeableConcept") or part(resource, "valueCoding")
    if concept and "coding" not in concept and "code" in concept:
        concept = {"coding": [concept]}
    if not concept and text(resource.get("valueString")):
        concept = {"text": text(resource.get("valueString"))}
    if isinstance(resource.get("valueBoolean"), bool):
        concept = {"text": "positive" if resource["valueBoolean"] else "negative"}
    words = words_of(concept) or code_in(concept)
    number, unit = _measured_in(words)
    return Value(number, unit, concept, True, words)


def _written(value: object) -> str | None:
    if isinstance(value, str):
        return _number_in(value.strip())
    number = number_of(value)
    return None if number is None else str(number)


def _number_in(words: str) -> str | None:
    number, unit = _measured_in(words)
    return None if unit else number


def _measured_in(words: str) -> tuple[str | None, str]:
    """A number that stands in words, and its unit."""
    found = _IN_WORDS.fullmatch(words)
    if found is None:
        return None, ""
    unit = (found[3] or "").casefold()
    return f"{found[1]}.{found[2] or 0}", _OUT_OF_TEN if unit.startswith("/") else unit


def _read(
    resource: Part, each: Part, value: Value, day: Day | None, terms: RecordTerms, found: Found
) -> None:
    means = terms.meaning("test", each.get("code")) or ""
    name = words_of(each.get("code")) or means.upper()
    where = origin(resource, day, f"{name}: {value.words}")
    key, answer = _answer(means, value, each, terms)
    if isinstance(answer, Doubt):
        found.remarks.append(Remark(key, answer, where))
    else:
        found.findings.append(Finding(key, ((key, answer),), where))


def _answer(means: str, value: Value, each: Part, terms: RecordTerms) -> tuple[str, Answer | Doubt]:
    """The key of the question, and the answer or why there is none."""
    if means == "edss":
        return "edss_value", _number(value, _NO_UNIT | {_OUT_OF_TEN})
    if means in _MEASURES:
        key, units = _MEASURES[means]
        return key, _number(value, units)
    if means == "egfr":
        return "crcl", Doubt.KIN
    if means == "performance":
        return "performance", _performance(value)
    if means == "jcv_index":
        return "jcv", _index(value, _result(value, each, terms))
    result = _result(value, each, terms)
    if means == "jcv":
        return "jcv", result or Doubt.DOES_NOT_FIT
    if means == "bands":
        return "csf_ocb", result or Doubt.DOES_NOT_FIT
    return "sex", terms.meaning("sex", value.concept) or Doubt.DOES_NOT_FIT


def _number(value: Value, units: frozenset[str]) -> Answer | Doubt:
    if value.number is None:
        return Doubt.DOES_NOT_FIT
    if not value.is_exact:
        return Doubt.NOT_EXACT
    return value.number if value.unit.casefold() in units else Doubt.UNIT


def _performance(value: Value) -> Answer | Doubt:
    number = _number(value, _NO_UNIT)
    if isinstance(number, Doubt):
        return number
    scores = dict(zip(("0", "1", "2", "3", "4"), _PERFORMANCE, strict=True))
    return scores.get(str(number), Doubt.DOES_NOT_FIT)


def _result(value: Value, each: Part, terms: RecordTerms) -> str | None:
    """Positive or negative, by the value or by how the laboratory reads it."""
    told = terms.meaning("result", value.concept)
    read = {terms.meaning("result", i) for i in parts(each.get("interpretation"))} - {None}
    if told is not None:
        return told if read <= {told} else None
    return read.pop() if len(read) == 1 else None


def _index(value: Value, result: str | None) -> Answer | Doubt:
    """Above the limit the answer is certain; below it only with a result that says positive."""
    number = _number(value, _NO_UNIT)
    if isinstance(number, Doubt):
        return result or number
    is_high = number_of(float(str(number))) or 0
    if result == "negative":
        return "negative"
    if is_high > float(_HIGH_INDEX):
        return "high"
    return "low" if result == "positive" else Doubt.KIN
