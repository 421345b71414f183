"""Watches which variables the templates ask for, and which of them no context ever gives.

An optional variable is given by some page and left out by others, so only one that every page
leaves out is a mistake: a misspelt name, or one that was renamed elsewhere. Django shows nothing
for it, and takes it as no in a condition, where ``string_if_invalid`` says nothing either.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any
from unittest.mock import patch

from django.template.base import Node, Variable, VariableDoesNotExist

Asked = tuple[str, str]
"""The template, and the variable as it stands there."""
_DRAWS = Node.render_annotated.__code__


@dataclass
class Watched:
    given: set[Asked] = field(default_factory=set)
    left_out: set[Asked] = field(default_factory=set)

    @property
    def never_given(self) -> list[str]:
        return [f"{template}: {name}" for template, name in sorted(self.left_out - self.given)]


@contextmanager
def watching_variables() -> Iterator[Watched]:
    """A variable is a place in a template: of one that was given once nothing more is asked."""
    watched, usual = Watched(), Variable._resolve_lookup  # type: ignore[attr-defined]
    known: set[Variable] = set()
    left_out: set[Variable] = set()

    def looked_up(variable: Variable, context: Any) -> Any:
        if variable in known:
            return usual(variable, context)
        try:
            found = usual(variable, context)
        except VariableDoesNotExist:
            if variable not in left_out:
                left_out.add(variable)
                watched.left_out.add((_template(), str(variable.var)))
            raise
        known.add(variable)
        watched.given.add((_template(), str(variable.var)))
        return found

    with patch.object(Variable, "_resolve_lookup", looked_up):
        yield watched


def _template() -> str:
    """Where the node stands that is drawn now: one of a page that extends another is drawn by the
    other, and knows where it stands.
    """
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and frame.f_code is not _DRAWS:
        frame = frame.f_back
    return str(frame.f_locals["self"].origin.template_name) if frame is not None else ""
