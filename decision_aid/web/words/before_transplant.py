"""Drugs and tests before a transplant in words: what is printed, and where nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.preparation.before_transplant import (
    DrugBefore,
    DrugLine,
    WorkUpTest,
    before_transplant,
    longer_than,
    work_up_for,
)
from decision_aid.domain.questionnaire import drugs_had
from decision_aid.domain.questionnaire.facts.of_drugs import UNNAMED
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.web.addresses import source_links
from decision_aid.web.loaded import evidence_base, questionnaire
from decision_aid.web.words.answers import said, without_brands


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line with the words that it rests on, and its source: id, name and address."""

    id: str
    text: str
    printed: str
    note: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class DrugBlock:
    """Drugs on which the same is printed. ``silent``: that no waiting time was seen. ``told``: how
    long ago the last dose was, where a waiting time is longer.
    """

    name: str
    lines: tuple[PrintedLine, ...]
    silent: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class WorkUpLine:
    """One test, and when it is made."""

    text: str
    when: str


@dataclass(frozen=True, slots=True)
class WorkUpGroup:
    """The tests that one source prints: its id, name and address."""

    id: str
    source: str
    url: str
    lines: tuple[WorkUpLine, ...]


@lru_cache(maxsize=1)
def drug_names() -> Mapping[str, str]:
    """Every drug that the questionnaire names, in its order."""
    options = questionnaire().questions["dmt_tried"].option
    return {each.value: each.label for each in options if each.value != UNNAMED}


def drugs_named(journey: Journey) -> tuple[str, ...]:
    """The drugs that were told by name."""
    named = drugs_had.drugs_named(journey, questionnaire())
    return tuple(each for each in named if each in drug_names())


def blocks_on(drugs: Iterable[str], since: Range | None = None) -> tuple[DrugBlock, ...]:
    """Without what sellers print; drugs on which the same is printed stand together.

    ``since``: months since the last dose of any of them.
    """
    base = evidence_base()
    together: dict[tuple[DrugLine, ...], list[DrugBefore]] = {}
    for drug in before_transplant(drugs, base.drug_lines, base.sellers):
        lines = tuple(line for line in drug.lines if line.source not in base.sellers)
        together.setdefault(lines, []).append(drug)
    return tuple(_block(lines, several, since) for lines, several in together.items())


@dataclass(frozen=True, slots=True)
class NotYet:
    """Waiting times of the person's drugs that are not over, and how long ago the last dose was."""

    lines: tuple[PrintedLine, ...]
    told: str


def not_over_yet(journey: Journey) -> NotYet | None:
    """Without what sellers print; None where each is over, or nobody knows."""
    base, since = evidence_base(), months_since_dose(journey)
    found = before_transplant(drugs_named(journey), base.drug_lines, base.sellers)
    own = (line for drug in found for line in drug.lines if line.source not in base.sellers)
    lines = longer_than(dict.fromkeys(own), since)
    if since is None or not lines:
        return None
    months = int(since.high)
    told = ngettext(
        "The last dose of any MS drug that you told us of was about %(n)s month ago.",
        "The last dose of any MS drug that you told us of was about %(n)s months ago.",
        months,
    ) % {"n": months}
    return NotYet(tuple(map(_printed, lines)), told)


def months_since_dose(journey: Journey) -> Range | None:
    return journey.known.number("months_since_dose")


def _block(
    lines: tuple[DrugLine, ...], several: list[DrugBefore], since: Range | None
) -> DrugBlock:
    silent = _("No waiting time from a study, a trial or a public body that we saw.")
    return DrugBlock(
        _named(each.drug for each in several),
        tuple(map(_printed, lines)),
        "" if several[0].has_waiting_time else silent,
        _since(since) if longer_than(lines, since) else "",
    )


def _since(since: Range | None) -> str:
    months = 0 if since is None else int(since.high)
    return ngettext(
        "By what was told, it is about %(n)s month since the newest dose.",
        "By what was told, it is about %(n)s months since the newest dose.",
        months,
    ) % {"n": months}


def sold() -> Iterator[tuple[str, PrintedLine]]:
    """What those print who sell the treatment, with the drugs that it is about."""
    base = evidence_base()
    for line in base.drug_lines:
        if line.source in base.sellers:
            yield _named(line.drugs), _printed(line)


def _named(drugs: Iterable[str]) -> str:
    names = ", ".join(without_brands(said(drug_names()[each])) for each in drugs)
    return f"{names[:1].upper()}{names[1:]}"


def _printed(line: DrugLine) -> PrintedLine:
    ((source, url),) = source_links([line.source])
    return PrintedLine(line.source, line.statement, line.printed, line.note, source, url)


def work_up_told(drugs: Iterable[str] | None, *, clinical: bool) -> tuple[WorkUpGroup, ...]:
    """Those for everyone and those because of the drugs; without drugs all there are."""
    every = evidence_base().work_up
    chosen = every if drugs is None else work_up_for(frozenset(drugs), every)
    return tuple(
        WorkUpGroup(
            source,
            *source_links([source])[0],
            tuple(_test(each, clinical=clinical) for each in tests),
        )
        for source, tests in groupby(chosen, key=lambda each: each.source)
    )


def _test(test: WorkUpTest, *, clinical: bool) -> WorkUpLine:
    when = []
    if test.days_before is not None:
        within = ngettext("within %(n)s day before", "within %(n)s days before", test.days_before)
        when.append(within % {"n": test.days_before})
    if test.after_drugs:
        when.append(_("after %(drugs)s") % {"drugs": _after(test.after_drugs)})
    return WorkUpLine(test.clinical if clinical else test.name, ", ".join(when))


def _after(drugs: Iterable[str]) -> str:
    return ", ".join(without_brands(said(drug_names()[each])) for each in drugs)
