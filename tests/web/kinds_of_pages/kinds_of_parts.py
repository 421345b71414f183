"""Parts of pages that are sent where a script asks for them; no whole pages."""

from __future__ import annotations

from collections.abc import Iterator

from tests.web import people
from tests.web.consultation.consulting import SWAPPED
from tests.web.kinds_of_pages.kind import Kind


def parts() -> Iterator[Kind]:
    given = people.RRMS_KEPT
    yield Kind("a topic alone", "/results/worsening/10/", given, headers=SWAPPED)
    yield Kind("a list of sources alone", "/sources/?subtype=spms", headers=SWAPPED)
    yield Kind("a list of sources, words of despair", "/sources/?q=hopeless", headers=SWAPPED)
