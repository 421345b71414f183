"""changes.atom: the log of changes as a feed (RFC 4287), to be told of the next one."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.history import DayOfChanges

ATOM = "http://www.w3.org/2005/Atom"
TITLE = "AHSCT and MS: what changed in the evidence"
AUTHOR = "The editors of this evidence"
_OURS = uuid.uuid5(uuid.NAMESPACE_OID, "ahsct-decision-aid changes")
_PAGE = "../changes/"
FEED = "changes.atom"


@dataclass(frozen=True, slots=True)
class _Told:
    """One entry; ``name`` tells it from all others for good."""

    day: date
    name: str
    title: str
    text: str
    anchor: str
    """Where on the page of changes it stands."""


def atom_feed(base: EvidenceBase, folder: str = "") -> str:
    """Newest first: what the log tells of each day, and each version that may stand on a print.

    Every entry has the day of the change that it tells. ``folder`` is the address of the downloads
    on the host that serves the feed. Without it the addresses are relative to the feed.
    """
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _words(feed, "id", _OURS.urn)
    _words(feed, "title", TITLE)
    _words(feed, "updated", _moment(_newest(base)))
    SubElement(feed, "link", {"rel": "self", "href": folder + FEED, "type": "application/atom+xml"})
    page = urljoin(folder, _PAGE)
    _page(feed, page)
    _words(SubElement(feed, "author"), "name", AUTHOR)
    for each in sorted(_told(base), key=lambda told: told.day, reverse=True):
        _entry(feed, each, page)
    indent(feed)
    return "<?xml version='1.0' encoding='utf-8'?>\n" + tostring(feed, encoding="unicode") + "\n"


def _told(base: EvidenceBase) -> Iterator[_Told]:
    """Of one day the versions come first, the newest at the top."""
    for edition in reversed(base.editions):
        name = f"version {edition.name}"
        title = f"Evidence version {edition.name}"
        yield _Told(edition.date, name, title, edition.what, f"version-{edition.name}")
    for place, each in enumerate(base.changes):
        same_day = _earlier(base.changes[place + 1 :], each.day)
        day = each.day.isoformat()
        title = each.title or f"Changes of {day}"
        yield _Told(each.day, f"{day} {same_day}", title, "\n".join(each.lines), f"day-{day}")


def _page(parent: Element, address: str) -> None:
    SubElement(parent, "link", {"rel": "alternate", "href": address, "type": "text/html"})


def _entry(feed: Element, told: _Told, page: str) -> None:
    entry = SubElement(feed, "entry")
    _words(entry, "id", uuid.uuid5(_OURS, told.name).urn)
    _words(entry, "title", told.title)
    _words(entry, "published", _moment(told.day))
    _words(entry, "updated", _moment(told.day))
    _page(entry, f"{page}#{told.anchor}")
    content = SubElement(entry, "content", {"type": "text"})
    content.text = told.text


def _earlier(older: tuple[DayOfChanges, ...], day: date) -> int:
    """Counted from the oldest, so that a new heading changes the id of no old one."""
    return sum(each.day == day for each in older)


def _newest(base: EvidenceBase) -> date:
    days = (*(each.day for each in base.changes), *(each.date for each in base.editions))
    return max(days, default=base.version.checked_on)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _words(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = words
