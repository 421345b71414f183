"""Follows every link from the start page, as somebody does who answers nothing; which of many links
stand for all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.test import Client
from django.urls import resolve

from decision_aid.web import loaded
from tests.web.page import Page


@dataclass
class Site:
    """Every page and file reached, by address, and the links that leave the site."""

    pages: dict[str, Page] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    dead: list[tuple[str, str, int]] = field(default_factory=list)
    lost_anchors: list[tuple[str, str]] = field(default_factory=list)
    outside: dict[str, set[str]] = field(default_factory=dict)


def crawl(
    client: Client, start: str = "/", is_wanted: Callable[[str], bool] = lambda _address: True
) -> Site:
    """Each address once; one that is not wanted is not asked for."""
    site = Site()
    waiting = [(start, start)]
    while waiting:
        came_from, address = waiting.pop()
        if address in site.pages or address in site.files or not is_wanted(address):
            continue
        response = client.get(address)
        if response.status_code != 200:
            site.dead.append((came_from, address, response.status_code))
            continue
        if not response["Content-Type"].startswith("text/html"):
            site.files.add(address)
            continue
        page = site.pages[address] = Page(response.content.decode())
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                site.outside.setdefault(link, set()).add(address)
            elif parts.path:
                waiting.append((address, parts.path + (f"?{parts.query}" if parts.query else "")))
    site.lost_anchors = _lost(site)
    return site


def _lost(site: Site) -> list[tuple[str, str]]:
    """Links to a place that its page does not have."""
    found = []
    for address, page in site.pages.items():
        for link in page.links:
            parts = urlsplit(link)
            target = None if parts.netloc else site.pages.get(parts.path or address)
            if target is not None and parts.fragment and parts.fragment not in target.ids:
                found.append((address, link))
    return found


def _ids_of(view: str) -> Collection[str]:
    """Of such pages each is there, says tests/web/evidence_pages/test_reading_pages.py."""
    base = loaded.evidence_base()
    return {
        "source": base.sources, "criteria_set": base.criteria, "outcome": base.endpoints,
        "treatment": base.arms, "guide_page": {each.id for each in base.guide},
    }.get(view, ())  # fmt: skip


def is_known(address: str) -> bool:
    """A place of ours, and where it is about one thing of the evidence, about one that is there."""
    found = resolve(address.partition("?")[0])
    return not (ids := _ids_of(found.view_name)) or set(found.kwargs.values()) <= {*ids}


def few_of_each_sort(addresses: Collection[str]) -> list[str]:
    """All but pages of things of the evidence: of those three of each sort."""
    places = {each: resolve(each.partition("?")[0]).view_name for each in sorted(addresses)}
    views = {view for view in places.values() if _ids_of(view)}
    few = {view: [each for each in places if places[each] == view][:3] for view in views}
    return [each for each, view in places.items() if each in few.get(view, (each,))]
