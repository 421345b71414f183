"""Endpoints, arms, gaps, disagreements: ids are unique and what they name exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from decision_aid.domain.evidence.vocabulary import Aspect, Better
from decision_aid.domain.logic.possible import can_be_met
from decision_aid.domain.logic.rules import AllOf
from decision_aid.domain.referral.hct_ci import HctCiItem
from decision_aid.evidence_base.checks.numbers_in_text import limits_not_printed
from decision_aid.evidence_base.reading.loaded import ABOUT_THE_TOOL, LISTS, SOURCES, Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake, Names, repeated

LIKE_AN_ID = r"[a-z0-9-]+"
"""Where other words may stand too: an address, a citation."""


def begins_as_address(text: str) -> bool:
    """Whether it may be the address of a page of the web."""
    return text.startswith(("http://", "https://"))


def check_lists(loaded: Loaded) -> Iterator[Mistake]:
    yield from unique("endpoints.toml", "endpoint", (e.id for e in loaded.endpoints))
    yield from unique("arms.toml", "arm", (a.id for a in loaded.arms))
    yield from unique("gaps.toml", "gap", (g.id for g in loaded.gaps))
    yield from unique("disagreement.toml", "claim", (d.id for d in loaded.disagreements))
    yield from unique("glossary.toml", "term", (t.term for t in loaded.terms))
    yield from _one_frame_alone(loaded)
    yield from _two_sides_both_better(loaded)
    yield from _unused_arms(loaded)
    yield from _status_without_text(loaded)
    known, texts = loaded.names_in(SOURCES), loaded.texts
    for gap in loaded.gaps:
        yield from unknown_sources("gaps.toml", f"gap {gap.id}", gap.sources_nearest, known)
    for term in loaded.terms:
        named = (each for each in term.sources if re.fullmatch(LIKE_AN_ID, each))
        yield from unknown_sources("glossary.toml", f"term {term.term}", named, texts)
    for claim in loaded.disagreements:
        path = f"claim {claim.id}"
        yield from unknown_sources("disagreement.toml", path, claim.sources, known)


def check_ids(loaded: Loaded) -> Iterator[Mistake]:
    """Ids stand in addresses: one with a blank breaks every page that links to it."""
    for file, kind, name in _ids(loaded):
        if not re.fullmatch(LIKE_AN_ID, name):
            yield Mistake(file, f"{kind} {name}", f"'{name}' is no id like 'an-id'")


def _ids(loaded: Loaded) -> Iterator[tuple[str, str, str]]:
    for file, (kind, attribute, of) in LISTS.items():
        if "id" in of.__annotations__:
            yield from ((file, kind, each.id) for each in getattr(loaded, attribute))
    for name, source in loaded.sources.items():
        file = f"sources/{name}"
        yield file, "id", source.id
        yield from ((file, "figure", each.id) for each in source.figure)
        yield from ((file, "difference", each.id) for each in source.difference)
    for name, rules in loaded.criteria.items():
        yield f"criteria/{name}", "id", rules.id
        yield from ((f"criteria/{name}", "criterion", each.id) for each in rules.criterion)
    yield from ((f"cases/{name}", "id", case.id) for name, case in loaded.cases.items())
    what = loaded.what_matters
    for kind, ids in (
        ("way", [each.id for each in what.way]),
        ("consideration", [each.id for each in what.consideration]),
        ("leaning", [each.value for each in what.leaning]),
        ("ready", [each.id for each in what.ready]),
    ):
        yield from (("values.toml", kind, each) for each in ids)
    for question in loaded.quiz:
        yield from (("quiz.toml", "option", option.value) for option in question.option)


def unique(file: str, path: str, names: Iterable[str]) -> Iterator[Mistake]:
    for name in repeated(names):
        yield Mistake(file, f"{path} {name}", "stands there twice")


def _one_frame_alone(loaded: Loaded) -> Iterator[Mistake]:
    for endpoint in loaded.endpoints:
        if len({bool(endpoint.one), bool(endpoint.not_one), bool(endpoint.rest)}) > 1:
            path = f"endpoint {endpoint.id}"
            yield Mistake("endpoints.toml", path, "has one frame without the other")


def _two_sides_both_better(loaded: Loaded) -> Iterator[Mistake]:
    """The same told from the other side, as no relapse and a relapse; and harms."""
    for each in loaded.endpoints:
        is_good = each.aspect is Aspect.HARM and each.better is Better.HIGHER
        if is_good is not each.good_side:
            reason = (
                "is a harm of which more is said to be better, and does not say good_side"
                if is_good
                else "says good_side, and is no harm of which more is better"
            )
            yield Mistake("endpoints.toml", f"endpoint {each.id}", reason)
        for other in loaded.endpoints:
            if each.one and each.one == other.not_one and each.better is other.better:
                reason = f"is the other side of {other.id}, but '{each.better}' is better of both"
                yield Mistake("endpoints.toml", f"endpoint {each.id}", reason)


def _unused_arms(loaded: Loaded) -> Iterator[Mistake]:
    """A page on it would say that people may have taken it."""
    if any(not file.startswith(ABOUT_THE_TOOL) for file in loaded.half_read):
        return
    sources = loaded.sources.values()
    used = {source.comparator for source in sources}
    used.update(name for s in sources for e in s.figure for name in (e.arm, e.compared_with))
    used.update(name for s in sources for e in s.difference for name in (e.arm, e.compared_with))
    used.update(drug for line in loaded.drug_lines for drug in line.drugs)
    used.update(drug for test in loaded.work_up for drug in test.after_drugs)
    used.update(drug for question in loaded.team_questions for drug in question.drugs)
    for arm in loaded.arms:
        if arm.id not in used:
            reason = "is used by no figure, no difference and no line on drugs"
            yield Mistake("arms.toml", f"arm {arm.id}", reason)


def _status_without_text(loaded: Loaded) -> Iterator[Mistake]:
    known = loaded.names_in(SOURCES)
    for arm in loaded.arms:
        path = f"arm {arm.id}"
        if bool(arm.status) != bool(arm.status_by):
            yield Mistake("arms.toml", path, "status and status_by stand together")
        yield from unknown_sources("arms.toml", path, arm.status_by, known)


def unknown_sources(file: str, path: str, named: Iterable[str], known: Names) -> Iterator[Mistake]:
    for name in known.lacking(named):
        yield Mistake(file, path, f"names source '{name}', which does not exist")


HCT_CI_FILE = "hct_ci.toml"
POINTS = (1, 2, 3)
"""What an illness counts in the index."""


def check_hct_ci(loaded: Loaded) -> Iterator[Mistake]:
    """Sources exist, points are some, and a line stands in for another that is there."""
    ids = [each.id for each in loaded.hct_ci]
    yield from unique(HCT_CI_FILE, "item", ids)
    known, items = loaded.texts, loaded.names_in(HCT_CI_FILE)
    for item in loaded.hct_ci:
        path = f"item {item.id}"
        yield from unknown_sources(HCT_CI_FILE, path, (item.source,), known)
        if item.points not in POINTS:
            reason = f"has {item.points} points, not {POINTS[0]} to {POINTS[-1]}"
            yield Mistake(HCT_CI_FILE, path, reason)
        for reason in limits_not_printed(item.present_when, item.definition):
            yield Mistake(HCT_CI_FILE, path, reason)
        if _may_be_both(item):
            reason = "present_when and absent_when hold of the same people"
            yield Mistake(HCT_CI_FILE, path, reason)
        if item.instead_of and item.instead_of not in items:
            yield Mistake(HCT_CI_FILE, path, f"'{item.instead_of}' is no item of this list")


def _may_be_both(item: HctCiItem) -> bool:
    if item.present_when is None or item.absent_when is None:
        return False
    return can_be_met(AllOf((item.present_when, item.absent_when)))
