"""The first words of the result page: the situation that fits, what is said beside it, and how much
of that, of a gap and of differences has room.

In: the texts of one person. Out: the same, links to their sources, and who signed them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from django.utils.safestring import SafeString

from decision_aid.domain.evidence.gaps import Gap
from decision_aid.domain.results.situation import Situation
from decision_aid.web.addresses import source_links
from decision_aid.web.results.differences import FactorView
from decision_aid.web.results.rows import words_in

AROUND = 5
"""Words around a gap, around a difference and around what a team looks at."""

_AROUND_A_TEXT = _AROUND_A_FOLD = 8
"""Words for which a heading beside the situation takes the room, and so does a fold."""


@dataclass(frozen=True, slots=True)
class SituationView:
    """``texts``: the situation, then what is said beside it; ``folded``: what of it has no room, so
    that its title alone is in sight. ``sources``: name and address.

    ``signed_by``: clinicians who answer for a text. ``is_signed``: whether each text has one.
    """

    texts: tuple[Situation, ...]
    folded: tuple[Situation, ...]
    sources: tuple[tuple[str, str], ...]
    signed_by: tuple[str, ...]
    is_signed: bool

    @property
    def words(self) -> int:
        """In sight."""
        return words_of((*self.texts, *self.folded), len(self.texts))


def situation_view(texts: tuple[Situation, ...], room: int | None = None) -> SituationView | None:
    """None where the evidence tells no situation. ``room``: the most words of all texts."""
    if not texts:
        return None
    sources = dict.fromkeys(each for text in texts for each in text.sources)
    signed = dict.fromkeys(text.signed_by for text in texts if text.signed_by)
    is_signed = all(text.signed_by for text in texts)
    in_sight = _in_sight(texts, room)
    folded = texts[in_sight:]
    return SituationView(
        texts[:in_sight], folded, tuple(source_links(sources)), tuple(signed), is_signed
    )


def words_of(texts: tuple[Situation, ...], in_sight: int) -> int:
    """Where only so many stand in full, and the titles of the others, with the room of a line."""
    told = (*(each.title for each in texts), *(each.text for each in texts[:in_sight]))
    around = _AROUND_A_TEXT * (in_sight - 1) + _AROUND_A_FOLD * (len(texts) - in_sight)
    return sum(map(_words, told)) + around


@lru_cache(maxsize=256)
def _words(text: str) -> int:
    """Of a text of the evidence."""
    return len(text.split())


def _in_sight(texts: tuple[Situation, ...], room: int | None) -> int:
    """As many as fit; the situation itself always, and what is urgent, which follows it."""
    most, least = len(texts), 1 + sum(text.in_sight for text in texts[1:])
    while room is not None and most > least and words_of(texts, most) > room:
        most -= 1
    return most


@dataclass(frozen=True)
class Way:
    """One way to fill the page: with these differences and this gap, and so much ``room`` for them
    and the situation.
    """

    texts: tuple[Situation, ...]
    found: tuple[FactorView, ...]
    room: int
    gap: Gap | None = None

    @cached_property
    def least(self) -> int:
        return words_besides(None, [each.briefest for each in self.found[:1]])

    @cached_property
    def situation(self) -> SituationView | None:
        return situation_view(self.texts, self.room - self.least)

    @cached_property
    def words_of_situation(self) -> int:
        return self.situation.words if self.situation else 0

    @cached_property
    def differences(self) -> tuple[SafeString, ...]:
        """As many as fit into what the situation and the gap leave."""
        left = self.room - self.words_of_situation - words_besides(self.gap, ())
        return that_fit(self.found, left)

    def with_room(self, more: int) -> Way:
        return replace(self, room=self.room + more)

    @property
    def over(self) -> int:
        return self.words_of_situation + self.least + words_besides(self.gap, ()) - self.room

    @property
    def fits(self) -> bool:
        """With a difference, and with the gap, besides what is told in any case."""
        return self.over <= 0

    @property
    def tells_what_is_beside(self) -> bool:
        """The first text beside the situation in full: it is the most urgent one."""
        return len(self.texts) < 2 or (self.situation is not None and len(self.situation.texts) > 1)


def way_of(ways: Iterator[Way]) -> Way:
    """The first that fits with what is beside the situation; else the first that fits."""
    seen = []
    for way in ways:
        if way.fits and way.tells_what_is_beside:
            return way
        seen.append(way)
    return next((each for each in seen if each.fits), seen[-1])


def that_fit(found: tuple[FactorView, ...], room: int) -> tuple[SafeString, ...]:
    """As many as fit, the last of them without what its study found: that of hopes has all."""
    briefs = [each.brief for each in found]
    ways = [briefs[:most] for most in range(len(briefs), 0, -1)]
    ways += [[each.briefest] for each in found[:1]]
    return next((tuple(lines) for lines in ways if words_besides(None, lines) <= room), ())


def words_besides(gap: Gap | None, differences: Iterable[SafeString]) -> int:
    told = sum(words_in(each) + AROUND for each in differences)
    return told + (_words(gap.in_short) + AROUND if gap else 0)
