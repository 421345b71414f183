"""The summary as plain text to paste into a record."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from decision_aid.web.handover.plain_text import WIDTH, joined, section, titled, wrapped
from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.figures.figure import SummaryFigure
from decision_aid.web.handover.summary.rules import Rules
from decision_aid.web.handover.summary.sources import SummarySource


def plain_text(summary: Summary) -> str:
    """Lines end with a line feed; the last one too."""
    return joined(
        (
            _head(summary),
            *_of_the_person(summary),
            *_for_the_doctor(summary),
            _sources(summary),
            _foot(summary),
        )
    )


def _head(summary: Summary) -> list[str]:
    words = summary.words
    made = f"{words['made']} {summary.made_on}. {words['version']} {summary.version}."
    return [*titled(summary.title), *wrapped(made, indent=0), *wrapped(summary.notice, indent=0)]


def _of_the_person(summary: Summary) -> Iterator[list[str]]:
    words = summary.words
    lines = [wrapped(each, indent=0) for each in summary.me]
    lines += [wrapped(f"{item.label}: {item.text}", "- ") for item in summary.matters]
    yield section(words["me"], lines)
    questions = [wrapped(each, "[ ] ", 4) for each in summary.own]
    questions += [wrapped(f"{each.text} ({each.who})", "[ ] ", 4) for each in summary.questions]
    yield section(words["questions"], questions)
    figures = [_figure(each, words) for each in summary.figures]
    yield section(words["figures"], [wrapped(words["figures_note"], indent=0), *figures])
    find_out = [
        wrapped(f"{each.text} {each.why}".strip(), f"{number}. ", 3)
        for number, each in enumerate(summary.find_out, start=1)
    ]
    if summary.left_out.mine:
        find_out.append(wrapped(summary.left_out.mine, indent=0))
    yield section(words["find_out"], find_out)


def _figure(shown: SummaryFigure, words: Mapping[str, str]) -> Iterator[str]:
    yield from wrapped(shown.title, "* ")
    led = f"{shown.spread} {shown.rest}".strip()
    for each in (led, *shown.beside, *shown.disability, shown.other, shown.none):
        yield from wrapped(each, "  ") if each else ()
    told = shown.figure
    if told is None:
        return
    yield from wrapped(f"{shown.named}: {shown.said} {shown.range}".strip(), "  ")
    for each in (told.warning, shown.fewer):
        yield from wrapped(each, "  ") if each else ()
    parts = (f"{shown.study} [{shown.source}]", told.closeness, shown.design)
    said = f"{'; '.join(filter(None, parts))}."
    yield from wrapped(f"{said} {told.second_hand}".strip(), "  ")
    for each in (shown.own_type, *shown.compared, *shown.ratios):
        yield from wrapped(each, "  ") if each else ()
    printed = f"{words['printed']}: {told.term}: {told.as_printed}; {told.locator}. {shown.note}"
    yield from wrapped(printed.strip(), "  ")


def _for_the_doctor(summary: Summary) -> Iterator[list[str]]:
    words = summary.words
    told = [wrapped(summary.clinical, indent=0)] if summary.clinical else []
    told += [wrapped(f"{each.name}: {each.text}", "- ") for each in summary.drugs]
    if summary.findings:
        told.append(wrapped(f"{words['findings']}: {'; '.join(summary.findings)}", indent=0))
    if summary.unknown:
        told.append(wrapped(f"{words['unknown']}: {'; '.join(summary.unknown)}", indent=0))
    yield section(words["clinical"], told)
    rules = [_rules(each) for each in summary.rules] or [wrapped(words["rules_only_old"], indent=0)]
    rules += [wrapped(each, "- ") for each in (*summary.rules_held_back, words["rules_note"])]
    yield section(words["rules"], rules)
    differences = [wrapped(each, "- ") for each in summary.differences]
    if summary.differences_note:
        differences.append(wrapped(summary.differences_note, indent=0))
    if summary.left_out.doctors:
        differences.append(wrapped(summary.left_out.doctors, indent=0))
    yield section(words["differences"], differences)
    answers = [wrapped(f"{item.label}: {item.text}", "- ") for item in summary.answers]
    yield section(words["answers"], answers)


def _rules(rules: Rules) -> Iterator[str]:
    yield from wrapped(f"{rules.title} {rules.cites}", "* ")
    yield from wrapped(f"{rules.message} {rules.caveats}".strip(), "  ")


def _sources(summary: Summary) -> list[str]:
    sources = [wrapped(" ".join(_source(each)), f"[{each.number}] ", 4) for each in summary.sources]
    return section(summary.words["sources"], sources)


def _source(source: SummarySource) -> Iterator[str]:
    yield from (f"{each}." for each in (source.label, source.citation) if each)
    yield source.link


def _foot(summary: Summary) -> list[str]:
    """A code that is broken over two lines is still one: it is typed group by group."""
    how = f"{summary.words['again']} {summary.code_address}"
    code = textwrap.wrap(summary.code, WIDTH - 2, break_on_hyphens=True)
    left_out = wrapped(summary.words["not_in_code"], indent=0)
    return [*wrapped(how, indent=0), *(f"  {line}" for line in code), *left_out]
