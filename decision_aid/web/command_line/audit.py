"""Many cases as one table for an audit: a row for each case, from the same result as the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult, patient_result
from decision_aid.evidence_base.exports.columns import csv_text
from decision_aid.evidence_base.reading.cases import UnreadableCaseError, read_case_file
from decision_aid.web.command_line.assess import VERDICT
from decision_aid.web.command_line.every_study import spread_json
from decision_aid.web.figures.in_short.spreads import spread_beside_key
from decision_aid.web.loaded import evidence_base

_OF_AN_OUTCOME = ("closeness", "figure", "value", "unit", "people")
_OF_A_SPREAD = ("spread_low", "spread_high", "per", "studies")
_OF_A_SET = ("overall", "undecided")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\N{MINUS SIGN}")


@dataclass(frozen=True, slots=True)
class Audit:
    """The table as CSV, and what was said of files that could not be read."""

    csv: str
    refused: tuple[str, ...]


class NoCasesError(Exception):
    """A folder without a case."""


def audit(folder: Path) -> Audit:
    """Every ``.toml`` file in and below a folder. Raises NoCasesError."""
    files = sorted(folder.rglob("*.toml"))
    if not files:
        raise NoCasesError(f"{folder}: holds no file that ends in .toml")
    rows, refused = [], []
    for file in files:
        try:
            page = patient_result(read_case_file(file), evidence_base())
        except UnreadableCaseError as error:
            refused.append(str(error))
            continue
        rows.append(tuple(_row(file.relative_to(folder).as_posix(), page)))
    return Audit(csv_text(heads(), rows), tuple(refused))


def heads() -> tuple[str, ...]:
    """The names of the columns, in order; the README says what each holds."""
    told = evidence_base().topics_on(ToldOn.AUDIT)
    return (
        "file", "evidence_version", "undecided_lines", "guards", "unknown_facts",
        *(f"{topic.id}.{part}" for topic in told for part in (*_OF_AN_OUTCOME, *_OF_A_SPREAD)),
        *(f"{set_id}.{part}" for set_id in evidence_base().criteria for part in _OF_A_SET),
    )  # fmt: skip


def _row(name: str, page: PatientResult) -> Iterator[object]:
    yield not_a_formula(name.encode(errors="replace").decode())
    yield str(evidence_base().version)
    yield sum(verdict.count(CriterionStatus.UNKNOWN) for verdict in page.verdicts)
    yield tuple(guard.value for guard in page.guards_not_ruled_out)
    yield tuple(unknown.fact for unknown in page.unknown_facts)
    yield from _outcomes(page)
    for verdict in page.verdicts:
        yield from (VERDICT[verdict.overall], verdict.count(CriterionStatus.UNKNOWN))


def _outcomes(page: PatientResult) -> Iterable[object]:
    """The figures that the result page draws first, and the spreads that it leads with.

    Empty cells where there is none.
    """
    for topic in page.topics_on(ToldOn.AUDIT):
        yield from _lead(topic.key.lead)
        found = spread_beside_key(topic)
        told = spread_json(found) if found else None
        keys = ("low", "high", "per", "studies")
        yield from (told[key] for key in keys) if told else (None,) * len(_OF_A_SPREAD)


def _lead(lead: Match | None) -> tuple[object, ...]:
    if lead is None:
        return (None,) * len(_OF_AN_OUTCOME)
    figure = lead.sourced.figure
    return (
        lead.closeness.value, "/".join(lead.sourced.ref),
        figure.value, figure.unit.value, figure.people,
    )  # fmt: skip


def not_a_formula(text: str) -> str:
    """A programme for tables would run a text that begins like a formula.

    Some pass over blanks and invisible signs at its start, and take wide letters for narrow ones.
    """
    plain = unicodedata.normalize("NFKC", text)
    start = next((each for each in plain if not _is_passed_over(each)), "")
    return f"'{text}" if start in _FORMULA or text.startswith(_FORMULA) else text


def _is_passed_over(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf")
