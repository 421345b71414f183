"""The first words of the result page: the situation that fits, and what is said beside it.

In: the texts of one person. Out: the same, links to their sources, and who signed them.
"""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.domain.results.situation import Situation
from decision_aid.web.addresses import source_links

_AROUND_A_FOLD = 8


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
    return sum(len(each.split()) for each in told) + _AROUND_A_FOLD * (len(texts) - in_sight)


def _in_sight(texts: tuple[Situation, ...], room: int | None) -> int:
    """As many as fit; the situation itself always, and what is urgent, which follows it."""
    most, least = len(texts), 1 + sum(text.in_sight for text in texts[1:])
    while room is not None and most > least and words_of(texts, most) > room:
        most -= 1
    return most
