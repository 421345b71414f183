"""Template tags: pieces of page made once, people of icon arrays, who runs the tool."""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.web import loaded
from decision_aid.web.drawing.dot_strip import key_dot
from decision_aid.web.drawing.icon_array import pattern_definitions
from decision_aid.web.drawing.marks import key_mark, six_parts
from decision_aid.web.site.accessibility import TESTED
from decision_aid.web.site.contact import crisis_groups, help_context
from decision_aid.web.words.on_page import collecting, kept
from decision_aid.web.words.vocabulary import OUTCOME

register = template.Library()
register.simple_tag(pattern_definitions, name="icon_patterns")
register.simple_tag(six_parts)
register.simple_tag(key_mark, name="plot_mark")
register.simple_tag(key_dot)
register.simple_tag(lambda: TESTED, name="what_is_tested")


@register.simple_tag(takes_context=True)
def piece(context: Context, name: str, **given: Hashable) -> SafeString:
    """A component with only these parameters, rendered once for each set of them.

    For parts whose parameters come from the evidence or from how figures compared; never pass an
    answer, because what is passed is kept as long as the process lives.
    """
    return kept(_render(name, tuple(given.items()), _language(context)))


def _language(context: Context) -> str:
    """As the page was told it; a part of a page that was told nothing asks."""
    return context.get("LANGUAGE_CODE") or get_language() or ""


class _Fixed(Node):
    """Holds what its part of a template came to, by language."""

    child_nodelists = ()  # no block stands inside: Django looks for these on every page

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._drawn: dict[str, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = _language(context)
        found = self._drawn.get(language)
        if found is None:
            found = self._drawn[language] = self.nodelist.render(context.new({}))
        return found


@register.tag
def fixed(parser: Parser, _token: Token) -> _Fixed:
    """Until ``endfixed``: what is the same on every page, drawn once for each language.

    Nothing of the page is known inside, so nothing about a person can be kept.
    """
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    return _Fixed(nodelist)


@register.simple_tag
def host(name: str) -> SafeString:
    """What the organisation that runs the tool says of itself; nothing where it says nothing."""
    told = loaded.host().told(name)
    if not told:
        return mark_safe("")
    dialled = "".join(each for each in told if each in "+0123456789")
    kind = name.rpartition("_")[2]
    context = {"told": told, "kind": kind, "dialled": dialled}
    return mark_safe(render_to_string("components/host_told.html", context))


@register.inclusion_tag("components/despair.html")
def help_first(typed: str, country: str = "") -> dict[str, object]:
    """Whom to call, where somebody typed words of despair into a search, or meant them."""
    typed = typed or ""
    if not loaded.tells_of_despair(typed):
        return {}
    return help_context(country or settings.COUNTRY)


@register.simple_tag
def is_prototype() -> bool:
    """Whether nobody has yet put a name to this tool."""
    return not loaded.host().name


@register.inclusion_tag("components/crisis_lines.html")
def crisis_lines() -> dict[str, object]:
    """Numbers for emergencies and crises, by place, for pages that stand alone."""
    return {"groups": crisis_groups()}


@lru_cache(maxsize=256)
def _render(name: str, given: tuple[tuple[str, Hashable], ...], _language: str) -> SafeString:
    with collecting(None):
        return mark_safe(render_to_string(name, dict(given)))


@register.simple_tag
def outcomes_of_points() -> list[tuple[str, str]]:
    """What a comparison on one point can come to, and its words."""
    return [(each.value, str(words)) for each, words in OUTCOME.items()]


@register.filter
def by_blank_lines(text: str) -> list[str]:
    """A plain text in its parts, so that paper can keep the head of each with what follows."""
    return text.split("\n\n")


_CITED = re.compile(r" (?=\[\d)")


@register.filter
def cited(text: str) -> str:
    """The number of a source stays with the word before it, and with the next number."""
    return _CITED.sub("\u00a0", text).replace("][", "]\u2060[")
