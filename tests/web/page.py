"""Just enough of a browser to ask a page what it says and where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from html import unescape

_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
         "track", "wbr")  # fmt: skip
_RAW = ("script", "style")


class Element:
    """One element with its attributes and what is inside it. It is shared: nobody changes it."""

    __slots__ = ("__dict__", "_end", "_every", "_start", "attributes", "inside", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], every: list[Element]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.inside: list[Element | str] = []
        self._every = every
        self._start = self._end = len(every)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def __iter__(self) -> Iterator[Element]:
        """Every element below this one, in the order of the page."""
        return iter(self._every[self._start : self._end])

    @property
    def text(self) -> str:
        words: list[str] = []
        self._tell(words)
        return " ".join(" ".join(words).split())

    def _tell(self, words: list[str]) -> None:
        for each in self.inside:
            if isinstance(each, str):
                words.append(each)
            else:
                each._tell(words)

    def all(self, tag: str = "", css: str = "", **attributes: str) -> list[Element]:
        found = self._every[self._start : self._end]
        if tag:
            found = [each for each in found if each.tag == tag]
        if css:
            found = [each for each in found if css in each.attributes.get("class", "")]
            found = [each for each in found if css in each.classes]
        for name, value in attributes.items():
            found = [each for each in found if each.attributes.get(name) == value]
        return found

    def one(self, tag: str = "", css: str = "", **attributes: str) -> Element:
        found = self.all(tag, css, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag}.{css} {attributes}"
        return found[0]


class Page(Element):
    """A whole page. Of the same HTML it is built once, however many tests read it."""

    def __init__(self, html: str) -> None:
        root = _built(html)
        super().__init__("page", {}, root._every)
        self.html = html
        self.inside = root.inside
        self._start = 0

    @cached_property
    def ids(self) -> list[str]:
        return [each["id"] for each in self if each.get("id")]

    @cached_property
    def title(self) -> str:
        return self.one("head").one("title").text

    @cached_property
    def links(self) -> list[str]:
        return [each["href"] for each in self.all("a")]

    @cached_property
    def main(self) -> Element:
        return self.one("main")

    def by_id(self, name: str) -> Element:
        return self.one(id=name)


def flat(text: str) -> str:
    """As a page shows it: white space between words is one blank."""
    return " ".join(text.split())


_TOKEN = re.compile(
    r"""<!--.*?-->
    | <[!?][^>]*>
    | </(?P<ends>[a-zA-Z][^\s/>]*)[^>]*>
    | <(?P<begins>[a-zA-Z][^\s/>]*)(?P<given>(?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>
    | (?P<words>[^<]+|<)""",
    re.DOTALL | re.VERBOSE,
)
_GIVEN = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


@lru_cache(maxsize=40)
def _built(html: str) -> Element:
    every: list[Element] = []
    root = Element("page", {}, every)
    still_open, place = [root], 0
    while found := _TOKEN.match(html, place):
        place = found.end()
        ends, tag, given, words = found.groups()
        if words:
            still_open[-1].inside.append(unescape(words) if "&" in words else words)
        elif tag:
            element = Element(tag.lower(), _attributes(given), every)
            still_open[-1].inside.append(element)
            every.append(element)
            element._start = element._end = len(every)
            if element.tag not in _VOID and not given.endswith("/"):
                still_open.append(element)
            if element.tag in _RAW:
                end = html.lower().find(f"</{element.tag}", place)
                element.inside.append(html[place:end])
                place = end
        elif ends:
            _close(still_open, ends.lower(), len(every))
    for element in still_open:
        element._end = len(every)
    return root


@lru_cache(maxsize=20_000)
def _attributes(given: str) -> dict[str, str]:
    """Of what stands alike in many tags they are read once; they are shared too."""
    return {
        name.lower(): unescape(one or other or bare)
        for name, one, other, bare in _GIVEN.findall(given)
    }


def _close(still_open: list[Element], tag: str, end: int) -> None:
    """Closes what stands open up to the last of this name; an end without a beginning is none."""
    if still_open[-1].tag == tag and len(still_open) > 1:
        still_open.pop()._end = end
        return
    names = [each.tag for each in still_open]
    if tag in names[1:]:
        place = len(names) - 1 - names[::-1].index(tag)
        for element in still_open[place:]:
            element._end = end
        del still_open[place:]


_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)


def words_of(html: str) -> str:
    """The words of a page without its tags, quickly."""
    return " ".join(_TAGS.sub(" ", html).split())
