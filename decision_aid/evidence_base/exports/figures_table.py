"""figures.csv: one line for each published number."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.domain.evidence.counted_as import CountedAs
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import (
    Design,
    Group,
    Prominence,
    ReadIn,
    SourceTier,
    TellsOf,
    Unit,
)
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports.as_json import rule_text
from decision_aid.evidence_base.exports.columns import Cell, Column, of


def figure_rows(base: EvidenceBase) -> Iterator[SourcedFigure]:
    yield from base.figures.values()


def _time(row: SourcedFigure) -> tuple[object, str]:
    return row.figure.at.printed if row.figure.at else (None, "")


_S, _F, _C = "source.", "figure.", "source.citation."
_TEXT, _WORD, _NUMBER, _WHOLE = Cell.TEXT, Cell.WORD, Cell.NUMBER, Cell.WHOLE

FIGURE_COLUMNS = (
    Column("source", _TEXT, "Id of the source, as in sources.csv.", of(_S + "id"), always=True),
    Column("figure", _TEXT, "Id of the figure in its source.", of(_F + "id"), always=True),
    Column("source_label", _TEXT, "Short name of the source.", of(_S + "label"), always=True),
    Column("design", _WORD, "How the study was made.", of(_S + "design"), Design, always=True),
    Column("tier", _WORD, "Where the source is shown.", of(_S + "tier"), SourceTier, always=True),
    Column("endpoint", _TEXT, "Id of the outcome.", of(_F + "endpoint"), always=True),
    Column("endpoint_name", _TEXT, "The outcome in plain words.", of("endpoint.name"), always=True),
    Column("definition", _TEXT, "How it was measured.", of(_F + "definition"), always=True),
    Column("counted_as", _WORD, "Where it counts otherwise.", of(_F + "counted_as"), CountedAs),
    Column("arm", _TEXT, "Id of the treatment.", of(_F + "arm"), always=True),
    Column("arm_name", _TEXT, "The treatment in words.", of("arm.name"), always=True),
    Column("compared_with", _TEXT, "Id of the other treatment.", of(_F + "compared_with")),
    Column("group", _WORD, "Which of the people.", of(_F + "group"), Group, always=True),
    Column("group_note", _TEXT, "Where the group is narrower.", of(_F + "group_note")),
    Column("compared_people", _TEXT, "Who may be compared.", of(_F + "compared_people")),
    Column("compared_as", _TEXT, "What the source compares as one.", of(_F + "compared_as")),
    Column("tells_of", _WORD, "What it tells beside deaths.", of(_F + "tells_of"), TellsOf),
    Column(
        "where",
        Cell.RULE,
        "The same as a rule, where facts can tell it.",
        lambda row: rule_text(row.figure.where),
    ),
    Column(
        "outside",
        Cell.RULE,
        "Who is surely not among them, as a rule.",
        lambda row: rule_text(row.figure.outside),
    ),
    Column("value", _NUMBER, "The value as printed.", of(_F + "value"), always=True),
    Column("unit", _WORD, "What the value counts.", of(_F + "unit"), Unit, always=True),
    Column("of", _TEXT, "The quantity of a mean or median.", of(_F + "of")),
    Column("interval_low", _NUMBER, "Lower end of the published range.", of(_F + "ci.low")),
    Column("interval_high", _NUMBER, "Upper end of the published range.", of(_F + "ci.high")),
    Column("interval_level", _WHOLE, "Level of that range in percent.", of(_F + "ci.level")),
    Column("events", _WHOLE, "People with the event, where published.", of(_F + "events")),
    Column("people", _WHOLE, "Of how many people, where published.", of(_F + "people")),
    Column("time", _NUMBER, "Time after the start, as printed.", lambda row: _time(row)[0]),
    Column("time_unit", _TEXT, "years, months, weeks or days.", lambda row: _time(row)[1]),
    Column("p", _TEXT, "The p value as printed.", of(_F + "p")),
    Column("tested_with", _TEXT, "What was tested as one.", of(_F + "tested_together.what")),
    Column("tested_p", _TEXT, "The p value of that test.", of(_F + "tested_together.p")),
    Column("locator", _TEXT, "Where in the publication.", of(_F + "locator"), always=True),
    Column("seen_in", _WORD, "In its own text or not.", of(_F + "seen_in"), ReadIn, always=True),
    Column(
        "show", _WORD, "How prominently it may be shown.", of(_F + "show"), Prominence, always=True
    ),
    Column("note", _TEXT, "Anything odd.", of(_F + "note")),
    Column("link", _TEXT, "Address of the publication.", of(_C + "link")),
)
