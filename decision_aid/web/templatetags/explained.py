"""Template tags: the words of the glossary that a page uses, explained above it."""

from __future__ import annotations

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from decision_aid.web.words.on_page import collecting, kept
from decision_aid.web.words.on_page import explained as words_of

register = template.Library()


class _Explained(Node):
    def __init__(self, nodelist: NodeList, *, is_printed: bool) -> None:
        self.nodelist, self.is_printed = nodelist, is_printed

    def render(self, context: Context) -> SafeString:
        parts: list[tuple[SafeString, bool]] = []
        with collecting(parts):
            page = self.nodelist.render(context)
        terms = [(term, plain, _is_short_form(term)) for term, plain in words_of(page, parts)]
        above = _above(terms, self.is_printed) if terms else ""
        return mark_safe(above + page)


def _above(terms: list[tuple[str, str, bool]], is_printed: bool) -> str:
    context = {"terms": terms, "is_printed": is_printed}
    return render_to_string("components/words.html", context)


def _is_short_form(term: str) -> bool:
    """ "HCT-CI", "CMV and EBV": of these a reader of paper has no other way to know them."""
    first = term.partition(" (")[0].partition(",")[0]
    return all(word.isupper() for word in first.split() if word != "and")


class _OnPaper(Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        with collecting(None):
            part = self.nodelist.render(context)
        return kept(part, read=False)


@register.tag
def explained(parser: Parser, token: Token) -> _Explained:
    """Until ``endexplained``: a part of a page, below the words of the glossary that it uses.

    ``explained printed``: paper has those of them that are short forms.
    """
    nodelist = parser.parse(("endexplained",))
    parser.delete_first_token()
    return _Explained(nodelist, is_printed="printed" in token.split_contents())


@register.tag
def on_paper(parser: Parser, _token: Token) -> _OnPaper:
    """Until ``endon_paper``: what is only printed; its words are not explained on the screen."""
    nodelist = parser.parse(("endon_paper",))
    parser.delete_first_token()
    return _OnPaper(nodelist)


@register.filter(name="kept")
def kept_part(part: SafeString) -> SafeString:
    """A part that is kept as long as the process lives, and holds nothing about a person."""
    return kept(part)
