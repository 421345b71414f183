"""The first page of a result, in four screens: what the domain chose for it, worded and trimmed.

In: the choice, and the way through the questions. Out: one finished object, printed by a template.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.gaps import Gap
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.results.compared.other_outcome import BesideLeading
from decision_aid.domain.results.first_page import FirstPage
from decision_aid.web.addresses import answer_url
from decision_aid.web.figures.compared.of_treatments import with_entry
from decision_aid.web.figures.in_short.beside_leading import ratio_in_short
from decision_aid.web.figures.in_short.deaths_headline import headline_in_words
from decision_aid.web.figures.in_short.differences import brief_warning, told_before
from decision_aid.web.figures.notes import comparison_elsewhere, nothing_compared
from decision_aid.web.figures.spreads.dot_strips import DotKey, key_of
from decision_aid.web.results.bars import first_bars_html
from decision_aid.web.results.differences import FactorView
from decision_aid.web.results.paper.sources import cited_html
from decision_aid.web.results.parts import CHOICES
from decision_aid.web.results.rows import Rows, rows_of, words_in
from decision_aid.web.results.situation import (
    AROUND,
    SituationView,
    Way,
    way_of,
)
from decision_aid.web.results.who import who
from decision_aid.web.rules.on_first_page import lines_by_name, lines_in_short
from decision_aid.web.rules.sentences import about_another_illness, guards_in_short, place_words
from decision_aid.web.words.answers import answer_in_words

_WORDS_OF_HELP = 36
"""What stands above all, where somebody is very low, with the room that its frame takes."""
_MOST_WORDS = 505
"""Of the parts that differ from one person to another: with its headings, notes and links, 93
words, the page keeps to 600 and four screens of a phone. Where it would not, fewer differences
stand, then one in fewer words, then none, then no gap: a text beside the situation, such as on
pregnancy, is told before these. Where that does not do, what a team looks at is told in part, then
rules after the first by their name, then the comparison is left to its own page.
"""
_THEIR_SECTION = 19
"""Around all differences: its heading, its note and its link."""
_DRUG_THAT_FAILED = 12
_FOR_SOMEBODY_ELSE = 6
"""More than "What brings you here?", as what brings somebody here is."""
_MOST_LINKS = 24
_LINKS_AROUND = 13
"""Of the answers, the pages of a result, all differences, the comparison and what to take along."""
_STILL_OPEN = later("A team also looks at: %(what)s.")
_MOST_LOOKED_AT = 3
"""Of what a team looks at, where there is no room for all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstPageView:
    """Of each part the little that stands here.

    ``brings``: what brings the person here, empty where it was not said; ``brings_at``: where to
    say it.
    ``has_no_room``: for any of the differences that there are. ``still_open``: what a team looks at
    though a set's conditions are met, in short; often empty.
    """

    who: str
    brings: str
    brings_at: str
    for_somebody_else: bool
    is_low: bool
    situation: SituationView | None
    gap: Gap | None
    hope_rows: Rows
    risk_rows: Rows
    dots: DotKey
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


@dataclass(frozen=True, kw_only=True)
class _Parts:
    """As worded, all but the situation, the gap and the differences, which get the room that is
    left. ``nothing``: what stands where no bars do.
    """

    chosen: FirstPage
    who: str
    brings: str
    brings_at: str
    for_somebody_else: bool
    hopes: Rows
    risks: Rows
    bars: SafeString
    nothing: str
    about_place: str
    rules: tuple[SafeString, ...]
    still_open: str

    @property
    def words(self) -> int:
        """What is said of the person is counted each time: of pieces of page alone it is kept."""
        chosen = self.chosen
        said = (self.who, self.still_open, self.about_place, told_before(chosen.facts))
        told = sum(len(each.split()) for each in (*said, "" if self.bars else self.nothing))
        told += self.hopes.words + self.risks.words + sum(map(words_in, (self.bars, *self.rules)))
        told += _FOR_SOMEBODY_ELSE if self.for_somebody_else else len(self.brings.split())
        told += _WORDS_OF_HELP if chosen.is_low else 0
        told += AROUND if self.still_open else 0
        return told + (_DRUG_THAT_FAILED if chosen.is_beside_failed else 0)

    @property
    def links(self) -> int:
        pieces = (self.hopes.html, self.risks.html, self.bars, *self.rules)
        around = _LINKS_AROUND + self.chosen.is_low + (self.chosen.gap is not None)
        return sum(each.count("<a ") for each in pieces) + around


def first_page_view(chosen: FirstPage, journey: Journey, leaves: bool = False) -> FirstPageView:
    """``leaves``: the comparison to its own page."""
    parts = _parts_of(chosen, journey, leaves)
    subtype = chosen.facts.of_sure_type().subtype
    views = tuple(FactorView(each, subtype=subtype) for each in chosen.differences)
    differing = views[: max(1, _MOST_LINKS - parts.links)]
    parts, way = _in_few_words(parts, way_of(_ways(chosen, differing, _MOST_WORDS - parts.words)))
    if not way.fits and chosen.comparison is not None:
        return first_page_view(_without_comparison(chosen), journey, True)
    differences = way.differences
    return FirstPageView(
        who=parts.who,
        brings=parts.brings,
        brings_at=parts.brings_at,
        for_somebody_else=parts.for_somebody_else,
        is_low=chosen.is_low,
        situation=way.situation,
        gap=way.gap,
        hope_rows=parts.hopes,
        risk_rows=parts.risks,
        dots=key_of((parts.hopes.html, parts.risks.html), names_near=chosen.has_near),
        differences=differences,
        has_no_room=bool(differing) and not differences,
        differences_note=brief_warning(chosen.facts),
        bars=parts.bars,
        nothing_compared=parts.nothing,
        is_drug_that_failed=chosen.is_beside_failed,
        about_place=parts.about_place,
        rules=parts.rules,
        still_open=parts.still_open and _STILL_OPEN % {"what": parts.still_open},
        cited_html=_cited(chosen, way.found[: len(differences)]),
        today=timezone.localdate(),
    )


def _parts_of(chosen: FirstPage, journey: Journey, leaves: bool) -> _Parts:
    in_bars = chosen.comparison.comparison if chosen.comparison else None
    bars = _bars(chosen)
    says_none = bool(bars) or any(row.compared is not None for row in chosen.rows)
    subtype = chosen.facts.of_sure_type().subtype
    side = partial(rows_of, says_none=says_none, page=chosen.rows, subtype=subtype)
    hopes = side(chosen.hopes, in_bars)
    no_study = [each for each in hopes.beside if each.names is None]
    about_rules = (about_another_illness(chosen.guards), place_words(chosen.by_place))
    nothing = nothing_compared(chosen.facts)
    if chosen.ratio is not None:
        nothing = f"{ratio_in_short(chosen.ratio)}."
    elif leaves:
        nothing = comparison_elsewhere(str(CHOICES.name))
    brings, brings_at = _brings(journey)
    return _Parts(
        chosen=chosen,
        who=" · ".join(who(chosen.facts)),
        brings=brings,
        brings_at=brings_at,
        for_somebody_else=journey.known.are_of_somebody_else,
        hopes=hopes,
        risks=side(chosen.risks, in_bars, above=no_study, said_above=hopes.said),
        bars=bars,
        nothing=nothing,
        about_place=" ".join(filter(None, about_rules)),
        rules=tuple(lines_in_short(chosen.rules)),
        still_open=guards_in_short(chosen.guards),
    )


def _ways(chosen: FirstPage, differing: tuple[FactorView, ...], room: int) -> Iterator[Way]:
    """With the differences or without them, first beside the gap."""
    without = room + _THEIR_SECTION if differing else room
    for gap in dict.fromkeys((chosen.gap, None)):
        yield Way(chosen.texts, differing, room, gap)
        yield Way(chosen.texts, (), without, gap)


def _in_few_words(parts: _Parts, way: Way) -> tuple[_Parts, Way]:
    """Where no way fits, what a team looks at in part, then the rules after the first by name."""
    open_, rules = parts.still_open, parts.rules
    if not way.fits and open_:
        shorter = guards_in_short(parts.chosen.guards, _MOST_LOOKED_AT)
        way = way.with_room(len(open_.split()) - len(shorter.split()))
        parts = replace(parts, still_open=shorter)
    if not way.fits and len(rules) > 1:
        by_name = lines_by_name(parts.chosen.rules[1:])
        way = way.with_room(sum(map(words_in, rules[1:])) - sum(map(words_in, by_name)))
        parts = replace(parts, rules=(rules[0], *by_name))
    return parts, way


def _cited(chosen: FirstPage, told: tuple[FactorView, ...]) -> SafeString:
    sources = {*chosen.cited, *_of_deaths(chosen), *(each.first.source for each in told)}
    return cited_html({*sources, *(each.criteria_set for each in chosen.rules)})


def _without_comparison(chosen: FirstPage) -> FirstPage:
    less = replace(chosen, comparison=None, ratio=None, is_beside_failed=False)
    return replace(less, beside_comparison=BesideLeading())


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


def _brings(journey: Journey) -> tuple[str, str]:
    step = next((each for each in journey.steps if each.key == "brings"), None)
    if step is None:
        return "", ""
    told = answer_in_words(step, step.answer) if step.answer not in (None, UNSURE) else ""
    return told, answer_url(step.slug)
