"""What came, went or changed, as lines of ``CHANGES.md``; an editor may finish the words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.evidence_base.base import EvidenceBase

_SOURCES, _RULES = "sources/", "criteria/"


def with_lines(
    text: str, base: EvidenceBase, now: Mapping[str, str], then: Mapping[str, str], today: date
) -> str:
    """The log with a line for each kind of difference between two lists of digests by file.

    Nothing is told again that the newest day names already.
    """
    before, heading, newest = text.partition("\n## ")
    lines = list(_lines(base, now, then, newest.partition("\n## ")[0]))
    if not lines:
        return text
    if not newest.startswith(today.isoformat()):
        older = f"\n{heading.strip()} {newest}" if newest else ""
        return f"{before.rstrip()}\n\n## {today.isoformat()}\n\n" + "\n".join(lines) + f"\n{older}"
    this_day, next_heading, older = newest.partition("\n## ")
    told = "\n".join((this_day.rstrip(), *lines))
    return f"{before}{heading}{told}\n{next_heading}{older}"


def _lines(
    base: EvidenceBase, now: Mapping[str, str], then: Mapping[str, str], told: str
) -> Iterator[str]:
    came = now.keys() - then.keys()
    new = [s for s in base.sources.values() if f"{_SOURCES}{s.id}.toml" in came]
    changed = {name for name in now.keys() & then.keys() if now[name] != then[name]}
    for words, names in (
        ("New sources", [s.label for s in new]),
        ("New outcomes", list(_outcomes_of(base, {s.id for s in new}))),
        ("New rules", [f"{s.title} ({s.body})" for s in _rules(base, came)]),
        ("Numbers, people, rules or places in the text changed", list(_names(base, changed))),
        ("Taken out", sorted(then.keys() - now.keys())),
    ):
        left = [name for name in names if name not in told]
        if left:
            yield f"{words}: {'; '.join(left)}."


def _outcomes_of(base: EvidenceBase, new: Collection[str]) -> Iterator[str]:
    """Outcomes that new sources alone count."""
    for endpoint, figures in base.figures_on.items():
        if figures and all(each.source.id in new for each in figures):
            yield base.endpoints[endpoint].name


def _rules(base: EvidenceBase, files: Collection[str]) -> Iterator[CriteriaSet]:
    return (s for s in base.criteria_sets if f"{_RULES}{s.id}.toml" in files)


def _names(base: EvidenceBase, files: Collection[str]) -> Iterator[str]:
    yield from (s.label for s in base.sources.values() if f"{_SOURCES}{s.id}.toml" in files)
    yield from (s.title for s in _rules(base, files))
