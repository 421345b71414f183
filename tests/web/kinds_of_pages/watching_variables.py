"""Watches which variables the templates ask for, and which of them no context ever gives.

An optional variable is given by some page and left out by others, so only one that every page
leaves out is a mistake: a misspelt name, or one that was renamed elsewhere. Django shows nothing
for it, and takes it as no in a condition, where ``string_if_invalid`` says nothing either.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from django.template.base import Node, Variable, VariableDoesNotExist

Asked = tuple[str, str]
"""The template, and the variable as it stands there."""


@dataclass
class Watched:
    given: set[Asked] = field(default_factory=set)
    left_out: set[Asked] = field(default_factory=set)

    @property
    def never_given(self) -> list[str]:
        return [f"{template}: {name}" for template, name in sorted(self.left_out - self.given)]


@contextmanager
def watching_variables() -> Iterator[Watched]:
    watched, usual = Watched(), Variable._resolve_lookup  # type: ignore[attr-defined]
    usually_rendered, stands_in = Node.render_annotated, [""]

    def rendered(node: Node, context: Any) -> Any:
        """A page that extends another is rendered by the other: its nodes know where they stand."""
        stands_in.append(str(node.origin.template_name))
        try:
            return usually_rendered(node, context)
        finally:
            stands_in.pop()

    def looked_up(variable: Variable, context: Any) -> Any:
        asked = (stands_in[-1], str(variable.var))
        try:
            found = usual(variable, context)
        except VariableDoesNotExist:
            watched.left_out.add(asked)
            raise
        watched.given.add(asked)
        return found

    with (
        patch.object(Variable, "_resolve_lookup", looked_up),
        patch.object(Node, "render_annotated", rendered),
    ):
        yield watched
