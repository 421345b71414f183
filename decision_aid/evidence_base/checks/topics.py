"""Topics: each outcome has its one place on the result page, or says that it has none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from decision_aid.domain.evidence.sources import Endpoint
from decision_aid.domain.evidence.topics import OutcomeTopic, Side, ToldOn
from decision_aid.domain.evidence.vocabulary import Aspect, Group
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.evidence_base.checks.lists import unique
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake, repeated

FILE = "topics.toml"
_IN_SHORT_AND_IN_FULL = (
    (ToldOn.FIRST, ToldOn.RESULTS),
    (ToldOn.COMPARISON, ToldOn.CONSULTATION),
)
"""What is told in short at one place is told in full at another."""


def check_topics(loaded: Loaded) -> Iterator[Mistake]:
    """Nothing is said where either list could not be read: that is told already."""
    if loaded.half_read & {FILE, "endpoints.toml"}:
        return
    yield from unique(FILE, "topic", (topic.id for topic in loaded.topics))
    told = Counter(endpoint for topic in loaded.topics for endpoint in topic.endpoints)
    for endpoint in loaded.endpoints:
        for reason in _of_endpoint(endpoint, told[endpoint.id]):
            yield Mistake("endpoints.toml", f"endpoint {endpoint.id}", reason)
    known = {endpoint.id: endpoint for endpoint in loaded.endpoints}
    for topic in loaded.topics:
        of_first = known.get(next(iter(topic.endpoints), ""))
        for reason in (
            *_of_topic(topic, known.keys()),
            *_of_side(topic, known),
            *_of_title(topic, of_first),
        ):
            yield Mistake(FILE, f"topic {topic.id}", reason)
    if any(file.startswith("sources/") for file in loaded.half_read):
        return
    groups = defaultdict[str, set[Group]](set)
    for figure in (each for source in loaded.sources.values() for each in source.figure):
        groups[figure.endpoint].add(figure.group)
    for topic in loaded.topics:
        if known.keys() >= set(topic.endpoints) and groups.keys().isdisjoint(
            topic.endpoints or groups
        ):
            reason = "no source has a figure on any of its outcomes, so nobody is shown it"
            yield Mistake(FILE, f"topic {topic.id}", reason)
        for reason in _of_one_sex(topic, groups):
            yield Mistake(FILE, f"topic {topic.id}", reason)


def _of_one_sex(topic: OutcomeTopic, groups: Mapping[str, set[Group]]) -> Iterator[str]:
    """What was counted in men alone says nothing to a woman."""
    for group, other in ((Group.MEN, "female"), (Group.WOMEN, "male")):
        somebody_else = Facts({"sex": other})
        left_out = {
            endpoint
            for part in topic.parts
            if part.left_out_for.holds_for(somebody_else) is Truth.YES
            for endpoint in part.endpoints
        }
        for endpoint in topic.endpoints:
            if groups.get(endpoint) == {group} and endpoint not in left_out:
                wanted = f'left_out_for = {{ sex = "{other}" }}'
                yield f"{endpoint} was counted in {group} alone, and no part has {wanted}"


def _of_endpoint(endpoint: Endpoint, topics: int) -> Iterator[str]:
    if topics > 1:
        yield "stands in more than one topic"
    if topics and endpoint.on_no_topic:
        yield "stands in a topic, though it says on_no_topic"
    if not topics and not endpoint.on_no_topic:
        yield "stands in no topic of topics.toml and does not say on_no_topic"
    if topics and not endpoint.question and not endpoint.told_by_definition:
        yield "stands in a topic without a question: the heading over what was compared"


def _of_title(topic: OutcomeTopic, first: Endpoint | None) -> Iterator[str]:
    if first is None:
        return
    if not topic.title and not first.question:
        yield f"has no title, and its first outcome, {first.id}, no question"
    if topic.title and topic.title == first.question:
        yield f"title is the question of its first outcome, {first.id}, and is left out"


def _of_side(topic: OutcomeTopic, known: Mapping[str, Endpoint]) -> Iterator[str]:
    """Hopes are drawn at their usual years, and are no harms."""
    aspects = {known[each].aspect for each in topic.endpoints if each in known}
    if topic.side is Side.OUTCOMES and Aspect.HARM in aspects:
        yield f"its side is '{topic.side}', but an outcome of it is a harm"
    if topic.side is Side.RISKS and topic.usual_years and aspects == {Aspect.BENEFIT}:
        yield f"its side is '{topic.side}', but no outcome of it is a harm"
    if topic.side is Side.OUTCOMES and not topic.usual_years:
        yield "gives no usual_years: which time of a hope is drawn first"


def _of_topic(topic: OutcomeTopic, known: Collection[str]) -> Iterator[str]:
    if not topic.endpoints:
        yield "names no endpoint"
    if ToldOn.FIRST in topic.on and not topic.in_a_list:
        yield "stands on the first page and has no in_a_list: what it is called among others"
    for endpoint in topic.endpoints:
        if endpoint not in known:
            yield f"endpoint '{endpoint}' is not in endpoints.toml"
    if not all(part.endpoints for part in topic.parts):
        yield "a part names no outcome, so it is left out for nobody"
    parts = [endpoint for part in topic.parts for endpoint in part.endpoints]
    if repeated(parts) or not set(parts) <= set(topic.endpoints):
        yield "parts name an outcome twice, or one that the topic does not have"
    if not topic.on or repeated(topic.on):
        yield "says nowhere, or twice, where it is told"
    for short, full in _IN_SHORT_AND_IN_FULL:
        if short in topic.on and full not in topic.on:
            yield f"is told on '{short}' but not on '{full}'"
    if topic.in_full and ToldOn.RESULTS not in topic.on:
        yield f"is drawn in full, but not told on '{ToldOn.RESULTS}'"
    if any(years < 1 for years in topic.usual_years) or repeated(map(str, topic.usual_years)):
        yield "usual_years are whole years, each once"
