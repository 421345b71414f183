"""Reads ``decision_aid/codes.toml``: codes of public lists for questions and answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from decision_aid.domain.questionnaire.codes import Coded, Codes, OptionCode, QuestionCode, Unit
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.evidence_base.reading.asked.lists import COUNTRY
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError, Mistake
from decision_aid.evidence_base.reading.toml import read_toml, structure

ISO, ISO_PARTS = "ISO", "ISO-2"


@dataclass(frozen=True, kw_only=True)
class _Line:
    system: str
    code: str
    display: str
    near: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class _Question(_Line):
    key: str
    months: int = 0

    @property
    def of(self) -> tuple[str, ...]:
        return (self.key,)


@dataclass(frozen=True, kw_only=True)
class _Option(_Line):
    question: str
    value: str

    @property
    def of(self) -> tuple[str, ...]:
        return (self.question, self.value)


@dataclass(frozen=True, kw_only=True)
class _Written:
    system: Mapping[str, str]
    unit: Mapping[str, Unit]
    question: tuple[_Question, ...]
    option: tuple[_Option, ...]


def open_codes(path: Path, listed: Questionnaire) -> Codes:
    """Loads and checks the file. Raises BrokenEvidenceError with every mistake."""
    try:
        raw = read_toml(path)
    except (OSError, ValueError) as error:
        raise BrokenEvidenceError([Mistake(path.name, "", f"cannot be read: {error}")]) from None
    written, mistakes = structure(raw, _Written, path.name)
    if written is not None:
        mistakes = [Mistake(path.name, place, why) for place, why in _wrong(written, listed)]
    if written is None or mistakes:
        raise BrokenEvidenceError(mistakes)
    return _codes(written, listed)


def _codes(written: _Written, listed: Questionnaire) -> Codes:
    systems = dict(written.system)
    questions = tuple(
        QuestionCode(key=q.key, coded=_coded(q, systems), near=q.near, months=q.months)
        for q in written.question
    )
    options = tuple(
        OptionCode(question=o.question, value=o.value, coded=_coded(o, systems), near=o.near)
        for o in written.option
    )
    units = {
        each.key: Unit(code=each.ucum, display=each.unit)
        for each in listed.questions.values()
        if each.ucum
    }
    return Codes(
        systems=systems,
        questions=questions,
        options=(*options, *_places(listed, systems)),
        units={**units, **written.unit},
    )


def _coded(each: _Line, systems: Mapping[str, str]) -> Coded:
    return Coded(system=systems[each.system], code=each.code, display=each.display)


def _places(listed: Questionnaire, systems: Mapping[str, str]) -> Iterator[OptionCode]:
    """A country is its code of ISO 3166-1, a part of one its code of ISO 3166-2."""
    for code, place in listed.places.items():
        system = systems[ISO_PARTS if "-" in code else ISO]
        coded = Coded(system=system, code=code, display=place.name)
        yield OptionCode(question=COUNTRY, value=code, coded=coded)


def _wrong(written: _Written, listed: Questionnaire) -> Iterator[tuple[str, str]]:
    for name in (ISO, ISO_PARTS):
        if name not in written.system:
            yield "system", f"'{name}' is missing, which places need"
    for key in written.unit:
        yield from ((f"unit.{key}", reason) for reason in _unknown((key,), listed))
    kinds: tuple[tuple[str, tuple[_Question | _Option, ...]], ...] = (
        ("question", written.question),
        ("option", written.option),
    )
    for kind, lines in kinds:
        exact: set[tuple[str, ...]] = set()
        meant: set[tuple[str, ...]] = set()
        for number, each in enumerate(lines, start=1):
            place = f"{kind}[{number}] {each.code}"
            if each.system not in written.system:
                yield place, f"'{each.system}' is not under [system]"
            yield from ((place, reason) for reason in _unknown(each.of, listed))
            if not each.near and each.of in exact:
                yield place, "is a second code that means exactly the same"
            means = (each.system, each.code, *each.of[:-1])
            if means in meant:
                yield place, "stands for two"
            meant.add(means)
            exact.update(() if each.near else (each.of,))


def _unknown(of: tuple[str, ...], listed: Questionnaire) -> Iterator[str]:
    question = listed.questions.get(of[0])
    if question is None:
        yield f"'{of[0]}' is no question"
    elif len(of) > 1 and question.option_named(of[1]) is None:
        yield f"'{of[1]}' is no answer of '{of[0]}'"
