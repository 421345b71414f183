"""The studies of a spread as dots on one axis. Kept by what was found; no answer is part of a key.

``dot_strip_html`` of a TopicSpread, ``death_strip_html`` of DeathsIn: a picture, named for screen
readers by what all of it comes to, empty where the figures count no people. Each study is told by
the table in the fold that follows (``spread_studies_html``), where a row that is pointed at or has
the focus marks its dot. ``figures/dot_key.html`` says once a page how to read them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import HUNDRED, THOUSAND, TOPS_OF_1000, share_of
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.similarity.deaths import DeathsIn, death_line
from decision_aid.domain.similarity.outcomes import Likeness, Outcomes, closeness_of
from decision_aid.domain.similarity.spread import Spread, StudyLine, TopicSpread, value_of
from decision_aid.web.drawing.dot_places import Dot, Scale
from decision_aid.web.drawing.dot_strip import ALIKE, NEAREST, dot_strip
from decision_aid.web.figures import sentences
from decision_aid.web.figures.short_words import people_in_short
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.figures.spreads.deaths import died_of
from decision_aid.web.figures.spreads.rows import result_in_words
from decision_aid.web.figures.wording import closeness_with_count, figure_statement
from decision_aid.web.words import vocabulary

_NOBODY = Likeness(())
"""Whom nobody is compared with: what a study counted."""


def dot_strip_html(found: TopicSpread, out_of: int | None = None) -> SafeString:
    """Every study of the spread; empty where its figures count no people."""
    spread = found.spread
    if spread is None or spread.per is None or spread.per < HUNDRED:
        return SafeString("")
    is_near, language = found.nearest is not None, get_language() or ""
    dots = tuple([_seen(line, language) for line in found.lines])
    return _strip(dots, spread, out_of or spread.per, is_near, language)


def death_strip_html(found: DeathsIn, nearest: str = "", *, low: bool = False) -> SafeString:
    """Every study with counts, of people like the person or not.

    ``nearest``: the source whose people are, empty where nobody's are. ``low``: in less height, on
    a page without the table of the studies.
    """
    language = get_language() or ""
    dots = tuple([_seen(each.line, language) for each in found.lines])
    return _deaths(dots, nearest, language, low) if dots else SafeString("")


class DotKey(NamedTuple):
    """What a key of pictures tells of: people ``near`` the person, a dot that is ``ringed``."""

    near: bool
    ringed: bool


def key_of(strips: Iterable[str], *, names_near: bool) -> DotKey:
    """By the pictures in these pieces of page: a ring, and people much or partly like the person.

    ``names_near``: whether the words beside them call a study near.
    """
    drawn = "".join(strips)
    ringed = NEAREST in drawn
    return DotKey(names_near or ringed or ALIKE in drawn, ringed)


class _Alike(NamedTuple):
    """How like the person the people of a study were: the mark of its dot, and in words."""

    mark: str
    words: str


_Seen = tuple[SourcedFigure, _Alike]


def _seen(line: StudyLine, language: str) -> _Seen:
    """All that a dot depends on."""
    return line.sourced, _alike(line.likeness.outcomes, language)


@lru_cache(maxsize=2048)
def _alike(outcomes: Outcomes, _language: str) -> _Alike:
    mark = vocabulary.CLOSENESS_CLASS[closeness_of(outcomes)]
    return _Alike(mark, closeness_with_count(outcomes))


@lru_cache(maxsize=96)
def _strip(
    seen: tuple[_Seen, ...], spread: Spread, out_of: int, is_near: bool, language: str
) -> SafeString:
    dots = [_dot(sourced, out_of, alike, language) for sourced, alike in seen]
    if is_near and len(dots) > 1:
        dots[0] = replace(dots[0], is_nearest=True)
    scale = scale_for([dot.value for dot in dots], out_of)
    words = _in_words(len(dots), scale, phrases.range_in_sentence(spread, out_of))
    return _html(dots, scale, words)


@lru_cache(maxsize=16)
def _deaths(seen: tuple[_Seen, ...], nearest: str, language: str, low: bool) -> SafeString:
    dots = [_death(sourced, alike, language) for sourced, alike in seen]
    for place, each in enumerate(seen):
        if each[0].source.id == nearest:
            dots[place] = replace(dots[place], is_nearest=True)
    return _html(dots, *_around_deaths(tuple([dot.value for dot in dots]), language), low=low)


@lru_cache(maxsize=64)
def _around_deaths(values: tuple[Decimal, ...], _language: str) -> tuple[Scale, str]:
    """The scale and the words, the same for everybody with the same studies."""
    nobody = sum(not each for each in values)
    scale = replace(scale_for(values, THOUSAND), nobody=_("nobody: %(n)s") % {"n": nobody})
    return scale, _in_words(len(values), scale, _deaths_in_words(values, nobody))


def _deaths_in_words(values: Sequence[Decimal], nobody: int) -> str:
    shares = [each / THOUSAND for each in values if each]
    if not shares:
        return _("nobody died")
    ends = phrases.ends_of(Spread(min(shares), max(shares), len(shares), THOUSAND), THOUSAND)
    told = {"ends": ends, "none": nobody}
    return _("in %(none)s nobody died, in the others %(ends)s") % told if nobody else ends


def _html(dots: Sequence[Dot], scale: Scale, words: str, *, low: bool = False) -> SafeString:
    """``low``: the studies stand on another page, else below."""
    nearest = next((dot.title for dot in dots if dot.is_nearest), "")
    near = _("The nearest: %(study)s.") % {"study": nearest} if nearest else ""
    where = _("Study by study on the page on risks.") if low else ""
    drawn = dot_strip(tuple(dots), scale, " ".join(filter(None, (words, near, where))), low=low)
    return mark_safe(f'\n<div class="dots">{drawn}</div>\n')


def scale_for(values: Sequence[Decimal], out_of: int) -> Scale:
    """Of 100 always the whole of it; of 1,000, where things are rare, as much as holds all dots."""
    if out_of == HUNDRED:
        return Scale(HUNDRED, sentences.whole(HUNDRED))
    highest = max(values)
    top = next(each for each in TOPS_OF_1000 if highest <= each)
    whole = sentences.whole(out_of)
    beyond = _("of %(n)s") % {"n": whole} if top < out_of else ""
    return Scale(top, sentences.of_total(sentences.whole(top), whole), beyond)


@lru_cache(maxsize=2048)
def _dot(sourced: SourcedFigure, out_of: int, alike: _Alike, _language: str) -> Dot:
    told = {
        "study": sourced.source.short_name,
        "result": result_in_words(figure_statement(sourced, out_of)),
        "people": people_in_short(sourced),
        "closeness": alike.words,
    }
    title = _("%(study)s: %(result)s; %(people)s; %(closeness)s") % told
    people = sample_size(sourced) or 0
    return Dot(value_of(sourced.figure) * out_of, people, alike.mark, title)


@lru_cache(maxsize=2048)
def _death(sourced: SourcedFigure, alike: _Alike, _language: str) -> Dot:
    """Where the study printed no share, its counts give one."""
    each = death_line(StudyLine(sourced, _NOBODY))
    share = share_of(sourced.figure)
    told = {
        "study": sourced.source.short_name,
        "counted": died_of(each),
        "closeness": alike.words,
    }
    title = _("%(study)s: %(counted)s died; %(closeness)s") % told
    value = Decimal(each.died) / each.people if share is None else share
    return Dot(value * THOUSAND, each.people, alike.mark, title)


def _in_words(studies: int, scale: Scale, range_told: str) -> str:
    """What all that is drawn comes to."""
    told = ngettext(
        "%(n)s study as a dot on a line from 0 to %(end)s: %(range)s.",
        "%(n)s studies as dots on a line from 0 to %(end)s: %(range)s.",
        studies,
    )
    return told % {"n": studies, "end": scale.last, "range": range_told}
