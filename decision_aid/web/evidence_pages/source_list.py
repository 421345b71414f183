"""The list of sources: what the address asks for, and the page that answers it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.evidence.sources import Arm, Source
from decision_aid.domain.evidence.study_size import people_of_study
from decision_aid.domain.evidence.vocabulary import Design, SourceTier, Use
from decision_aid.domain.logic.facts import SUBTYPES
from decision_aid.domain.search.paper_numbers import paper_number
from decision_aid.domain.search.source_filter import SourceFilter
from decision_aid.web.addresses import _KEYS, LONGEST_SEARCH, _list_url, source_url
from decision_aid.web.figures import sentences
from decision_aid.web.figures.people_and_time import design_of
from decision_aid.web.figures.study_map import boxes
from decision_aid.web.loaded import evidence_base, search_words, spelling
from decision_aid.web.paging import Part, links_for, part_of
from decision_aid.web.words import evidence
from decision_aid.web.words.said import SAID, said

ANY_TRANSPLANT = "transplant"
MOST_ON_A_PAGE = 200


@dataclass(frozen=True)
class Query:
    """What the address asks for, with everything that means nothing left out."""

    given: Mapping[str, str]
    params: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, params: Mapping[str, str]) -> Query:
        typed = {key: " ".join(params.get(key, "").split()) for key in _KEYS}
        typed["q"] = typed["q"][:LONGEST_SEARCH].replace("\0", "")
        known = choices()
        kept = {
            key: value
            for key, value in typed.items()
            if value and (key == "q" or value in dict(known[key]))
        }
        if kept.get("from", "") > kept.get("to", "9"):
            kept["from"], kept["to"] = kept["to"], kept["from"]
        return cls(kept, params)

    @property
    def url(self) -> str:
        """The address of the first page of this list, without what means nothing."""
        return _list_url(self.given)

    @property
    def has_empty_fields(self) -> bool:
        """Whether it came as a browser sends a form, with every field that was left empty."""
        return any(key in _KEYS and not value for key, value in self.params.items())

    @property
    def wanted(self) -> SourceFilter:
        given = self.given
        return SourceFilter(
            words=self.meant or given.get("q", ""),
            subtype=given.get("subtype", ""),
            endpoints=_endpoints(given.get("topic", "")),
            arms=_arms(given.get("arm", "")),
            design=Design(given["design"]) if "design" in given else None,
            since=int(given["from"]) if "from" in given else None,
            until=int(given["to"]) if "to" in given else None,
            core_only="tier" in given,
            among=boxes()[given["box"]].sources if "box" in given else None,
        )

    @cached_property
    def meant(self) -> str:
        """The words that were meant where a typed one is a slip; else empty."""
        return spelling().meant(self.given.get("q", ""))

    @property
    def told(self) -> list[tuple[str, str]]:
        """Each restriction in words, and the address of the list without it."""
        return [(self._in_words(key), self._without(key)) for key in _KEYS if key in self.given]

    def _in_words(self, key: str) -> str:
        value = self.given[key]
        if key == "box":
            return _("map: %(box)s") % {"box": boxes()[value].words}
        if key == "q":
            return _("“%(words)s”") % {"words": value}
        if key in ("from", "to"):
            said = _("from %(year)s") if key == "from" else _("up to %(year)s")
            return said % {"year": value}
        return str(dict(choices()[key])[value])

    def _without(self, key: str) -> str:
        return _list_url({k: v for k, v in self.given.items() if k != key})


def _endpoints(chosen: str) -> frozenset[str]:
    return frozenset(
        e for topic in evidence_base().topics if topic.id == chosen for e in topic.endpoints
    )


def _arms(chosen: str) -> frozenset[str]:
    if chosen == ANY_TRANSPLANT:
        return evidence_base().transplant_arms
    return frozenset({chosen} - {""})


@lru_cache(maxsize=1)
def choices() -> dict[str, tuple[tuple[str, Any], ...]]:
    """For each key of the address its values, each with its words."""
    found = (s.citation.year for s in evidence_base().sources.values())
    years = sorted({year for year in found if year is not None}, reverse=True)
    known_years = tuple((str(year), str(year)) for year in years)
    return {
        "subtype": tuple((each, evidence.SUBTYPE[each]) for each in SUBTYPES),
        "topic": tuple((topic.id, topic.title) for topic in evidence_base().topics),
        "arm": ((ANY_TRANSPLANT, later("any stem cell transplant")), *_arm_choices()),
        "design": tuple((each.value, evidence.DESIGN[each]) for each in Design),
        "from": known_years,
        "to": known_years,
        "tier": (("core", SAID["only_studies_for_results"]),),
        "box": tuple((name, name) for name in boxes()),
    }


def _arm_choices() -> Iterable[tuple[str, str]]:
    used = frozenset(arm for entry in evidence_base().index.entries for arm in entry.arms)
    arms = sorted(evidence_base().arms.values(), key=_by_use)
    return ((arm.id, arm.name) for arm in arms if arm.id in used)


def _by_use(arm: Arm) -> tuple[int, str]:
    return list(Use).index(arm.use), arm.name.casefold()


def sources_context(query: Query) -> dict[str, Any]:
    found = evidence_base().index.find(query.wanted, search_words().groups)
    told, narrowed = query.told, query.given.keys()
    part = part_of(len(found), MOST_ON_A_PAGE, query.params)
    return {
        "page_id": "sources",
        "groups": _groups(found, part),
        "part": part,
        "pages": links_for(part, lambda number: _list_url(query.given, number)),
        "count": _counted(len(found), query.meant),
        "no_such_number": narrowed == {"q"} and bool(paper_number(query.given["q"])),
        "told": told,
        "summary": ", ".join(name for name, _address in told),
        "given": query.given,
        "fields": _fields(query),
        "narrowed": bool(narrowed - {"q"}),
    }


def _counted(many: int, meant: str) -> str:
    count = ngettext("%(n)s source", "%(n)s sources", many) % {"n": many}
    if not meant:
        return count
    return _("Showing results for “%(words)s”: %(count)s") % {"words": meant, "count": count}


def _fields(query: Query) -> list[dict[str, Any]]:
    names = {
        "subtype": capfirst(said("type_of_ms")),
        "topic": _("Outcome"),
        "arm": _("Treatment"),
        "design": _("Kind of study"),
        "from": _("Published from"),
        "to": _("Published up to"),
    }
    return [
        {"key": key, "name": name, "chosen": query.given.get(key, ""), "options": choices()[key]}
        for key, name in names.items()
    ]


def _groups(found: tuple[Source, ...], part: Part) -> list[dict[str, Any]]:
    """The sources of one page under the heads of their tiers; ``count`` is that of all pages."""
    names = {
        SourceTier.CORE: _("Studies shown to people whom they fit"),
        SourceTier.LIBRARY: _("Other studies and reports"),
        SourceTier.CONTEXT: _("Background"),
    }
    order = list(names)
    counts = Counter(source.tier for source in found)
    shown = sorted(found, key=lambda source: order.index(source.tier))[part.places]
    return [
        {"name": names[tier], "count": counts[tier], "sources": [_brief(s) for s in own]}
        for tier, own in groupby(shown, key=lambda source: source.tier)
    ]


def _brief(source: Source) -> dict[str, Any]:
    return {
        "label": source.label,
        "url": source_url(source.id),
        "title": source.title,
        "design": design_of(source),
        "people": sentences.whole(people) if (people := people_of_study(source)) else "",
    }
