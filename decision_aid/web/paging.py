"""Long lists in pages, by Django's paginator: which part is shown, and the links to the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a long list; ``number`` counts from 1."""

    page: Page[int]

    @property
    def number(self) -> int:
        return self.page.number

    @property
    def last(self) -> int:
        return self.page.paginator.num_pages

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @property
    def places(self) -> slice:
        start = (self.number - 1) * self.page.paginator.per_page
        return slice(start, start + self.page.paginator.per_page)

    @property
    def is_one_of_several(self) -> bool:
        return self.page.has_other_pages()

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
    """The page that an address asks for; the nearest there is where it asks for none of them.

    The paginator takes a page before the first, or nonsense of many digits, for the last; nobody
    means that.
    """
    asked = params.get("page", "").strip()
    is_nonsense = asked.startswith("-") or not asked.strip("0") or len(asked) > _MOST_DIGITS
    return Part(Paginator(range(total), size).get_page("1" if is_nonsense else asked))


def links_for(part: Part, url: Callable[[int], str]) -> PageLinks | None:
    """The first, the last and the pages around this one; None for a list of one page."""
    if not part.is_one_of_several:
        return None
    near = part.page.paginator.get_elided_page_range(part.number, on_each_side=2, on_ends=1)
    return PageLinks(
        name=part.name,
        previous=url(part.number - 1) if part.page.has_previous() else "",
        next=url(part.number + 1) if part.page.has_next() else "",
        numbers=tuple((n, url(n)) for n in near if isinstance(n, int)),
    )


def page_url(path: str, number: int) -> str:
    """The first page has the plain address, so that it has only one."""
    return path if number == 1 else f"{path}?page={number}"
