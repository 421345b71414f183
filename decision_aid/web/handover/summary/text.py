"""The summary as plain text to paste into a record."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from decision_aid.web.handover.plain_text import WIDTH, joined, section, titled, wrapped
from decision_aid.web.handover.summary.content import Rules, Summary
from decision_aid.web.handover.summary.figures import SummaryFigure


def plain_text(summary: Summary) -> str:
    """Lines end with a line feed; the last one too."""
    return joined(
        (
            _head(summary),
            *_about_the_person(summary),
            *_about_the_evidence(summary),
            *_to_do(summary),
            _foot(summary),
        )
    )


def _head(summary: Summary) -> list[str]:
    words = summary.words
    made = f"{words['made']} {summary.made_on}. {words['version']} {summary.version}."
    return [*titled(summary.title), *wrapped(made, indent=0), *wrapped(summary.notice, indent=0)]


def _about_the_person(summary: Summary) -> Iterator[list[str]]:
    words = summary.words
    said = [*wrapped(summary.clinical, indent=0)] if summary.clinical else []
    yield section(words["clinical"], [said])
    answers = [wrapped(f"{item.label}: {item.text}", "- ") for item in summary.answers]
    if summary.unknown:
        answers.append(wrapped(f"{words['unknown']}: {'; '.join(summary.unknown)}", "- "))
    yield section(words["answers"], answers)
    matters = [wrapped(f"{item.label}: {item.text}", "- ") for item in summary.matters]
    yield section(words["matters"], matters)


def _about_the_evidence(summary: Summary) -> Iterator[list[str]]:
    words = summary.words
    figures = [_figure(each, words) for each in summary.figures]
    yield section(words["figures"], figures)
    differences = [wrapped(each, "- ") for each in summary.differences]
    if summary.differences_note:
        differences.append(wrapped(summary.differences_note, indent=0))
    yield section(words["differences"], differences)
    rules = [_rules(each) for each in summary.rules]
    rules += [wrapped(each, "- ") for each in (*summary.rules_held_back, words["rules_note"])]
    if summary.rules_silent:
        silent = f"{words['silent']}: {'; '.join(summary.rules_silent)}"
        rules.append(wrapped(silent, "- "))
    yield section(words["rules"], rules)


def _figure(shown: SummaryFigure, words: Mapping[str, str]) -> Iterator[str]:
    yield from wrapped(shown.title, "* ")
    for each in (shown.spread, *shown.beside, shown.none):
        yield from wrapped(each, "  ") if each else ()
    told = shown.figure
    if told is None:
        return
    yield from wrapped(f"{words['nearest']}: {shown.said}", "  ")
    yield from wrapped(f"{shown.range} {told.warning}".strip(), "  ")
    parts = (f"{shown.study} [{shown.source}]", told.closeness, shown.design)
    said = f"{'; '.join(filter(None, parts))}."
    yield from wrapped(f"{said} {told.second_hand}".strip(), "  ")
    for each in (shown.own_type, *shown.compared, *shown.ratios):
        yield from wrapped(each, "  ") if each else ()
    printed = f"{words['printed']}: {told.term}: {told.as_printed}; {told.locator}. {shown.note}"
    yield from wrapped(printed.strip(), "  ")


def _rules(rules: Rules) -> Iterator[str]:
    yield from wrapped(f"{rules.title} ({rules.state})", "* ")
    yield from wrapped(f"{rules.message} {rules.caveats}".strip(), "  ")


def _to_do(summary: Summary) -> Iterator[list[str]]:
    words = summary.words
    find_out = [
        wrapped(f"{each.text} {each.why}".strip(), f"{number}. ", 3)
        for number, each in enumerate(summary.find_out, start=1)
    ]
    yield section(words["find_out"], find_out)
    questions = [wrapped(f"{each.text} ({each.who})", "[ ] ", 4) for each in summary.questions]
    yield section(words["questions"], questions)
    sources = [
        wrapped(f"{each.label}. {each.citation}. {each.link}".strip(), f"[{each.number}] ", 4)
        for each in summary.sources
    ]
    yield section(words["sources"], sources)


def _foot(summary: Summary) -> list[str]:
    """A code that is broken over two lines is still one: it is typed group by group."""
    how = f"{summary.words['again']} {summary.code_address}"
    code = textwrap.wrap(summary.code, WIDTH - 2, break_on_hyphens=True)
    left_out = wrapped(summary.words["not_in_code"], indent=0)
    return [*wrapped(how, indent=0), *(f"  {line}" for line in code), *left_out]
