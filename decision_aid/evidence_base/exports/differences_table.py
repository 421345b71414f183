"""differences.csv: one line for each side of a published contrast, the first with its effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.domain.evidence.difference import (
    About,
    Adjusted,
    Difference,
    Direction,
    EffectUnit,
    SideOfContrast,
)
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Group, ReadIn
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports.as_json import one_line, plain, rule_text
from decision_aid.evidence_base.exports.columns import Cell, Column, of


@dataclass(frozen=True, slots=True)
class _Row:
    """A contrast of a source with one of its sides; without one where it tells none apart."""

    source: Source
    difference: Difference
    number: int
    side: SideOfContrast | None


def difference_rows(base: EvidenceBase) -> Iterator[_Row]:
    for source in base.sources.values():
        for each in source.difference:
            for number, side in enumerate(each.arms or (None,), start=1):
                yield _Row(source, each, number, side)


def _time(row: _Row) -> str:
    return one_line(plain(row.difference.at)) if row.difference.at is not None else ""


def _also(row: _Row) -> tuple[str, ...]:
    told = (*row.difference.effect.also, *(row.side.also if row.side else ()))
    return tuple(one_line(plain(each)) for each in told)


_D, _E, _S = "difference.", "difference.effect.", "side."
_TEXT, _WORD, _NUMBER, _WHOLE = Cell.TEXT, Cell.WORD, Cell.NUMBER, Cell.WHOLE

DIFFERENCE_COLUMNS = (
    Column("source", _TEXT, "Id of the source, as in sources.csv.", of("source.id"), always=True),
    Column("difference", _TEXT, "Id of the contrast.", of(_D + "id"), always=True),
    Column("side", _WHOLE, "Number of the side, from 1.", of("number"), always=True),
    Column("about", _WORD, "After which treatment.", of(_D + "about"), About, always=True),
    Column("factor", _TEXT, "What the people differ in.", of(_D + "factor"), always=True),
    Column("contrast", _TEXT, "Who against whom.", of(_D + "contrast"), always=True),
    Column("endpoint", _TEXT, "Id of the outcome.", of(_D + "endpoint"), always=True),
    Column("arm", _TEXT, "Id of the treatment.", of(_D + "arm"), always=True),
    Column("compared_with", _TEXT, "Id of the other treatment.", of(_D + "compared_with")),
    Column("group", _WORD, "Which of the people.", of(_D + "group"), Group, always=True),
    Column("time", _TEXT, "Time after the start, as JSON.", _time),
    Column("direction", _WORD, "How it went.", of(_D + "direction"), Direction, always=True),
    Column("better_when", Cell.RULE, "For whom it went better.",
           lambda row: rule_text(row.difference.better_when)),
    Column("worse_when", Cell.RULE, "For whom it went worse.",
           lambda row: rule_text(row.difference.worse_when)),
    Column("per", _TEXT, "The step, in words.", of(_D + "per")),
    Column("step_stated", Cell.YES_NO, "Whether the text tells the step.",
           of(_D + "step_stated"), always=True),
    Column("between_studies", Cell.YES_NO, "Whether whole studies were compared.",
           of(_D + "between_studies"), always=True),
    Column("unit", _WORD, "What its size is.", of(_E + "unit"), EffectUnit, always=True),
    Column("value", _NUMBER, "Its size as printed.", of(_E + "value")),
    Column("low", _NUMBER, "Lowest size, where a range was printed.", of(_E + "low")),
    Column("high", _NUMBER, "Highest size, where a range was printed.", of(_E + "high")),
    Column("interval_low", _NUMBER, "Lower end of its range.", of(_E + "ci.low")),
    Column("interval_high", _NUMBER, "Upper end of its range.", of(_E + "ci.high")),
    Column("interval_level", _WHOLE, "Level of that range in percent.", of(_E + "ci.level")),
    Column("p", _TEXT, "The p value as printed.", of(_E + "p")),
    Column("adjusted", _WORD, "Whether other things were reckoned with.", of(_E + "adjusted"),
           Adjusted, always=True),
    Column("people", _WHOLE, "People in the contrast.", of(_E + "people")),
    Column("side_when", Cell.RULE, "Who is on this side, as a rule.",
           lambda row: rule_text(row.side.when if row.side else None)),
    Column("side_label", _TEXT, "Who is on this side, in words.", of(_S + "label")),
    Column("side_unit", _WORD, "What its number is.", of(_S + "unit"), EffectUnit),
    Column("side_value", _NUMBER, "Its number as printed.", of(_S + "value")),
    Column("side_control", _NUMBER, "The same on the comparator.", of(_S + "control")),
    Column("side_of", _TEXT, "What the number is of.", of(_S + "of")),
    Column("side_low", _NUMBER, "Lowest, where a range was printed.", of(_S + "low")),
    Column("side_high", _NUMBER, "Highest, where a range was printed.", of(_S + "high")),
    Column("side_sd", _NUMBER, "Standard deviation.", of(_S + "sd")),
    Column("side_interval_low", _NUMBER, "Lower end of its range.", of(_S + "ci.low")),
    Column("side_interval_high", _NUMBER, "Upper end of its range.", of(_S + "ci.high")),
    Column("side_p", _TEXT, "The p value of this side as printed.", of(_S + "p")),
    Column("side_events", _WHOLE, "People with the event.", of(_S + "events")),
    Column("side_people", _WHOLE, "People on this side.", of(_S + "people")),
    Column("side_control_people", _WHOLE, "People on the comparator.", of(_S + "control_people")),
    Column("also", Cell.LIST, "Further numbers, as JSON.", _also),
    Column("locator", _TEXT, "Where in the publication.", of(_D + "locator"), always=True),
    Column("seen_in", _WORD, "In its own text or not.", of(_D + "seen_in"), ReadIn, always=True),
    Column("sentence", _TEXT, "What came out, in our words.", of(_D + "sentence"), always=True),
    Column("note", _TEXT, "Anything odd.", of(_D + "note")),
)  # fmt: skip
