"""What a page of cards says once above them, for all of which it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.translation import gettext as _

from decision_aid.web.figures import sentences

MOST_SAID_IN_PLACE = 1
"""Of so many cards each says it itself."""


class Above(Enum):
    """``NOBODY``: like the person was studied. ``MAY_HAPPEN``: though hardly anybody counted it."""

    NOBODY = auto()
    MAY_HAPPEN = auto()


@dataclass(frozen=True, slots=True)
class NobodyForSeveral:
    """``named``: the id and question of each card of which it holds, or of the others, where these
    are fewer; none where it holds of all.
    """

    told: str
    leads_on: str
    named: tuple[tuple[str, str], ...]


def nobody_for_several(
    own: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]
) -> NobodyForSeveral | None:
    """None where one card says it itself."""
    if len(own) <= MOST_SAID_IN_PLACE:
        return None
    counts = {"n": sentences.whole(len(own)), "total": sentences.whole(len(own) + len(others))}
    if not others:
        told = _(
            "Nobody like you was studied for any of the %(n)s questions here, as far as we found. "
            "All numbers come from other people."
        )
        return NobodyForSeveral(told % counts, "", ())
    told = _(
        "For %(n)s of the %(total)s questions here nobody like you has been studied, as far as we "
        "found. Their numbers come from other people."
    )
    if len(others) < len(own):
        return NobodyForSeveral(told % counts, _("The others:"), tuple(others))
    return NobodyForSeveral(told % counts, _("These are:"), tuple(own))
