"""Just enough of a browser to ask a page what it says and where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser

_VOID = "area base br col embed hr img input link meta source track wbr"


class Element:
    """One element with its attributes and what is inside it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.inside: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def __iter__(self) -> Iterator[Element]:
        """Every element below this one, in the order of the page."""
        for each in self.inside:
            if isinstance(each, Element):
                yield each
                yield from each

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for each in self.inside:
            if isinstance(each, str):
                yield each
            else:
                yield from each._words()

    def all(self, tag: str = "", css: str = "", **attributes: str) -> list[Element]:
        return [
            each
            for each in self
            if (not tag or each.tag == tag)
            and (not css or css in each.classes)
            and all(each.get(name) == value for name, value in attributes.items())
        ]

    def one(self, tag: str = "", css: str = "", **attributes: str) -> Element:
        found = self.all(tag, css, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag}.{css} {attributes}"
        return found[0]


class Page(Element):
    """A whole page."""

    def __init__(self, html: str) -> None:
        super().__init__("page", {})
        self.html = html
        _Builder(self).feed(html)

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


class _Builder(HTMLParser):
    def __init__(self, root: Element) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _VOID.split():
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        names = [each.tag for each in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)


def words_of(html: str) -> str:
    """The words of a page without its tags, quickly."""
    return " ".join(_TAGS.sub(" ", html).split())
