"""Template tags: pieces of page that are made once, and the people of icon arrays."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.web.drawing.icon_array import pattern_definitions

register = template.Library()
register.simple_tag(pattern_definitions, name="icon_patterns")


@register.simple_tag
def piece(name: str, **given: Hashable) -> SafeString:
    """A component with only these parameters, rendered once for each set of them.

    For parts whose parameters come from the evidence or from how figures compared; never pass an
    answer, because what is passed is kept as long as the process lives.
    """
    return _render(name, tuple(given.items()), get_language() or "")


@lru_cache(maxsize=1024)
def _render(name: str, given: tuple[tuple[str, Hashable], ...], _language: str) -> SafeString:
    return mark_safe(render_to_string(name, dict(given)))
