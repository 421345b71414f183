"""The first page: a question a row, with its spread as the big number, its picture and two lines.

The words of a row tell figures and nothing of how their people compared, so they are kept for
everybody with the same studies in the same order; the picture beside them is kept by likeness.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.evidence.absolute_risk import HUNDRED
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.topics import OutcomeTopic, Side
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.first_page import FirstRow, NotCompared
from decision_aid.domain.similarity.outcomes import Likeness
from decision_aid.domain.similarity.same_kind import Kind
from decision_aid.domain.similarity.spread import StudyLine, TopicSpread
from decision_aid.domain.similarity.windows import Window
from decision_aid.web.addresses import topic_url
from decision_aid.web.figures import notes, people_and_time
from decision_aid.web.figures.in_short.deaths import disability_in_one_line
from decision_aid.web.figures.in_short.deaths_headline import HeadlineInWords, headline_in_words
from decision_aid.web.figures.in_short.limits import open_limits
from decision_aid.web.figures.in_short.question import question_of
from decision_aid.web.figures.in_short.quiet_line import is_left_out, quiet_line, what_happened
from decision_aid.web.figures.sentences import of_others
from decision_aid.web.figures.spreads import phrases, spread_statement
from decision_aid.web.figures.spreads.dot_strips import death_strip_html, dot_strip_html
from decision_aid.web.figures.spreads.of_own_type import fewer_of, how_many_of
from decision_aid.web.figures.spreads.types_untold import types_untold
from decision_aid.web.results.bars import Beside, beside_row, said_together


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """``big``: "62 to 91 of 100", with ``what`` they had; both empty where nothing counts people.

    ``told``: said in place of a number, or before it. ``quiet``: when, in how many studies, and the
    nearest of them.
    """

    title: str
    url: str
    big: str
    what: str
    told: str
    quiet: str

    @property
    def head(self) -> SafeString:
        return mark_safe(render_to_string("results/row_head.html", {"row": self}))


NOT_AT_ALL = (NotCompared.NOT, NotCompared.IN_OTHERS)
_NOBODY = Likeness(())
"""In place of a likeness, where only figures are told."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one side, how many words they say, and what stands beside each."""

    html: SafeString
    words: int
    beside: tuple[Beside, ...]
    said: frozenset[str] = frozenset()
    """Sentences that no row after these says again."""


_NAMES = ("title", "desc")
"""Elements that name a picture or a part of it, out of sight."""


@lru_cache(maxsize=1024)
def words_in(piece: str) -> int:
    """Words of a piece of page, with those in its pictures."""
    parts = (each.partition(">") for each in f">{piece}".split("<"))
    return sum(len(text.split()) for tag, _end, text in parts if not tag.startswith(_NAMES))


def rows_of(
    found: tuple[FirstRow, ...],
    in_bars: Comparison | None = None,
    *,
    says_none: bool = True,
    above: Iterable[Beside] = (),
    said_above: Iterable[str] = (),
    page: Iterable[FirstRow] = (),
    subtype: str | None = None,
) -> Rows:
    """Those of one side, as chosen. ``in_bars``: what the bars below them compare.
    ``says_none``: no line below says of all that nothing compared them. ``above``: what stands
    beside the rows of the other side, ``said_above`` what these said. ``page``: all rows of both
    sides, where there are others. ``subtype``: the person's.
    """
    said, language = set(said_above), get_language() or ""
    every = [e for e in page or found if says_none or e.not_compared not in NOT_AT_ALL]
    together = said_together(every)
    pieces: list[str] = []
    words = 0
    beside_each = [*above]
    for each in found:
        row, head, picture = _row(each, subtype, said, language)
        beside = Beside("")
        if says_none or each.not_compared not in NOT_AT_ALL:
            beside = beside_row(each, row.what, beside_each, in_bars, together)
        beside_each.append(beside)
        disability = ""
        if each.who_died is not None and each.deaths is not None:
            disability = disability_in_one_line(each.who_died, each.deaths)
        foot = _foot(row.quiet, beside.text, disability)
        pieces += (head, picture, foot)
        words += sum(map(words_in, (head, picture, foot)))
    return Rows(mark_safe("".join(pieces)), words, tuple(beside_each), frozenset(said))


@lru_cache(maxsize=512)
def _foot(quiet: str, beside: str, told_too: str) -> SafeString:
    context = {"quiet": quiet, "beside": beside, "told_too": told_too}
    return mark_safe(render_to_string("results/row_foot.html", context))


def _row(
    chosen: FirstRow, subtype: str | None, said: set[str], language: str
) -> tuple[Row, SafeString, str]:
    """The words, the same up to the picture, and the picture, which may be empty.

    ``said``: by rows above, and by this one afterwards: it is told in fewer words again.
    """
    nobody = notes.nobody_like_you()
    row, head, picture = _made(chosen, subtype, said, nobody in said, language)
    if row.told.startswith(nobody):
        said.add(nobody)
    return row, head, picture


def _made(
    chosen: FirstRow, subtype: str | None, said: set[str], again: bool, language: str
) -> tuple[Row, SafeString, str]:
    topic, found = chosen.told, chosen.told.drawn
    if chosen.deaths is not None and (died := headline_in_words(chosen.deaths)) is not None:
        row, head = _of_deaths(topic.topic, died, again, language)
        return row, head, f"{death_strip_html(chosen.deaths.found, low=True)}\n"
    if found is None or not chosen.counts_people:
        row, head = _without_number(topic.topic, found, topic.nobody, again, language)
        return row, head, ""
    studies, place = tuple([e.sourced for e in found.lines]), (found.kind, found.window)
    first = found.lines[0]
    limits, fewer = open_limits(first.sourced, first.likeness.outcomes), fewer_of(first)
    behind = ""
    if fewer and fewer in said:
        behind, fewer = notes.fewer_behind_people(), ""
    if is_left_out(found):
        limits = fewer = ""
    said.add(fewer)
    row, head = _of_topic(
        topic.topic,
        place,
        studies,
        found.nobody_like_you,
        again,
        found.nearest is not None,
        (", ".join(filter(None, (how_many_of(first, subtype), limits))), behind),
        " ".join(filter(None, (fewer, types_untold(found)))),
        language,
    )
    return row, head, "\n" if found.is_one_study else f"{dot_strip_html(found)}\n"


def _bare(studies: Iterable[SourcedFigure]) -> tuple[StudyLine, ...]:
    return tuple(StudyLine(each, _NOBODY) for each in studies)


@lru_cache(maxsize=128)
def _of_deaths(
    topic: OutcomeTopic, died: HeadlineInWords, again: bool, _language: str
) -> tuple[Row, SafeString]:
    """Over all studies with counts, as on every other surface."""
    what, told = (died.what, died.nobody) if died.big else ("", died.sentence)
    is_said, quiet = again and bool(told) and told == died.nobody, died.in_few_lines
    url = topic_url(topic)
    row = Row(
        title=topic.title,
        url=url,
        big=died.big,
        what=what,
        told="" if is_said else told,
        quiet=of_others(quiet) if is_said else quiet,
    )
    return row, row.head


@lru_cache(maxsize=256)
def _without_number(
    topic: OutcomeTopic, found: TopicSpread | None, nobody: bool, again: bool, _language: str
) -> tuple[Row, SafeString]:
    """Where nothing counts people, or one study found nobody or everybody."""
    told = spread_statement(found).sentence if found and found.lines else _nothing(topic, nobody)
    if again and told.startswith(notes.nobody_like_you()):
        told = of_others(told.removeprefix(notes.nobody_like_you()).strip())
    title = question_of(topic, found.outcome if found and found.lines else None)
    row = Row(title=title, url=topic_url(topic), big="", what="", told=told, quiet="")
    return row, row.head


@lru_cache(maxsize=512)
def _of_topic(
    topic: OutcomeTopic,
    place: tuple[Kind, Window],
    studies: tuple[SourcedFigure, ...],
    nobody: bool,
    again: bool,
    near: bool,
    of_whom: tuple[str, str],
    untold: str,
    _language: str,
) -> tuple[Row, SafeString]:
    found = TopicSpread(topic.id, *place, _bare(studies), nobody_like_you=nobody)
    spread = found.spread
    assert spread is not None
    per = spread.per or HUNDRED
    limits, fewer = of_whom
    quiet = quiet_line(found, per, is_near=near, limits=limits, fewer=fewer)
    told = f"{quiet} {untold}".strip()
    row = Row(
        title=question_of(topic, found.outcome),
        url=topic_url(topic),
        big=phrases.range_of(spread, per, phrases.who(found.lines)),
        what=_what(found, near),
        told=notes.nobody_like_you() if nobody and not again else "",
        quiet=of_others(told) if nobody and again else told,
    )
    return row, row.head


def _what(found: TopicSpread, near: bool) -> str:
    """What happened to them; one study of several types of MS says so beside its number.

    Where nobody is near, the line below names the types in words.
    """
    one, is_mixed = what_happened(found.lines), found.is_one_study and near
    mixed = people_and_time.mixed_in_short(found.lines[0].sourced) if is_mixed else ""
    return f"{one} ({mixed})" if mixed else one


def _nothing(topic: OutcomeTopic, nobody: bool) -> str:
    """A risk that nobody counted is not a risk that is not there."""
    if nobody:
        return notes.nobody_like_you()
    return notes.small_reports_only() if topic.side is Side.RISKS else notes.small_reports()
