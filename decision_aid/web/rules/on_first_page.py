"""The sets of the first page, each in one line: none says again what one above it has said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.web.figures.sentences import lower_first
from decision_aid.web.rules.sets import SetView, place_and_name

_BETWEEN_SENTENCES = re.compile(r"(?<=[.?!])\s+")


def lines_in_short(verdicts: Iterable[Verdict]) -> Iterator[SafeString]:
    """Each leads to its set on the page of rules."""
    said, language = set[str](), get_language() or ""
    for each in verdicts:
        sentences, own_type = _sentences(each, language)
        told = " ".join(_again(s) if s in said else s for s in sentences)
        said.update(sentences)
        place, name = place_and_name(each.criteria_set, language)
        yield _line(place, name, " ".join((*own_type, told)), language)


@lru_cache(maxsize=256)
def _sentences(verdict: Verdict, _language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of its line, and before them what it leaves to a team about the person's own type of MS.

    Kept by where each condition stands; no answer is part of the key.
    """
    view = SetView(verdict)
    return tuple(_BETWEEN_SENTENCES.split(view.message_in_line)), view.about_own_type


def lines_by_name(verdicts: Iterable[Verdict]) -> tuple[SafeString, ...]:
    """The same without what they say of the person, where there is no room."""
    views = map(SetView, verdicts)
    return tuple(
        mark_safe(render_to_string("rules/line_by_name.html", {"view": view})) for view in views
    )


def _again(sentence: str) -> str:
    """What is true of this set too, word for word."""
    label, colon, what = sentence.partition(": ")
    if colon:
        return _("%(label)s here too: %(what)s") % {"label": label, "what": what}
    return _("Here too: %(told)s") % {"told": lower_first(sentence)}


@lru_cache(maxsize=512)
def _line(place: str, name: str, told: str, _language: str) -> SafeString:
    """Kept by what is said; no answer is part of the key."""
    context = {"place": place, "name": name, "told": told}
    return mark_safe(render_to_string("rules/line.html", context))
