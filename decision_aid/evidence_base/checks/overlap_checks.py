"""Sources about the same people: they exist, and only one of two names the other."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.domain.evidence.sources import Source
from decision_aid.evidence_base.checks.lists import source_ids
from decision_aid.evidence_base.reading.load import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake


def check_overlaps(loaded: Loaded) -> Iterator[Mistake]:
    known = source_ids(loaded)
    named = {source.id: _named(source) for source in loaded.sources.values()}
    for file, source in loaded.sources.items():
        for key in ("same_people_as", "perhaps_same_people_as"):
            for other in getattr(source, key):
                for reason in _wrong(source.id, other, known, named):
                    yield Mistake(f"sources/{file}", key, reason)
        for other in set(source.same_people_as) & set(source.perhaps_same_people_as):
            reason = f"'{other}' stands in same_people_as too"
            yield Mistake(f"sources/{file}", "perhaps_same_people_as", reason)


def _named(source: Source) -> frozenset[str]:
    return frozenset(source.same_people_as) | frozenset(source.perhaps_same_people_as)


def _wrong(
    one: str, other: str, known: frozenset[str], named: dict[str, frozenset[str]]
) -> Iterator[str]:
    if other == one:
        yield "names the source itself"
    elif other not in known:
        yield f"names source '{other}', which does not exist"
    elif one in named[other]:
        yield f"and '{other}' claim each other: only one of two names the other"
