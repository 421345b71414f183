"""What a search finds: what has the words, what answers the question, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from decision_aid.domain.eligibility.by_place import is_of_many_countries
from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.eligibility.vocabulary import CriteriaKind, Subject
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.search.paper_numbers import as_address, paper_number
from decision_aid.domain.search.search import Found, Item, ResultKind, by_phrases, leads, search
from decision_aid.domain.search.word_groups import plain
from decision_aid.web.loaded import evidence_base, search_items, search_words, spelling

_MOST_NEAREST = 3
_DRUGS = (Use.DRUG, Use.HIGH_EFFICACY_DRUG)
_IN_BRACKETS = re.compile(r"\(.*?\)")
_LIMITED = {
    re.compile(r"\bedss\b|\bwheel ?chair\b"): Subject.EDSS,
    re.compile(r"\bage[ds]?\b|\bold\b|\btoo young\b"): Subject.AGE,
}
_A_LIMIT = re.compile(
    r"\b(limits?|max(imum)?|min(imum)?|highest|upper|cut ?offs?|threshold|ceiling|"
    r"too (high|disabled|late|old|young)|allowed|accept(ed|s)?|eligible|eligibility)\b"
)
_AN_EDSS = re.compile(r"((my|with|i have|have|an?) )*edss( score)?( of| is)? \d( [05])?")
_AN_AGE = re.compile(
    r"(a?hsct )?((im|i am|at|over|above|older than|aged?|people) )+"
    r"[4-8]\d( years?)?( old)?( a?hsct)?"
    r"|(im |i am )?[4-8]\d years? old"
)
_FEW, _MANY = 3, 10
"""A word that fits more questions, drugs or rules tells none from another."""


def questions() -> tuple[Item, ...]:
    """What the topics ask, each with the page of what its studies counted first."""
    asked_of = search_words().asked_of
    told = {each.title: each for each in evidence_base().topics}
    return tuple(
        Item.of(ResultKind.QUESTION, each.endpoints[0], title, "", *asked_of(each.id))
        for title, each in told.items()
    )


@dataclass(frozen=True, slots=True)
class _Lists:
    """What may answer a question whatever else was typed, each with the thing that is shown."""

    questions: tuple[Item, ...]
    drugs: tuple[Item, ...]
    rules: tuple[Item, ...]
    others: tuple[Item, ...]
    shown: Mapping[tuple[ResultKind, str], Item]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    """Questions by other words for them, drugs by their names, rules by where they hold."""
    asked = {each.endpoints[0]: search_words().asked_of(each.id) for each in evidence_base().topics}
    place = {each.id: each.jurisdiction for each in evidence_base().criteria.values()}
    drug = {each.id: each.name for each in evidence_base().arms.values() if each.use in _DRUGS}
    shown = {(each.sort, each.key): each for each in (*questions(), *search_items())}

    def found_by(sort: ResultKind, words: Callable[[str], Iterable[str]]) -> tuple[Item, ...]:
        own = (each for each in shown.values() if each.sort is sort)
        return tuple(replace(each, text=by_phrases(words(each.key))) for each in own)

    others = (
        (ResultKind(each.sort), each.key, each.words) for each in search_words().asks if each.sort
    )
    return _Lists(
        found_by(ResultKind.QUESTION, lambda key: asked[key]),
        found_by(ResultKind.TREATMENT, lambda key: [drug[key]] if key in drug else []),
        found_by(ResultKind.RULES, lambda key: _IN_BRACKETS.sub("", place[key]).split(",")),
        tuple(replace(shown[sort, key], text=by_phrases(words)) for sort, key, words in others),
        shown,
    )


def _leads(typed: str) -> tuple[Item, ...]:
    groups, lists = search_words().groups, _lists()
    found = (
        *leads(lists.questions, typed, groups, _FEW),
        *leads(lists.drugs, typed, groups, _FEW),
        *leads(lists.rules, typed, groups, _MANY),
        *leads(lists.others, typed, groups, _FEW),
    )
    return tuple(lists.shown[each.sort, each.key] for each in found)


def limit_asked(typed: str) -> Subject | None:
    """Of which answer the limits of rules are looked for: "edss limit", "over 50", "edss 7"."""
    text = plain(typed)
    if _AN_AGE.fullmatch(text):
        return Subject.AGE
    named = next((subject for word, subject in _LIMITED.items() if word.search(text)), None)
    asks = _A_LIMIT.search(text) or _AN_EDSS.fullmatch(text)
    return named if asks else None


def rules_that_limit(subject: Subject) -> tuple[Item, ...]:
    """Those in use first, those of experts of many countries before others, insurers last; each
    with what it says on that.
    """
    sets = sorted(evidence_base().criteria.values(), key=_by_weight)
    told = {
        each.id: [c.statement for c in each.criterion if c.asks is subject]
        for each in sets
        if each.kind is not CriteriaKind.TRIAL and not each.terms_of_a_seller
    }
    shown = _lists().shown
    return tuple(
        replace(shown[ResultKind.RULES, key], about=" ".join(said))
        for key, said in told.items()
        if said
    )


def _by_weight(rules: CriteriaSet) -> tuple[bool, bool, bool, int]:
    is_insurer = rules.kind is CriteriaKind.INSURER
    return rules.is_old, is_insurer, not is_of_many_countries(rules), -(rules.year or 0)


class How(Enum):
    """Whether it was looked for as typed, as meant, or for what comes nearest."""

    TYPED = auto()
    MEANT = auto()
    NEAREST = auto()


def find(typed: str, places: Iterable[Item]) -> tuple[str, Found, How]:
    """What has all that was typed; else what comes nearest, or has all that was meant."""

    def look(words: str, asked: Iterable[Item] = ()) -> Found:
        every = (*asked, *search_items(), *places)
        return search(every, words, search_words().groups)

    def led(words: str) -> Found:
        found = look(words, questions()).led_by(_leads(words))
        asked = search_words().groups.asked(words)
        if paper_number(words) or as_address(words) or found.names_papers_only(asked):
            return found.with_papers_first()
        return found.led_by_name(asked)

    as_typed, meant = led(typed), spelling().meant(typed)
    is_answered = (as_typed.has_all and as_typed.count) or ResultKind.QUESTION in as_typed.by_sort
    if near := "" if is_answered else search_words().comes_nearest(typed):
        comes_nearest = look(near).led_by_name(search_words().groups.asked(near))
        return near, comes_nearest.first(_MOST_NEAREST), How.NEAREST
    if as_typed.has_all and ResultKind.PAGE in as_typed.by_sort:
        return typed, as_typed, How.TYPED
    if meant and (((found := led(meant)).has_all and found.count) or not as_typed.count):
        return meant, found, How.MEANT
    return typed, as_typed, How.TYPED
