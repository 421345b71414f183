"""The feed of changes is Atom, and names each change for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports.changes_feed import ATOM, atom_feed
from decision_aid.evidence_base.reading.history import DayOfChanges

_IN = {"a": ATOM}
OLDER = DayOfChanges(date(2026, 11, 21), "", ("First edition: 3 < 4 & more.",))
NEWER = DayOfChanges(date(2027, 1, 2), "A correction", ("One.", "Two."))


def _feed(base: EvidenceBase, *days: DayOfChanges) -> ElementTree.Element:
    return ElementTree.fromstring(atom_feed(replace(base, changes=days, editions=())).encode())


def _text(element: ElementTree.Element, name: str) -> str:
    found = element.findall(f"a:{name}", _IN)
    assert len(found) == 1, name
    return found[0].text or ""


@pytest.mark.parametrize("days", [(), (OLDER,), (NEWER, OLDER), (NEWER, OLDER, OLDER)])
def test_it_has_what_atom_asks_for(base: EvidenceBase, days: tuple[DayOfChanges, ...]) -> None:
    feed = _feed(base, *days)
    assert feed.tag == f"{{{ATOM}}}feed"
    assert {link.get("rel") for link in feed.findall("a:link", _IN)} == {"self", "alternate"}
    assert feed.find("a:author/a:name", _IN) is not None
    ids = [_text(feed, "id")]
    for each in (feed, *feed.findall("a:entry", _IN)):
        assert _text(each, "title")
        assert _text(each, "updated").endswith("T00:00:00Z")
    ids += [_text(entry, "id") for entry in feed.findall("a:entry", _IN)]
    assert all(each.startswith("urn:uuid:") for each in ids)
    assert len(ids) == len(set(ids)) == len(days) + 1


def test_it_tells_every_line(base: EvidenceBase) -> None:
    entries = _feed(base, NEWER, OLDER).findall("a:entry", _IN)
    assert [_text(e, "content") for e in entries] == ["One.\nTwo.", "First edition: 3 < 4 & more."]
    assert [_text(e, "title") for e in entries] == ["A correction", "Changes of 2026-11-21"]
    assert _text(_feed(base, NEWER, OLDER), "updated") == "2027-01-02T00:00:00Z"


def test_a_new_change_gives_no_old_one_another_name(base: EvidenceBase) -> None:
    again = DayOfChanges(OLDER.day, "", ("Another on the same day.",))
    before = _feed(base, OLDER).findall("a:entry", _IN)
    after = _feed(base, NEWER, again, OLDER).findall("a:entry", _IN)
    assert _text(after[-1], "id") == _text(before[-1], "id")


def test_every_version_that_may_stand_on_a_print_has_its_own_entry(base: EvidenceBase) -> None:
    feed = ElementTree.fromstring(atom_feed(base).encode())
    titles = [_text(entry, "title") for entry in feed.findall("a:entry", _IN)]
    told = [each.removeprefix("Evidence version ") for each in titles]
    names = [edition.name for edition in base.editions]
    assert len(names) > 1
    assert [each for each in told if each in names] == names[::-1]
    days = [_text(entry, "updated") for entry in feed.findall("a:entry", _IN)]
    assert days == sorted(days, reverse=True)


def test_on_a_host_every_address_of_the_feed_is_whole(base: EvidenceBase) -> None:
    feed = ElementTree.fromstring(atom_feed(base, "https://aid.example.org/downloads/"))
    links = {link.get("href") for link in feed.iter(f"{{{ATOM}}}link")}
    start = "https://aid.example.org"
    assert {f"{start}/downloads/changes.atom", f"{start}/changes/"} < links
    assert all(link and link.startswith(f"{start}/") for link in links)


def test_an_entry_has_the_day_of_its_own_change_and_leads_to_it(base: EvidenceBase) -> None:
    feed = ElementTree.fromstring(atom_feed(base, "https://aid.example.org/downloads/"))
    told = {f"day-{each.day}": each.day for each in base.changes}
    told |= {f"version-{each.name}": each.date for each in base.editions}
    seen = {}
    for entry in feed.findall("a:entry", _IN):
        link = entry.find("a:link", _IN)
        assert link is not None
        assert _text(entry, "published") == _text(entry, "updated")
        page, _, anchor = (link.get("href") or "").partition("#")
        assert page == "https://aid.example.org/changes/"
        seen[anchor] = date.fromisoformat(_text(entry, "updated").partition("T")[0])
    assert seen == told
    assert len(set(told.values())) > 1


def test_the_log_of_the_evidence_is_in_it(base: EvidenceBase) -> None:
    assert base.changes
    assert len(_feed(base, *base.changes).findall("a:entry", _IN)) == len(base.changes)
