"""The summary as plain text to paste into a record: 80 columns, punctuation of ASCII only.

Letters of other scripts stay; accents are dropped, because old records mangle them.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

from decision_aid.web.handover.summary import Rules, Summary
from decision_aid.web.handover.summary_figures import SummaryFigure

_WIDTH = 80
_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‑": "-",
        "…": "...", "×": "x", "≥": ">=", "≤": "<=", "·": "-", "•": "*", "±": "+/-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u00ad": "", "\u200b": "",
        "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ł": "l", "Ł": "L", "đ": "d",
    }
)  # fmt: skip


def plain_text(summary: Summary) -> str:
    """Lines end with a line feed; the last one too."""
    sections = (_head(summary), *_about_the_person(summary), *_about_the_evidence(summary),
                *_to_do(summary), _foot(summary))  # fmt: skip
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


def ascii_punctuation(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    latin = [
        each for before, each in zip(f" {parts}", parts, strict=False) if not _accent(before, each)
    ]
    return unicodedata.normalize("NFC", "".join(latin))


def _accent(before: str, mark: str) -> bool:
    return unicodedata.combining(mark) > 0 and before.isascii()


def _wrapped(text: str, first: str = "", indent: int = 2) -> Iterator[str]:
    """One paragraph. A long address stays whole, or it could not be opened."""
    yield from textwrap.wrap(
        ascii_punctuation(text),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _section(title: str, paragraphs: Iterable[Iterable[str]]) -> list[str]:
    lines = [line for each in paragraphs for line in each]
    heading = ascii_punctuation(title).upper()
    return [heading, "-" * min(len(heading), _WIDTH), *lines] if lines else []


def _head(summary: Summary) -> list[str]:
    title = ascii_punctuation(summary.title)
    words = summary.words
    made = f"{words['made']} {summary.made_on}. {words['version']} {summary.version}."
    return [*textwrap.wrap(title, _WIDTH), "=" * min(len(title), _WIDTH),
            *_wrapped(made, indent=0), *_wrapped(summary.notice, indent=0)]  # fmt: skip


def _about_the_person(summary: Summary) -> Iterator[list[str]]:
    words = summary.words
    said = [*_wrapped(summary.clinical, indent=0)] if summary.clinical else []
    yield _section(words["clinical"], [said])
    answers = [_wrapped(f"{item.label}: {item.text}", "- ") for item in summary.answers]
    if summary.unknown:
        answers.append(_wrapped(f"{words['unknown']}: {'; '.join(summary.unknown)}", "- "))
    yield _section(words["answers"], answers)
    matters = [_wrapped(f"{item.label}: {item.text}", "- ") for item in summary.matters]
    yield _section(words["matters"], matters)


def _about_the_evidence(summary: Summary) -> Iterator[list[str]]:
    words = summary.words
    figures = [_figure(each, words["printed"]) for each in summary.figures]
    yield _section(words["figures"], figures)
    rules = [_rules(each) for each in summary.rules]
    rules += [_wrapped(each, "- ") for each in (*summary.rules_held_back, words["rules_note"])]
    if summary.rules_silent:
        silent = f"{words['silent']}: {'; '.join(summary.rules_silent)}"
        rules.append(_wrapped(silent, "- "))
    yield _section(words["rules"], rules)


def _figure(figure: SummaryFigure, as_printed: str) -> Iterator[str]:
    yield from _wrapped(figure.title, "* ")
    if not figure.message:
        yield from _wrapped(figure.none, "  ")
        return
    yield from _wrapped(f"{figure.message} ({figure.time})", "  ")
    yield from _wrapped(f"{figure.range} {figure.warning}".strip(), "  ")
    said = f"{figure.study} [{figure.source}]; {figure.closeness}; {figure.design}"
    yield from _wrapped(said, "  ")
    for each in (*figure.compared, *figure.ratios):
        yield from _wrapped(each, "  ")
    printed = f"{as_printed}: {figure.term}: {figure.printed}; {figure.locator}"
    yield from _wrapped(printed, "  ")


def _rules(rules: Rules) -> Iterator[str]:
    yield from _wrapped(f"{rules.title} ({rules.state})", "* ")
    yield from _wrapped(f"{rules.message} {rules.caveats}".strip(), "  ")


def _to_do(summary: Summary) -> Iterator[list[str]]:
    words = summary.words
    find_out = [
        _wrapped(f"{each.text} {each.why}".strip(), f"{number}. ", 3)
        for number, each in enumerate(summary.find_out, start=1)
    ]
    yield _section(words["find_out"], find_out)
    questions = [_wrapped(f"{each.text} ({each.who})", "[ ] ", 4) for each in summary.questions]
    yield _section(words["questions"], questions)
    sources = [
        _wrapped(f"{each.label}. {each.citation}. {each.link}".strip(), f"[{each.number}] ", 4)
        for each in summary.sources
    ]
    yield _section(words["sources"], sources)


def _foot(summary: Summary) -> list[str]:
    """A code that is broken over two lines is still one: it is typed group by group."""
    how = f"{summary.words['again']} {summary.code_address}"
    code = textwrap.wrap(summary.code, _WIDTH - 2, break_on_hyphens=True)
    return [*_wrapped(how, indent=0), *(f"  {line}" for line in code)]
