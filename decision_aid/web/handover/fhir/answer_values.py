"""One answer of a file as one of ours: taken where there is one meaning, told where it was another.

The types of FHIR overlap (a whole number may come as a decimal or a quantity, a month as a day);
what a question takes decides. Words stand for an answer only where they are exactly its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from decision_aid.domain.questionnaire.answers import UNSURE, Answer
from decision_aid.domain.questionnaire.codes import UCUM, Codes
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.questionnaire.typed import month_in, number_in, visible
from decision_aid.web.handover.fhir.coding import ANSWERS, answerable, is_our_system, own_code
from decision_aid.web.handover.fhir.items import Value

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt].{1,40})?)?)?", re.ASCII)
_OTHER_ADDRESSES = {
    "urn:oid:2.16.840.1.113883.6.1": "http://loinc.org",
    "urn:oid:2.16.840.1.113883.6.96": "http://snomed.info/sct",
    "urn:oid:2.16.840.1.113883.6.73": "http://www.whocc.no/atc",
}
_BOUND = 1_000_000
"""Beyond every limit; Python would take long over far greater numbers."""


class Changed(StrEnum):
    """How an answer was read that came in another form than ours."""

    MONTH_ONLY = "the day was left out"
    YEAR_ONLY = "all but the year was left out"
    BY_WORDS = "read by its words"
    BY_QUESTION = "the question was known by its words"
    WIDER = "a narrower code, read as the answer that holds it"


@dataclass(frozen=True, slots=True)
class ReadValue:
    """An answer in our own form, and how it was changed to be one."""

    answer: str
    changed: Changed | None = None


@dataclass(frozen=True, slots=True)
class ValueReader:
    """Reads the values of one question."""

    question: Question
    codes: Codes

    def read(self, value: Value) -> ReadValue | None:
        """None where it is no answer to this question, or not certainly one."""
        reader = _READERS.get(value.name)
        return reader(self, value.value) if reader else None

    def coding(self, raw: Any) -> ReadValue | None:
        if not isinstance(raw, dict) or self.question.kind.is_typed:
            return None
        code = raw.get("code")
        if code is None or code == "":
            return self.words(raw.get("display"))
        if not isinstance(code, str):
            return None
        system = raw.get("system") or ""
        if not isinstance(system, str):
            return None
        known, display = self._by_code(system, code), raw.get("display")
        if known is None:
            return self.words(display) if self._is_foreign(system) else None
        named = self.words(display)
        return known if named is None or named.answer == known.answer else None

    def _is_foreign(self, system: str) -> bool:
        """A list of codes of which we know none: its words may still be exactly ours."""
        lists = {_plain_system(each.coded.system) for each in self.codes.options}
        is_ours = is_our_system(system, ANSWERS)
        return bool(system) and not is_ours and _plain_system(system) not in lists

    def concept(self, raw: Any) -> ReadValue | None:
        """Several codes for one answer: those that are known have to say the same."""
        listed = raw.get("coding") if isinstance(raw, dict) else None
        if not isinstance(listed, list) or not listed:
            return self.words(raw.get("text")) if isinstance(raw, dict) else None
        read = [known for each in listed if (known := self.coding(each)) is not None]
        return read[0] if len({each.answer for each in read}) == 1 else None

    def _by_code(self, system: str, code: str) -> ReadValue | None:
        if not system or is_our_system(system, ANSWERS):
            for option in answerable(self.question):
                if own_code(self.question, option.value) == code:
                    return ReadValue(option.value)
        plain = _plain_system(system)
        for each in self.codes.options:
            if each.question != self.question.key or each.coded.code != code:
                continue
            if plain in ("", each.coded.system):
                return ReadValue(each.value, Changed.WIDER if each.near else None)
        return None

    def words(self, raw: Any) -> ReadValue | None:
        if not isinstance(raw, str):
            return None
        if self.question.kind.is_typed:
            return self._typed_words(raw)
        said = _folded(raw)
        if said == _folded(self.question.unsure):
            return ReadValue(UNSURE)
        for option in answerable(self.question):
            if raw.strip() == own_code(self.question, option.value):
                return ReadValue(option.value)
        fits = {
            option.value
            for option in answerable(self.question)
            for words in (option.label, *self._terms(option.value))
            if _folded(words) == said
        }
        return ReadValue(fits.pop(), Changed.BY_WORDS) if len(fits) == 1 else None

    def _terms(self, value: str) -> tuple[str, ...]:
        return tuple(each.display for each in self.codes.all_of_option(self.question.key, value))

    def _typed_words(self, raw: str) -> ReadValue | None:
        if _folded(raw) == _folded(self.question.unsure):
            return ReadValue(UNSURE)
        if self.question.kind is QuestionKind.MONTH:
            month = month_in(raw)
            return ReadValue(month, Changed.BY_WORDS) if month else None
        number = number_in(raw, self._units())
        read = self.number(number) if number is not None else None
        return ReadValue(read.answer, Changed.BY_WORDS) if read else None

    def number(self, raw: Any) -> ReadValue | None:
        if not self.question.kind.is_typed or isinstance(raw, bool):
            return None
        if isinstance(raw, str):
            return self._typed_words(raw)
        if not isinstance(raw, int | Decimal) or not _is_bounded(raw):
            return None
        number = Decimal(raw)
        whole = number == number.to_integral_value()
        text = str(int(number)) if whole else f"{number.normalize():f}"
        if self.question.kind is QuestionKind.MONTH:
            return ReadValue(text) if month_in(text) == text else None
        return ReadValue(text)

    def quantity(self, raw: Any) -> ReadValue | None:
        if not isinstance(raw, dict) or raw.get("comparator"):
            return None
        if self.question.kind is QuestionKind.MONTH:
            return None
        system = raw.get("system")
        known = {_folded(unit) for unit in self._units()}
        units = [raw.get("code"), raw.get("unit")]
        if system not in (None, "", UCUM) or not all(self._is_unit(u, known) for u in units):
            return None
        return self.number(raw.get("value"))

    def _is_unit(self, unit: Any, known: set[str]) -> bool:
        if unit is None or unit == "":
            return True
        if not isinstance(unit, str):
            return False
        counts = not self.question.unit and (unit == "1" or re.fullmatch(r"\{[^{}]*\}", unit))
        return bool(counts) or _folded(unit) in known

    def _units(self) -> tuple[str, ...]:
        question, unit = self.question, self.codes.units.get(self.question.key)
        own = (question.unit, question.clinical_unit, question.ucum, *question.typed_with)
        return (*own, unit.code, unit.display) if unit else own

    def date(self, raw: Any) -> ReadValue | None:
        found = _DATE.fullmatch(raw) if isinstance(raw, str) else None
        if found is None or not _is_day(found):
            return None
        year, month, day = found.groups()
        if self.question.kind is QuestionKind.YEAR:
            return ReadValue(year, Changed.YEAR_ONLY if month else None)
        if self.question.kind is not QuestionKind.MONTH:
            return None
        kept = f"{year}-{month}" if month else year
        return ReadValue(kept, Changed.MONTH_ONLY if day else None)

    def boolean(self, raw: Any) -> ReadValue | None:
        if self.question.kind is not QuestionKind.YES_NO or not isinstance(raw, bool):
            return None
        return ReadValue("yes" if raw else "no")


_READERS: Mapping[str, Callable[[ValueReader, Any], ReadValue | None]] = {
    "valueCoding": ValueReader.coding,
    "valueCodeableConcept": ValueReader.concept,
    "valueText": ValueReader.words,
    "valueString": ValueReader.words,
    "valueInteger": ValueReader.number,
    "valueDecimal": ValueReader.number,
    "valueQuantity": ValueReader.quantity,
    "valueDate": ValueReader.date,
    "valueDateTime": ValueReader.date,
    "valueBoolean": ValueReader.boolean,
}


def _is_bounded(number: int | Decimal) -> bool:
    if isinstance(number, Decimal):
        exponent = number.as_tuple().exponent
        if not isinstance(exponent, int) or not -6 <= exponent <= 6:
            return False
    return 0 <= number < _BOUND


def _is_day(found: re.Match[str]) -> bool:
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _plain_system(system: str) -> str:
    plain = system.rstrip("/")
    plain = plain.replace("https://", "http://", 1) if plain.startswith("https://") else plain
    if plain.startswith("http://snomed.info/sct"):
        return "http://snomed.info/sct"
    return _OTHER_ADDRESSES.get(plain, plain)


def _folded(words: str) -> str:
    return visible(words).casefold().rstrip(".")


def together(question: Question, answers: list[str]) -> Answer | None:
    """All values of one question as one answer; None where they contradict each other."""
    several = list(dict.fromkeys(answers))
    if question.kind is QuestionKind.MULTI_CHOICE:
        order = [option.value for option in answerable(question)] + [UNSURE]
        return tuple(value for value in order if value in several)
    return several[0] if len(several) == 1 else None
