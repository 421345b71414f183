"""Small template helpers."""

from __future__ import annotations

from django import template

from decision_aid.web.drawing.icon_array import pattern_definitions

register = template.Library()
register.simple_tag(pattern_definitions, name="icon_patterns")

