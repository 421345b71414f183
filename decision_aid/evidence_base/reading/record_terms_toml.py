"""Reads ``decision_aid/record_terms.toml``: words and codes of records, beside codes.toml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from decision_aid.domain.questionnaire.codes import Coded, Codes
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.record.terms import DRUG, READ, RecordTerms, Term
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError, Mistake
from decision_aid.evidence_base.reading.toml import read_toml, structure

_KINDS = (*READ, DRUG)
_OPTIONS = {"subtype": "diagnosis", "dmt_tried": DRUG, "sex": "sex"}
"""Questions whose answers have codes that records use, and the kind of term that they are."""


@dataclass(frozen=True, kw_only=True)
class _Term:
    kind: str
    means: str
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    other_uses: bool = False


@dataclass(frozen=True, kw_only=True)
class _Written:
    address: Mapping[str, tuple[str, ...]]
    term: tuple[_Term, ...]


def open_record_terms(path: Path, codes: Codes, listed: Questionnaire) -> RecordTerms:
    """Loads and checks the file. Raises BrokenEvidenceError with every mistake."""
    try:
        raw = read_toml(path)
    except (OSError, ValueError) as error:
        raise BrokenEvidenceError([Mistake(path.name, "", f"cannot be read: {error}")]) from None
    written, mistakes = structure(raw, _Written, path.name)
    if written is not None:
        mistakes = [Mistake(path.name, at, why) for at, why in _wrong(written, codes, listed)]
    if written is None or mistakes:
        raise BrokenEvidenceError(mistakes)
    systems = {**{name: (where,) for name, where in codes.systems.items()}}
    for name, others in written.address.items():
        systems[name] = (*systems.get(name, ()), *others)
    return RecordTerms(systems, tuple(_with_codes(each, codes, systems) for each in written.term))


def _with_codes(term: _Term, codes: Codes, systems: Mapping[str, tuple[str, ...]]) -> Term:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for system, own in term.codes.items():
        found[system] += own
    for coded in _listed(term, codes):
        name = next(name for name, where in systems.items() if coded.system in where)
        found[name].append(coded.code)
    return Term(
        kind=term.kind,
        means=term.means,
        codes={system: tuple(own) for system, own in found.items()},
        names=term.names,
        other_uses=term.other_uses,
    )


def _listed(term: _Term, codes: Codes) -> Iterator[Coded]:
    if term.kind == "test":
        yield from (each.coded for each in codes.questions if each.key == term.means)
    for each in codes.options:
        if _OPTIONS.get(each.question) == term.kind and each.value == term.means:
            yield each.coded


def _wrong(written: _Written, codes: Codes, listed: Questionnaire) -> Iterator[tuple[str, str]]:
    known = {*codes.systems, *written.address}
    seen: set[tuple[str, str]] = set()
    named: dict[tuple[str, str], str] = {}
    drugs = {option.value for option in listed.questions["dmt_tried"].option}
    for number, term in enumerate(written.term, start=1):
        place = f"term[{number}] {term.means}"
        if term.kind not in _KINDS:
            yield place, f"'{term.kind}' is no kind: {', '.join(_KINDS)}"
        if term.kind == DRUG and term.means not in drugs:
            yield place, "is no drug of the questionnaire"
        known_means = (*READ.get(term.kind, ()), *_more(term.kind, listed))
        if term.kind in READ and term.means not in known_means:
            yield place, f"'{term.means}' is none of {', '.join(known_means)}"
        if (term.kind, term.means) in seen:
            yield place, "stands there twice"
        seen.add((term.kind, term.means))
        yield from ((place, f"'{s}' is no list of terms") for s in term.codes if s not in known)
        for name in term.names:
            other = named.setdefault((term.kind, name.casefold()), term.means)
            if other != term.means:
                yield place, f"'{name}' stands for {other} too"
    needed = [(kind, means) for kind, each in READ.items() for means in each]
    for kind, means in needed + [(DRUG, drug) for drug in drugs]:
        if (kind, means) not in seen and means != "another":
            yield f"{kind} {means}", "is missing"


def _more(kind: str, listed: Questionnaire) -> tuple[str, ...]:
    """Illnesses beside MS are those of the question about health, asked about and never guessed."""
    if kind != "diagnosis" or "health" not in listed.questions:
        return ()
    return tuple(option.value for option in listed.questions["health"].option)
