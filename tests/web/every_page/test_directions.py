"""Figures stay as they are in a language that is written from right to left."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import translation

from decision_aid.web.site.directions import with_figures_apart
from tests.browser.people import RRMS
from tests.web.cookies import client_holding

_APART = re.compile(r'<bdi dir="ltr">([^<]*)</bdi>')


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<b>29–\u206095 of 100</b>", ["29–\u206095"]),
        ("<td>0.08 (0.01–\u20600.64)</td>", ["0.01–\u20600.64"]),
        ("<p>p &lt; 0.001, ≥ 12 mo, 1,000 people</p>", ["&lt; 0.001", "≥ 12"]),
        ("<p>−3 points; −3–5</p>", ["−3", "−3–5"]),
        ('<a title="1–2" href="/x/?a=1–2">2002–2023</a>', ["2002–2023"]),
        ("<p>95 of 100, 4/6, 3-5, word – 5</p>", []),
        ("<script>if (1 < 2) {}</script><textarea>1–2</textarea><!-- 1–2 -->", []),
    ],
)
def test_what_could_be_turned_round_stands_apart(html: str, told: list[str]) -> None:
    done = with_figures_apart(html)
    assert _APART.findall(done) == told
    assert _APART.sub(r"\1", done) == html


@pytest.mark.parametrize(
    "html",
    ["<option>&lt; 6 mo</option>", "<svg><text>0–3.5</text></svg>", "<title>&lt; 6</title>",
     "<text><tspan>a</tspan>0–3</text>"],
)  # fmt: skip
def test_where_no_element_may_stand_it_stands_between_two_signs(html: str) -> None:
    done = with_figures_apart(html)
    assert re.search("\u2066[^\u2069]*\\d\u2069", done)
    assert "bdi" not in done
    assert done.translate({0x2066: None, 0x2069: None}) == html


def test_a_page_from_left_to_right_is_left_alone_and_one_from_the_right_is_not() -> None:
    client: Client = client_holding(RRMS.cookie())
    left = client.get("/consult/").content.decode()
    assert "<bdi" not in left
    with translation.override("ar"):
        right = client.get("/consult/").content.decode()
    assert "29–\u206095" in _APART.findall(right)
    assert "\u2066&lt; 6\u2069 mo" in right
