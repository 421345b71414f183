"""In a language that is written from right to left, figures are kept from left to right.

"29–95" and "< 6" have no letter that says which way they are read: such a page would show "95–29".
Each stands in a ``bdi`` of its own, or between two signs where no element may stand. It is done to
whole pages, so that no template has to think of it; pages from left to right are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_bidi

_NUMBER = r"\d(?:[\d.,]*\d)?"
_MORE = rf"(?:[ \u2060]?[–−][ \u2060]?{_NUMBER})"
_FIGURE = re.compile(
    rf"(?:&[lg]t;|[≤≥<>])\s?{_NUMBER}{_MORE}*|(?<!\w)−{_NUMBER}{_MORE}*|{_NUMBER}{_MORE}+"
)
_PIECE = re.compile(
    r"<(script|style|textarea|template)\b.*?</\1>|<!--.*?-->|<[^>]*>|[^<]+",
    re.DOTALL | re.IGNORECASE,
)
_HOLDS_NO_ELEMENT = re.compile(r"<(?:option|title|text|/?tspan)\b", re.IGNORECASE)
_AS_ELEMENT, _BETWEEN_SIGNS = r'<bdi dir="ltr">\g<0></bdi>', "\u2066\\g<0>\u2069"


class FiguresFromLeftToRight:
    """On each page that is written from right to left."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_html = response.get("Content-Type", "").startswith("text/html")
        if get_language_bidi() and is_html and not response.streaming:
            response.content = with_figures_apart(response.content.decode()).encode()
        return response


def with_figures_apart(html: str) -> str:
    """A page, or a part of one, with each figure that could be turned round kept as it is."""
    told, way = [], _AS_ELEMENT
    for piece in _PIECE.finditer(html):
        said = piece[0]
        if said.startswith("<"):
            way = _BETWEEN_SIGNS if _HOLDS_NO_ELEMENT.match(said) else _AS_ELEMENT
        else:
            said = _FIGURE.sub(way, said)
        told.append(said)
    return "".join(told)
