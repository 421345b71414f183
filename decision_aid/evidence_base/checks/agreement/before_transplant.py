"""Drugs and tests before a transplant: lines agree with what is printed, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.preparation.before_transplant import DrugLine, DrugLineKind, WorkUpTest
from decision_aid.evidence_base.checks.lists import unique
from decision_aid.evidence_base.checks.numbers_in_text import numbers_in
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake, Names

WASHOUT_FILE, WORKUP_FILE = "washout.toml", "workup.toml"
MOST_MONTHS, MOST_DAYS = 60, 366
"""Without a drug, and of a test before a transplant."""


def check_before_transplant(loaded: Loaded) -> Iterator[Mistake]:
    """Drugs, sources and lines of sets exist; months are printed, and only for a waiting time."""
    yield from unique(WASHOUT_FILE, "line", (each.id for each in loaded.drug_lines))
    yield from unique(WORKUP_FILE, "test", (each.id for each in loaded.work_up))
    texts, arms = loaded.texts, loaded.names_in("arms.toml")
    sets = {rules.id: rules for rules in loaded.criteria.values()}
    for line in loaded.drug_lines:
        path = f"line {line.id}"
        words, reasons = _as_printed(line, sets, texts)
        yield from (Mistake(WASHOUT_FILE, path, each) for each in reasons)
        yield from (Mistake(WASHOUT_FILE, path, e) for e in _no_drugs(line.drugs, arms))
        if not line.drugs:
            yield Mistake(WASHOUT_FILE, path, "names no drug")
        if line.kind.is_a_wait is (line.months is None):
            yield Mistake(WASHOUT_FILE, path, "has months where it is a wait, and only there")
        if line.kind is DrugLineKind.WAITED and not line.in_letters:
            reason = "was waited and not asked for: in_letters says which, with what came of it"
            yield Mistake(WASHOUT_FILE, path, reason)
        if line.months is not None and not 1 <= line.months <= MOST_MONTHS:
            reason = f"{line.months} months lie outside 1 to {MOST_MONTHS}"
            yield Mistake(WASHOUT_FILE, path, reason)
        said = f"{line.statement} {line.in_letters} {line.months or ''}"
        told = numbers_in(said) if words else set()
        for number in sorted(told - numbers_in(_NUMBERS_APART.sub(" ", words))):
            yield Mistake(WASHOUT_FILE, path, f"{number} is not in the printed words")
    for test in loaded.work_up:
        path = f"test {test.id}"
        yield from (Mistake(WORKUP_FILE, path, each) for each in _as_printed(test, sets, texts)[1])
        yield from (Mistake(WORKUP_FILE, path, e) for e in _no_drugs(test.after_drugs, arms))
        if test.days_before is not None and not 1 <= test.days_before <= MOST_DAYS:
            reason = f"{test.days_before} days before lie outside 1 to {MOST_DAYS}"
            yield Mistake(WORKUP_FILE, path, reason)


_NUMBERS_APART = re.compile(r"[-–<]")


def _no_drugs(drugs: Iterable[str], known: Names) -> Iterator[str]:
    return (f"'{drug}' is not in arms.toml" for drug in known.lacking(drugs))


def _as_printed(
    each: DrugLine | WorkUpTest, sets: Mapping[str, CriteriaSet], texts: Names
) -> tuple[str, list[str]]:
    """The words that it rests on, and what is wrong with where they stand."""
    if bool(each.printed) is bool(each.criterion):
        return "", ["gives the printed words or the criterion that holds them: one of the two"]
    if each.source not in texts:
        return "", [f"names source '{each.source}', which does not exist"]
    if each.printed:
        return each.printed, []
    if texts.waits_for(each.source):
        return "", []
    lines = sets[each.source].criterion if each.source in sets else ()
    found = [line.statement for line in lines if line.id == each.criterion]
    return (found[0], []) if found else ("", [f"'{each.criterion}' is no line of {each.source}"])
