"""The first page of a result, in four screens: what the domain chose for it, worded and trimmed.

In: the choice, and the way through the questions. Out: one finished object, printed by a template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from django.utils import timezone
from django.utils.safestring import SafeString

from decision_aid.domain.evidence.gaps import Gap
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.results.first_page import FirstPage
from decision_aid.domain.results.situation import Situation
from decision_aid.web.addresses import answer_url
from decision_aid.web.figures.compared.of_treatments import with_entry
from decision_aid.web.figures.in_short.beside_leading import ratio_in_short
from decision_aid.web.figures.in_short.deaths_headline import headline_in_words
from decision_aid.web.figures.in_short.differences import brief_warning, told_before
from decision_aid.web.figures.notes import nothing_compared
from decision_aid.web.figures.spreads.dot_strips import any_ringed
from decision_aid.web.results.bars import first_bars_html
from decision_aid.web.results.differences import FactorView
from decision_aid.web.results.paper.sources import cited_html
from decision_aid.web.results.rows import Rows, rows_of, words_in
from decision_aid.web.results.situation import SituationView, situation_view
from decision_aid.web.results.who import who
from decision_aid.web.rules.on_first_page import lines_in_short
from decision_aid.web.rules.sentences import about_another_illness, guards_in_short, place_words
from decision_aid.web.words.answers import answer_in_words

_WORDS_OF_HELP = 36
"""What stands above all, where somebody is very low, with the room that its frame takes."""
_MOST_WORDS = 507
"""Of the parts that differ from one person to another: with its headings, notes and links, 91
words, the page keeps to 600 and four screens of a phone. Where it would not, fewer differences
stand, then one in fewer words, then none, then no gap: a text beside the situation, such as on
pregnancy, is told before these.
"""
_THEIR_SECTION = 19
"""Around all differences: its heading, its note and its link."""
_AROUND = 5
"""Words around a gap, around a difference and around what a team looks at."""
_DRUG_THAT_FAILED = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstPageView:
    """Of each part the little that stands here.

    ``brings``: what brings the person here, empty where it was not said, and where to say it.
    ``has_no_room``: for any of the differences that there are. ``still_open``: what a team looks at
    though a set's conditions are met, in short; often empty.
    """

    who: str
    brings: tuple[str, str]
    for_somebody_else: bool
    is_low: bool
    situation: SituationView | None
    gap: Gap | None
    hope_rows: Rows
    risk_rows: Rows
    has_near: bool
    has_ring: bool
    differences: tuple[SafeString, ...]
    has_no_room: bool
    differences_note: str
    bars: SafeString
    nothing_compared: str
    is_drug_that_failed: bool
    about_place: str
    rules: tuple[SafeString, ...]
    still_open: str
    cited_html: SafeString
    today: date


@dataclass(frozen=True)
class _Way:
    """One way to fill the page: with these differences and this gap, and so much ``room`` for them
    and the situation.
    """

    texts: tuple[Situation, ...]
    found: tuple[FactorView, ...]
    room: int
    gap: Gap | None = None

    @cached_property
    def least(self) -> int:
        return _words_of(None, [each.briefest for each in self.found[:1]])

    @cached_property
    def situation(self) -> SituationView | None:
        return situation_view(self.texts, self.room - self.least)

    @cached_property
    def words_of_situation(self) -> int:
        return self.situation.words if self.situation else 0

    @property
    def fits(self) -> bool:
        """With a difference, and with the gap, besides what is told in any case."""
        return self.words_of_situation + self.least + _words_of(self.gap, ()) <= self.room

    @property
    def tells_what_is_beside(self) -> bool:
        """The first text beside the situation in full: it is the most urgent one."""
        return len(self.texts) < 2 or (self.situation is not None and len(self.situation.texts) > 1)


def first_page_view(chosen: FirstPage, journey: Journey) -> FirstPageView:
    compared = chosen.comparison
    in_bars = compared.comparison if compared else None
    bars = _bars(chosen)
    says_none = bool(bars) or any(row.compared is not None for row in chosen.rows)
    subtype = chosen.facts.of_sure_type().subtype
    side = partial(rows_of, says_none=says_none, page=chosen.rows, subtype=subtype)
    hopes = side(chosen.hopes, in_bars)
    no_study = [each for each in hopes.beside if each.names is None]
    risks = side(chosen.risks, in_bars, above=no_study, said_above=hopes.said)
    told = " · ".join(who(chosen.facts))
    about_rules = (about_another_illness(chosen.guards), place_words(chosen.by_place))
    about_place = " ".join(filter(None, about_rules))
    rules = tuple(lines_in_short(chosen.rules))
    still_open = guards_in_short(chosen.guards)
    # What is said of the person is counted each time: of pieces of page alone it is kept.
    nothing = nothing_compared(chosen.facts)
    if chosen.ratio is not None:
        nothing = f"{ratio_in_short(chosen.ratio)}."
    said = (told, still_open, about_place, told_before(chosen.facts), "" if bars else nothing)
    words = hopes.words + risks.words + sum(len(each.split()) for each in said)
    words += sum(map(words_in, (bars, *rules))) + (_WORDS_OF_HELP if chosen.is_low else 0)
    words += _AROUND if still_open else 0
    words += _DRUG_THAT_FAILED if chosen.is_beside_failed else 0
    differing = tuple(map(FactorView, chosen.differences))
    left = _MOST_WORDS - words

    def ways() -> Iterator[_Way]:
        without = left + _THEIR_SECTION if differing else left
        for gap in dict.fromkeys((chosen.gap, None)):
            yield _Way(chosen.texts, differing, left, gap)
            yield _Way(chosen.texts, (), without, gap)

    way = _way_of(ways())
    found, situation = way.found, way.situation
    differences = that_fit(found, way.room - way.words_of_situation - _words_of(way.gap, ()))
    has_ring = any_ringed((hopes.html, risks.html))
    return FirstPageView(
        who=told,
        brings=_brings(journey),
        for_somebody_else=journey.known.are_of_somebody_else,
        is_low=chosen.is_low,
        situation=situation,
        gap=way.gap,
        hope_rows=hopes,
        risk_rows=risks,
        has_near=has_ring or chosen.has_near,
        has_ring=has_ring,
        differences=differences,
        has_no_room=bool(differing) and not differences,
        differences_note=brief_warning(chosen.facts),
        bars=bars,
        nothing_compared=nothing,
        is_drug_that_failed=chosen.is_beside_failed,
        about_place=about_place,
        rules=rules,
        still_open=still_open,
        cited_html=cited_html(
            {
                *chosen.cited,
                *_of_deaths(chosen),
                *(each.first.source for each in found[: len(differences)]),
                *(each.criteria_set for each in chosen.rules),
            }
        ),
        today=timezone.localdate(),
    )


def _way_of(ways: Iterator[_Way]) -> _Way:
    """The first that fits with what is beside the situation; else the first that fits."""
    seen = []
    for way in ways:
        if way.fits and way.tells_what_is_beside:
            return way
        seen.append(way)
    return next((each for each in seen if each.fits), seen[-1])


def _bars(chosen: FirstPage) -> SafeString:
    if chosen.comparison is None:
        return SafeString("")
    key = chosen.comparison
    bars = first_bars_html(key.comparison, key.out_of, chosen.beside_comparison)
    return with_entry(bars, chosen.facts)


def _of_deaths(chosen: FirstPage) -> Iterator[Source]:
    """All that the line on deaths names."""
    for row in chosen.rows:
        if row.deaths is not None and (told := headline_in_words(row.deaths)):
            yield from (
                each.source for each in told.told_in_few_lines if each.source and not each.joined
            )


def that_fit(found: tuple[FactorView, ...], room: int) -> tuple[SafeString, ...]:
    """As many as fit, the last of them without what its study found: that of hopes has all."""
    briefs = [each.brief for each in found]
    ways = [briefs[:most] for most in range(len(briefs), 0, -1)]
    ways += [[each.briefest] for each in found[:1]]
    return next((tuple(lines) for lines in ways if _words_of(None, lines) <= room), ())


def _words_of(gap: Gap | None, differences: Iterable[SafeString]) -> int:
    told = sum(words_in(each) + _AROUND for each in differences)
    return told + (len(gap.in_short.split()) + _AROUND if gap else 0)


def _brings(journey: Journey) -> tuple[str, str]:
    step = journey.step("brings")
    if step is None:
        return "", ""
    told = answer_in_words(step, step.answer) if step.answer not in (None, UNSURE) else ""
    return told, answer_url(step.slug)
