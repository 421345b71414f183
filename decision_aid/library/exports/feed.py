"""changes.atom: the log of changes as a feed (RFC 4287), to be told of the next one."""

from __future__ import annotations

import uuid
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from decision_aid.library.history import DayOfChanges
from decision_aid.library.shelf import Library

ATOM = "http://www.w3.org/2005/Atom"
TITLE = "AHSCT and MS: what changed in the evidence"
AUTHOR = "The editors of this evidence"
_OURS = uuid.uuid5(uuid.NAMESPACE_OID, "ahsct-decision-aid changes")
_PAGE = "../changes/"
_ITSELF = "changes.atom"


def atom_feed(library: Library) -> str:
    """Newest first. Addresses are relative to the feed, because any host may serve it."""
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _words(feed, "id", _OURS.urn)
    _words(feed, "title", TITLE)
    _words(feed, "updated", _moment(_newest(library)))
    SubElement(feed, "link", {"rel": "self", "href": _ITSELF, "type": "application/atom+xml"})
    SubElement(feed, "link", {"rel": "alternate", "href": _PAGE, "type": "text/html"})
    _words(SubElement(feed, "author"), "name", AUTHOR)
    for place, each in enumerate(library.changes):
        _entry(feed, each, same_day=_earlier(library.changes[place + 1 :], each.day))
    indent(feed)
    return "<?xml version='1.0' encoding='utf-8'?>\n" + tostring(feed, encoding="unicode") + "\n"


def _entry(feed: Element, changed: DayOfChanges, same_day: int) -> None:
    entry = SubElement(feed, "entry")
    name = f"{changed.day.isoformat()} {same_day}"
    _words(entry, "id", uuid.uuid5(_OURS, name).urn)
    _words(entry, "title", changed.title or f"Changes of {changed.day.isoformat()}")
    _words(entry, "updated", _moment(changed.day))
    SubElement(entry, "link", {"rel": "alternate", "href": _PAGE, "type": "text/html"})
    content = SubElement(entry, "content", {"type": "text"})
    content.text = "\n".join(changed.lines)


def _earlier(older: tuple[DayOfChanges, ...], day: date) -> int:
    """Counted from the oldest, so that a new heading changes the id of no old one."""
    return sum(each.day == day for each in older)


def _newest(library: Library) -> date:
    return max((each.day for each in library.changes), default=library.version.checked_on)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _words(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = words
