"""Template tags, known in every template: sentences that are worded in one place of the code."""

from __future__ import annotations

from django import template

from decision_aid.web.figures import notes
from decision_aid.web.words.said import said

register = template.Library()
register.simple_tag(said)


@register.simple_tag
def note(name: str) -> str:
    """A sentence beside figures: a function of ``figures.notes``."""
    return str(getattr(notes, name)())
