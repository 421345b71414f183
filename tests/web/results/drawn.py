"""Result pages, and what is found on them, for many answer sets at once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from tests.web.cookies import signed, told
from tests.web.page import Page, words_of
from tests.web.random_people import Somebody
from tests.web.result_pages import ADDRESSES
from tests.web.words_never_said import words_never_said

_FACTORY = RequestFactory()
_TOPIC = re.compile(r'<section\b[^>]*\btopic\b[^>]*\bid="([\w-]+)"[^>]*>(.*?)</section>', re.DOTALL)
_LEAD = re.compile(r'<h\d class="message">.*?</dl>', re.DOTALL)
_TIME = re.compile(r'<a id="[\w-]+-at-\d+" href="([^"#]+)')
_SET = re.compile(r'<section\b[^>]*\bid="set-([\w-]+)"')
_SET_IN_A_LINE = re.compile(r'<ul class="setlist">(.*?)</ul>', re.DOTALL)
_ITS_PAGE = re.compile(r'<li><a href="/criteria/([\w-]+)/"')


@dataclass(frozen=True)
class Drawn:
    """What the pages of one result show, without their long text."""

    somebody: Somebody
    status: int
    topics: dict[str, str]
    leads: tuple[str, ...]
    sets: tuple[str, ...]
    sets_behind_folds: tuple[tuple[str, ...], ...]
    never_said: tuple[str, ...]
    has_notice: bool
    has_version: bool


def draw(handler: WSGIHandler, somebody: Somebody, version: str) -> Drawn:
    drawn = [result_html(handler, somebody, address) for address in ADDRESSES]
    status, html = max(each[0] for each in drawn), "\n".join(each[1] for each in drawn)
    topics = dict(_TOPIC.findall(html))
    return Drawn(
        somebody=somebody,
        status=status,
        topics={name: "lead" if _LEAD.search(html) else html for name, html in topics.items()},
        leads=tuple(_interned(each) for each in _LEAD.findall(html)),
        sets=tuple(_SET.findall(html)),
        sets_behind_folds=tuple(
            tuple(_ITS_PAGE.findall(each)) for each in _SET_IN_A_LINE.findall(html)
        ),
        never_said=tuple(words_never_said(html)),
        has_notice=all('class="no-advice"' in each[1] for each in drawn),
        has_version=all(version in each[1] for each in drawn),
    )


def result_html(handler: WSGIHandler, somebody: Somebody, address: str) -> tuple[int, str]:
    cookie = f"answers={signed(told(somebody.answers, somebody.route))}"
    response = handler.get_response(_FACTORY.get(address, HTTP_COOKIE=cookie))
    return response.status_code, response.content.decode()


def every_lead(handler: WSGIHandler, somebody: Somebody) -> set[tuple[str, str]]:
    """Source and figure of what leads on the page, and at the other times that it names."""
    html = "".join(result_html(handler, somebody, each)[1] for each in ADDRESSES)
    found = _LEAD.findall(html)
    for address in _TIME.findall(html):
        found += _LEAD.findall(result_html(handler, somebody, address)[1])
    return {read_lead(each).source_and_figure for each in found}


_SEEN: dict[str, str] = {}


def _interned(text: str) -> str:
    """The same piece is drawn for many people: it is kept once."""
    return _SEEN.setdefault(text, text)


@dataclass(frozen=True)
class Lead:
    """A figure that leads a panel, as it is drawn."""

    message: str
    link: str
    words: str
    page: Page

    @property
    def is_drawn(self) -> bool:
        return bool(self.page.all("svg"))

    @property
    def one_in(self) -> str:
        """ "About 1 in 70", in the place of a picture; empty where there is none."""
        return " ".join(each.text for each in self.page.all("p", css="one-in"))

    @property
    def source_and_figure(self) -> tuple[str, str]:
        """The ids behind a link such as ``/sources/muraro-2017/#no-worsening-5y``."""
        address, _, figure = self.link.partition("#")
        return address.split("/")[2], figure


@cache
def read_lead(html: str) -> Lead:
    page = Page(html)
    message = page.one(css="message").text
    return Lead(message, page.all("a")[0]["href"], words_of(html), page)


_TWO = re.compile(r"([\d,]+) of ([\d,]+) .*?; (?:more than |fewer than )?([\d,]+) ", re.DOTALL)
_OF_EVERY = re.compile(
    r"(?:About|Fewer than|More than) ([\d,]+) of every ([\d,]+) .*?; "
    r"(?:more than |fewer than )?([\d,]+) ",
    re.DOTALL,
)
_DEFINED = re.compile(r": (?:about )?([\d,]+) of ([\d,]+) .*? for the other ([\d,]+)\.", re.DOTALL)
_TWO_FRAMES = (_TWO, _OF_EVERY, _DEFINED)
_NONE = re.compile(r"None of the ([\d,]+) ")
_ALL = re.compile(r"All ([\d,]+) ")
_NO_NUMBER = re.compile(r"(Nobody|Everybody) in the study ")


def both_frames(message: str) -> tuple[int, int, int] | None:
    """Those with the outcome, those without, and of how many; None where a frame is missing.

    Nobody or everybody of a study that gives no number counts as of one.
    """
    if found := next((f for each in _TWO_FRAMES if (f := each.search(message))), None):
        n, total, rest = map(_whole, found.groups())
        return n, rest, total
    if found := _NONE.match(message):
        return 0, _whole(found[1]), _whole(found[1])
    if found := _ALL.match(message):
        return _whole(found[1]), 0, _whole(found[1])
    if found := _NO_NUMBER.match(message):
        return (0, 1, 1) if found[1] == "Nobody" else (1, 0, 1)
    return None


def _whole(text: str) -> int:
    return int(text.replace(",", ""))


def people_drawn(lead: Lead) -> dict[str, int]:
    """How many people each tone of the picture stands for, counted by area."""
    svg = lead.page.one("svg")
    _, _, wide, tall = map(float, svg.attributes["viewbox"].split())
    drawn: Counter[str] = Counter()
    total = 0
    for cell in svg.all("rect"):
        total, tone = re.fullmatch(r"url\(#p(\d+)-([\w-]+)\)", cell["fill"]).groups()  # type: ignore[union-attr]
        share = float(cell["width"]) * float(cell["height"]) / (wide * tall)
        drawn[tone] += round(share * int(total))
    return {**drawn, "total": int(total)}
