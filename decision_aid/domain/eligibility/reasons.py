"""Why a published line stands where it stands for one person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line stands where it stands: the facts that decided it, or that leave it open.

    ``on_limit``: those of them that were told as a year, inside which a limit lies.
    ``words_are_open``: the facts are known, and the published words do not say what follows.
    ``type_decides``: the type of MS alone rules the line out, whatever else is known.
    """

    facts: frozenset[str] = frozenset()
    on_limit: frozenset[str] = frozenset()
    words_are_open: bool = False
    type_decides: bool = False


NO_REASON = Reason()
