"""Data behind the security page: who could do what, what is done about it, and what is left."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.library.controls import Risk


@dataclass(frozen=True, kw_only=True, slots=True)
class Threat(Risk):
    """One way in which somebody could use the tool against the people who use it.

    ``who``: who would do it, and what they would have to have.
    """

    who: str
