"""Long lists in pages: which part is shown, and the links to the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a long list; ``number`` counts from 1."""

    number: int
    last: int
    first_place: int
    total: int
    size: int

    @property
    def places(self) -> slice:
        return slice(self.first_place, self.first_place + self.size)

    @property
    def is_one_of_several(self) -> bool:
        return self.last > 1

    @property
    def name(self) -> str:
        """For titles: ``page 2 of 94``; empty where there is one page only."""
        if not self.is_one_of_several:
            return ""
        return _("page %(n)s of %(last)s") % {"n": self.number, "last": self.last}


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The way to the other pages; empty addresses where there is none."""

    name: str
    previous: str
    next: str
    numbers: tuple[tuple[int, str], ...]


def part_of(total: int, size: int, params: Mapping[str, str]) -> Part:
    """The page that an address asks for; the nearest there is where it asks for none of them."""
    last = max(1, -(-total // size))
    asked = params.get("page", "")
    wanted = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1
    number = min(max(wanted, 1), last)
    return Part(number, last, (number - 1) * size, total, size)


def links_for(part: Part, url: Callable[[int], str]) -> PageLinks | None:
    """The first, the last and the pages around this one; None for a list of one page."""
    if not part.is_one_of_several:
        return None
    near = {1, part.last, *range(part.number - 2, part.number + 3)}
    numbers = tuple((n, url(n)) for n in sorted(near) if 1 <= n <= part.last)
    return PageLinks(
        name=part.name,
        previous=url(part.number - 1) if part.number > 1 else "",
        next=url(part.number + 1) if part.number < part.last else "",
        numbers=numbers,
    )


def page_url(path: str, number: int) -> str:
    """The first page has the plain address, so that it has only one."""
    return path if number == 1 else f"{path}?page={number}"
