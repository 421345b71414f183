"""Data behind the security page: who could do what, what is done about it, and what is left."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.library.controls import Control


@dataclass(frozen=True, kw_only=True, slots=True)
class Threat:
    """One way in which somebody could use the tool against the people who use it.

    ``who``: who would do it, and what they would have to have. ``left``: what the controls do not
    prevent. ``host``: what the organisation that runs the tool has to do; empty where nothing.
    """

    id: str
    name: str
    who: str
    effect: str
    control: tuple[Control, ...]
    left: str
    host: str = ""

    @property
    def tests(self) -> tuple[str, ...]:
        return tuple(name for control in self.control for name in control.tests)
