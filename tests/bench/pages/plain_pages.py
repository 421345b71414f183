"""Two plain Django views, to compare the result page with.

``plain_string`` sends a kept page as a constant. ``plain_template`` prints a table row by row.
Both stand behind the middleware of the product, the template behind its context processors too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.template import Context, Template, engines
from django.urls import path

from decision_aid.urls import urlpatterns as of_the_product

_PAGE = """<!doctype html><html lang="en"><head><title>{{ title }}</title></head><body><table>
{% for row in rows %}<tr><th><a href="{{ row.link }}">{{ row.name }}</a></th>
<td>{{ row.closeness }}</td><td>{{ row.people }}</td>
<td>{{ row.result }} of {{ row.total }}<small>{{ row.outcome }}, {{ row.time }}</small></td>
{% if row.range %}<td>{{ row.range }}</td>{% else %}<td>not given</td>{% endif %}</tr>
{% endfor %}</table></body></html>"""


_CONSTANTS: dict[int, str] = {}


def keep(page: bytes) -> int:
    """Makes a constant of this page, so that both compress alike; returns its size."""
    _CONSTANTS[len(page)] = page.decode()
    return len(page)


def _rows(count: int) -> Sequence[dict[str, object]]:
    """Made once, whatever the size: what is measured is a template that prints them."""
    _MADE.extend(_row(number) for number in range(len(_MADE), count))
    return _MADE[:count]


_MADE: list[dict[str, object]] = []


def _row(number: int) -> dict[str, object]:
    return {
        "link": f"/sources/source-{number}/",
        "name": f"Author & others {number}",
        "closeness": "may be like you",
        "people": number * 3,
        "result": number % 100,
        "total": 100,
        "outcome": "No worsening",
        "time": "5 years after a transplant",
        "range": f"{number % 50} to {number % 50 + 40}" if number % 3 else "",
    }


@lru_cache(maxsize=1)
def _template() -> object:
    return engines["django"].from_string(_PAGE)


def rows_for(size: int) -> int:
    """How many rows make a page of about this many bytes."""
    hundred, two_hundred = _some_sizes()
    a_row = (two_hundred - hundred) / 100
    return max(1, round((size - hundred) / a_row) + 100)


@lru_cache(maxsize=1)
def _some_sizes() -> tuple[int, int]:
    plain = Template(_PAGE)
    hundred, two_hundred = (
        len(plain.render(Context({"rows": _rows(count)}))) for count in (100, 200)
    )
    return hundred, two_hundred


def plain_string(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(_CONSTANTS[size])


def plain_template(request: HttpRequest, size: int) -> HttpResponse:
    context = {"title": "A table", "rows": _rows(rows_for(size))}
    return HttpResponse(_template().render(context, request))  # type: ignore[attr-defined]


urlpatterns = [
    *of_the_product,
    path("plain-string/<int:size>/", plain_string),
    path("plain-template/<int:size>/", plain_template),
]
