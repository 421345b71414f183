"""The search over everything that can be read: what the address asks for, and what is found.

Pages whose words stand in templates are named here, each with what it tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy, slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from decision_aid.domain.eligibility.vocabulary import Subject
from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.search.paper_numbers import paper_number
from decision_aid.domain.search.search import Found, Item, ResultKind
from decision_aid.domain.search.word_groups import Asked
from decision_aid.web.addresses import (
    LONGEST_SEARCH,
    criteria_set_url,
    guide_url,
    outcome_url,
    source_url,
    sources_url,
    treatment_url,
)
from decision_aid.web.loaded import (
    evidence_base,
    may_tell_of_despair,
    search_words,
    tells_of_despair,
)
from decision_aid.web.site.finding import How, find, limit_asked, rules_that_limit
from decision_aid.web.words.said import SAID, with_a_capital

_PLACES = (
    (
        "start",
        _("Start"),
        _("The first question; after the last your results, and a summary to print or as a PDF."),
    ),
    ("help", _("Help now"), _("Whom to call in a crisis or emergency, and lines to talk to.")),
    ("evidence", _("The evidence"), _("Everything that can be read here, in one list.")),
    ("sources", _("All sources"), _("Every study and report, to search and to narrow.")),
    (
        "outcomes",
        _("All outcomes"),
        _("There is no single success rate: each outcome, benefit or harm, across all studies."),
    ),
    ("treatments", _("All treatments"), _("Transplants, MS drugs and no treatment.")),
    ("evidence_map", _("Evidence map"), SAID["who_has_been_studied"]),
    (
        "criteria",
        SAID["rules_on_transplants"],
        _("Published rules (eligibility criteria) and their limits, side by side."),
    ),
    ("guide", _("Guide"), SAID["what_the_treatment_is_like"]),
    ("heard", SAID["what_you_may_have_heard"], _("Claims, and what the sources show.")),
    ("gaps", SAID["what_nobody_has_studied"], _("Questions on which there is no study.")),
    (
        "before_transplant",
        SAID["drugs_and_tests_before_a_transplant"],
        _("How long off each MS drug (wash-out), and which tests come first (work-up)."),
    ),
    ("disagreement", SAID["why_experts_disagree"], _("Both sides, and what would settle it.")),
    ("glossary", _("Glossary"), SAID["what_words_mean"]),
    (
        "methods",
        SAID["how_we_chose_the_evidence"],
        _("How studies were found, read, checked and compared."),
    ),
    ("values", SAID["what_matters_to_you"], _("Sort out what counts most for you.")),
    (
        "my_questions",
        SAID["questions_for_your_appointment"],
        SAID["choose_what_to_ask"],
    ),
    ("quiz", _("Check yourself"), _("Five questions on what the figures mean.")),
    ("code", _("Carry on with a code"), _("Bring your answers back from a printed code.")),
    ("consult", _("For clinicians"), _("One screen for a consultation.")),
    ("downloads", _("Downloads"), _("All the evidence as files: tables, references, feed.")),
    ("changes", _("What changed"), _("The log of changes; look up a printed version.")),
    ("privacy", _("Privacy"), _("What happens to your answers: nothing is kept.")),
    ("delete_answers", SAID["delete_my_answers"], _("Take all answers out of this browser.")),
    ("contact", _("Contact"), _("Who runs this tool, and how to tell them of a mistake.")),
    ("about", _("About"), _("Who made this, who pays for it, who read it.")),
    ("intended_purpose", _("Intended purpose"), _("What this tool is for, and what not.")),
    (
        "accessibility",
        _("Accessibility"),
        _("Keyboard, screen reader, large print, and what does not work yet."),
    ),
    ("safety", _("Safety"), format_lazy("{}.", with_a_capital("what_could_go_wrong"))),
    ("security", _("Security"), _("Who could do what, and what is left.")),
    ("standards", _("Standards"), _("What standards for decision aids ask; met and not met.")),
    ("measured", SAID["how_fast_it_is"], _("What was measured, with the numbers.")),
)


def fixed_places() -> tuple[Item, ...]:
    return _in(get_language() or "")


@lru_cache(maxsize=16)
def _in(_language: str) -> tuple[Item, ...]:
    return tuple(
        Item.of(ResultKind.PAGE, view, str(name), str(about)) for view, name, about in _PLACES
    )


MOST = 10
"""So many of each sort are shown; the rest is counted."""
_CURE = "cure"
_THAT_HELP = ("other-ways", "carers")
"""Pages of the guide for somebody who is very low, below whom to call."""
EXAMPLES = (_("fertility"), _("wheelchair"), _("fatigue"), _("infection"), _("work"))


def _anchor(view: str) -> Callable[[str], str]:
    return lambda key: f"{reverse(view)}#{key}"


_ADDRESS: Mapping[ResultKind, Callable[[str], str]] = {
    ResultKind.QUESTION: outcome_url,
    ResultKind.GUIDE: guide_url,
    ResultKind.HEARD: _anchor("heard"),
    ResultKind.TERM: lambda term: f"{reverse('glossary')}#{slugify(term)}",
    ResultKind.OUTCOME: outcome_url,
    ResultKind.TREATMENT: treatment_url,
    ResultKind.RULES: criteria_set_url,
    ResultKind.GAP: _anchor("gaps"),
    ResultKind.DISAGREEMENT: _anchor("disagreement"),
    ResultKind.SOURCE: source_url,
    ResultKind.PAGE: reverse,
}
_NAMES: Mapping[ResultKind, Promise] = {
    ResultKind.QUESTION: _("What people ask, with what all studies found"),
    ResultKind.GUIDE: _("Guide"),
    ResultKind.HEARD: SAID["what_you_may_have_heard"],
    ResultKind.TERM: _("Words explained"),
    ResultKind.OUTCOME: _("Outcomes, with their figures"),
    ResultKind.TREATMENT: _("Treatments"),
    ResultKind.RULES: SAID["rules_on_transplants"],
    ResultKind.GAP: SAID["what_nobody_has_studied"],
    ResultKind.DISAGREEMENT: SAID["why_experts_disagree"],
    ResultKind.SOURCE: _("Sources"),
    ResultKind.PAGE: _("Pages of this tool"),
}


def search_url(words: str = "") -> str:
    return reverse("search") + (f"?{urlencode({'q': words})}" if words else "")


def search_context(params: Mapping[str, str]) -> dict[str, Any]:
    typed = " ".join(params.get("q", "").replace("\0", "").split())[:LONGEST_SEARCH]
    looked_for, found, how = find(typed, fixed_places())
    is_low = tells_of_despair(typed)
    limited = None if is_low else limit_asked(typed)
    if limited is not None:
        found = _led_by_rules(found, limited)
    shown = [sort for sort in found.by_sort if not is_low or _is_for_the_low(sort, found)]
    return {
        "page_id": "search",
        "typed": typed,
        "meant": looked_for if how is How.MEANT else "",
        "nearest": how is How.NEAREST,
        "success": success_context() if _asks_for_success(looked_for, found) else None,
        "that_help": _that_help() if is_low else [],
        "may_be_low": not is_low and may_tell_of_despair(typed),
        "limits": limited is not None,
        "count": found.count,
        "has_all": found.has_all,
        "number": bool(paper_number(typed)),
        "groups": [_group(sort, found, looked_for) for sort in shown],
        "folded": [_group(sort, found, looked_for) for sort in found.by_sort if sort not in shown],
        "examples": [(name, search_url(str(name))) for name in EXAMPLES],
    }


def _led_by_rules(found: Found, subject: Subject) -> Found:
    """What rules say on it, before anything else."""
    limits = rules_that_limit(subject)
    keys = {each.key for each in limits}
    others = (each for each in found.by_sort.get(ResultKind.RULES, ()) if each.key not in keys)
    rules = (*limits, *others)
    return replace(
        found, by_sort={ResultKind.RULES: rules, **found.by_sort, ResultKind.RULES: rules}
    )


def _asks_for_success(typed: str, found: Found) -> bool:
    named = ResultKind.QUESTION in found.by_sort
    return search_words().asks_for_success(typed, of_something=named)


def _is_for_the_low(sort: ResultKind, found: Found) -> bool:
    """Rules and studies never; of words such as "dying" the question that they may ask."""
    return sort is ResultKind.QUESTION and found.has_all


def _that_help() -> list[dict[str, str]]:
    guide = {page.id: page for page in evidence_base().guide}
    every = [guide[each] for each in _THAT_HELP]
    return [
        *({"name": e.title, "about": e.in_short, "url": guide_url(e.id)} for e in every),
        *(_told(each) for each in fixed_places() if each.key == "my_questions"),
    ]


def success_context() -> dict[str, Any]:
    """What stands first for who asks how many are cured: what is known, and what was counted."""
    base = evidence_base()
    claim = next((each for each in base.heard if each.id == _CURE), None)
    return {
        "cure": claim.shows if claim else "",
        "cure_url": f"{reverse('heard')}#{_CURE}",
        "counted": [
            (topic.title, outcome_url(topic.endpoints[0])) for topic in base.topics_on(ToldOn.FIRST)
        ],
    }


def _group(sort: ResultKind, found: Found, typed: str) -> dict[str, Any]:
    items, asked = found.by_sort[sort], search_words().groups.asked(typed)
    whole = sources_url(q=typed) if sort is ResultKind.SOURCE and found.has_all else ""
    return {
        "id": sort.value,
        "name": _NAMES[sort],
        "count": len(items),
        "items": [_told(each, asked) for each in items[:MOST]],
        "more": max(0, len(items) - MOST),
        "whole": whole,
    }


def _told(item: Item, asked: Iterable[Asked] = ()) -> dict[str, str]:
    return {"name": item.name, "about": item.line_with(asked), "url": _ADDRESS[item.sort](item.key)}
