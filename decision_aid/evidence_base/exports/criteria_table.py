"""criteria.csv: one line for each published criterion, with the set that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.domain.eligibility.criteria import CriteriaSet, Criterion
from decision_aid.domain.eligibility.vocabulary import (
    CriteriaKind,
    SetStatus,
    SourceKind,
    Strength,
    Subject,
)
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports.as_json import rule_text
from decision_aid.evidence_base.exports.columns import Cell, Column, of


@dataclass(frozen=True, slots=True)
class _Row:
    """A criterion in its set."""

    set: CriteriaSet
    criterion: Criterion


def criteria_rows(base: EvidenceBase) -> Iterator[_Row]:
    for each in base.criteria_sets:
        yield from (_Row(each, criterion) for criterion in each.criterion)


_TEXT, _WORD = Cell.TEXT, Cell.WORD
_SET = (
    Column("set", _TEXT, "Id of the set.", of("set.id"), always=True),
    Column("set_title", _TEXT, "Title of the set.", of("set.title"), always=True),
    Column("body", _TEXT, "Who publishes it.", of("set.body"), always=True),
    Column("jurisdiction", _TEXT, "Where, in words.", of("set.jurisdiction"), always=True),
    Column("countries", Cell.LIST, "Where it is shown first.", of("set.countries")),
    Column("kind", _WORD, "What the set is for.", of("set.kind"), CriteriaKind, always=True),
    Column("status", _WORD, "Whether still in use.", of("set.status"), SetStatus, always=True),
    Column("year", Cell.WHOLE, "Year of the set.", of("set.year")),
    Column(
        "open_in",
        Cell.WHOLE,
        "Last year in which a text says that a trial takes people.",
        of("set.open_in"),
    ),
    Column("as_of", Cell.DATE, "Day of what we read about it, if told.", of("set.as_of")),
    Column("seen_as", _WORD, "Text we saw.", of("set.source_kind"), SourceKind, always=True),
    Column("incomplete", _TEXT, "What of the set we did not see.", of("set.incomplete")),
    Column(
        "terms_of_a_seller",
        Cell.YES_NO,
        "Whether whoever wrote it sells the treatment.",
        of("set.terms_of_a_seller"),
        always=True,
    ),
)
_LINE = (
    Column("criterion", _TEXT, "Id of the criterion.", of("criterion.id"), always=True),
    Column("asks", _WORD, "What it is about.", of("criterion.asks"), Subject, always=True),
    Column("statement", _TEXT, "The criterion in words.", of("criterion.statement"), always=True),
    Column("strength", _WORD, "Its weight.", of("criterion.strength"), Strength, always=True),
    Column("applies_to", Cell.LIST, "Types of MS.", of("criterion.applies_to"), always=True),
    Column(
        "rule",
        Cell.RULE,
        "What is checked, in the rule language of evidence/README.md.",
        lambda row: rule_text(row.criterion.rule),
        always=True,
    ),
    Column(
        "unclear_when",
        Cell.RULE,
        "Where this holds, a rule that fails leaves the verdict unknown.",
        lambda row: rule_text(row.criterion.unclear_when),
    ),
    Column(
        "operational",
        Cell.YES_NO,
        "Whether the reading as a rule is ours.",
        of("criterion.operational"),
        always=True,
    ),
    Column(
        "affects_overall",
        Cell.YES_NO,
        "Whether it weighs on the set as a whole.",
        of("criterion.affects_overall"),
        always=True,
    ),
    Column("locator", _TEXT, "Where in the text.", of("criterion.locator"), always=True),
    Column("note", _TEXT, "Anything odd.", of("criterion.note")),
    Column("link", _TEXT, "Address of the text.", of("set.citation.link"), always=True),
    Column("read_on", Cell.DATE, "Day we read it.", of("set.citation.read_on"), always=True),
)

CRITERIA_COLUMNS = (*_SET, *_LINE)
