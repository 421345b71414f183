"""The draft of a referral as plain text to paste into a letter or a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from decision_aid.web.handover.plain_text import joined, section, titled, wrapped
from decision_aid.web.handover.referral.content import Compared, Line, Referral
from decision_aid.web.handover.referral.sections.parts import Blank, Section


def referral_text(referral: Referral) -> str:
    """Lines end with a line feed; the last one too."""
    words = referral.words
    return joined(
        (
            _head(referral),
            section(words["patient"], [wrapped(each) for each in referral.placeholders]),
            section(words["in_short"], [wrapped(referral.in_short, indent=0)]),
            section(words["missing"], _missing(referral)),
            section(words["blanks"], [wrapped(_line_for(e, words), "- ") for e in referral.blanks]),
            *(section(each.title, _told(each)) for each in referral.history),
            section(words["criteria"], _compared(referral.rules, words)),
            section(words["fitness"], _compared(referral.fitness, words)),
            section(words["before"], [wrapped(each, "- ") for each in referral.before]),
            section(words["sources"], _sources(referral)),
            section(words["notice"], [wrapped(referral.notice, indent=0)]),
        )
    )


def _head(referral: Referral) -> list[str]:
    words = referral.words
    return [
        *titled(words["title"]),
        *wrapped(referral.made, indent=0),
        *wrapped(words["draft"], indent=0),
    ]


def _missing(referral: Referral) -> Iterator[Iterable[str]]:
    for each in referral.missing:
        yield wrapped(f"{each.title}: {'; '.join(each.lacks)}", "- ")
    if not referral.missing:
        yield wrapped(referral.words["nothing_missing"], indent=0)


def _line_for(blank: Blank, words: Mapping[str, str]) -> str:
    """Gaps in square brackets, as everywhere in the draft."""
    if not blank.day:
        return f"{blank.label}: [{words['to_complete']}]"
    value = f"[{words['value']}] {blank.unit}".strip()
    return f"{blank.label}: {value}, {words['on']} [{words['day']}]"


def _told(told: Section) -> Iterator[Iterable[str]]:
    """A row of a table is told as its first cell, and the others with their heads below it."""
    yield from (wrapped(f"{item.label}: {item.text}", "- ") for item in told.items)
    if told.table:
        heads = told.table.heads
        for row in told.table.rows:
            yield ["", *wrapped(f"{heads[0]}: {row[0]}", indent=0)]
            for head, cell in zip(heads[1:], row[1:], strict=True):
                yield wrapped(f"{head}: {cell}", "  ", 4)
    if told.points or told.after:
        yield [""]
    yield from (wrapped(each, indent=0) for each in (*told.points, told.after) if each)


def _compared(rules: Compared | None, words: Mapping[str, str]) -> Iterator[Iterable[str]]:
    if rules is None:
        return
    yield wrapped(rules.title, indent=0)
    yield wrapped(rules.summed_up, indent=0)
    yield wrapped(rules.caveats, indent=0)
    for number, line in enumerate(rules.lines, start=1):
        yield ["", *_line(line, number, words)]
    if rules.grades:
        yield ["", *wrapped(words["grades"], indent=0)]
        yield from (wrapped(each, "- ") for each in rules.grades)


def _line(line: Line, number: int, words: Mapping[str, str]) -> Iterator[str]:
    yield from wrapped(line.statement, f"{number}. ".ljust(4), 4)
    told = (
        ("published", line.published),
        ("has", line.has),
        ("compared", line.compared),
        ("lacks", line.lacks),
    )
    for name, text in told:
        if text:
            yield from wrapped(f"{words[name]}: {text}", "    ", 6)


def _sources(referral: Referral) -> Iterator[Iterable[str]]:
    for number, each in enumerate(referral.sources, start=1):
        yield wrapped(each, f"{number}. ", 3)
