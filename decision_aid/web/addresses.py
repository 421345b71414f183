"""Addresses that pages are full of, worked out once; breadcrumbs, the last without a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.topics import OutcomeTopic, Side
from decision_aid.web.loaded import evidence_base


def absolute(request: HttpRequest, path: str) -> str:
    """With the host in front, as a code or a list for others needs it.

    Where the tool runs for others it is the host of the settings: the one of the request is
    whatever the browser sent.
    """
    return f"{settings.ADDRESS}{path}" if settings.ADDRESS else request.build_absolute_uri(path)


@lru_cache(maxsize=1024)
def question_url(slug: str) -> str:
    return reverse("question", kwargs={"key": slug})


def change_url(slug: str) -> str:
    """The question, with the way back to the list of answers."""
    return f"{question_url(slug)}?change"


def answer_url(slug: str) -> str:
    """The question, with the way back to the results."""
    return f"{question_url(slug)}?change=results"


@lru_cache(maxsize=1024)
def try_url(slug: str) -> str:
    """The page on which another answer to a question is tried out."""
    return reverse("try_answer", kwargs={"key": slug})


_PAGE_OF_SIDE = {Side.OUTCOMES: "results_hopes", Side.RISKS: "results_risks"}


@lru_cache(maxsize=128)
def topic_url(topic: OutcomeTopic) -> str:
    """The place of a topic among the pages of a result."""
    return f"{reverse(_PAGE_OF_SIDE[topic.side])}#{topic.id}"


@lru_cache(maxsize=1024)
def source_url(source_id: str) -> str:
    return reverse("source", kwargs={"source_id": source_id})


def figure_url(sourced: SourcedFigure) -> str:
    """The figure's own place on the page of its source."""
    return f"{source_url(sourced.source.id)}#{sourced.figure.id}"


@lru_cache(maxsize=32)
def values_url(step: str) -> str:
    """One page of "What matters to you", with the way back to what was said."""
    return f"{reverse(f'values_{step}')}?change"


@lru_cache(maxsize=256)
def criteria_set_url(set_id: str) -> str:
    return reverse("criteria_set", kwargs={"set_id": set_id})


@lru_cache(maxsize=256)
def outcome_url(endpoint: str) -> str:
    return reverse("outcome", kwargs={"endpoint": endpoint})


@lru_cache(maxsize=128)
def treatment_url(arm: str) -> str:
    return reverse("treatment", kwargs={"arm": arm})


@lru_cache(maxsize=128)
def guide_url(page_id: str) -> str:
    return reverse("guide_page", kwargs={"page_id": page_id})


def source_links(ids: Iterable[str]) -> list[tuple[str, str]]:
    """Name and page of each source, or of a set of rules that is cited as one."""
    return [_link(each) for each in ids]


def published_links(ids: Iterable[str]) -> list[tuple[str, str, str]]:
    """The same, with what paper prints: where it was published, else its page here."""
    base = evidence_base()
    rules, sources = base.criteria, base.sources
    links = [(each, *_link(each)) for each in ids]
    cited = {each: (rules[each] if each in rules else sources[each]).citation for each, *_ in links}
    return [(label, url, cited[each].link or url) for each, label, url in links]


def _link(named: str) -> tuple[str, str]:
    base = evidence_base()
    if named in base.criteria:
        return base.criteria[named].title, criteria_set_url(named)
    return base.sources[named].label, source_url(named)


LONGEST_SEARCH = 100


_KEYS = ("q", "subtype", "topic", "arm", "design", "from", "to", "tier", "box")


def sources_url(**given: str) -> str:
    """The list with these restrictions, always in the same order, so that it has one address."""
    return _list_url(given)


def _list_url(given: Mapping[str, str], page: int = 1) -> str:
    ordered = [(key, given[key]) for key in _KEYS if key in given]
    ordered += [("page", str(page))] if page > 1 else []
    return reverse("sources") + (f"?{urlencode(ordered)}" if ordered else "")


Crumb = tuple[str, str]
"""Name and address."""


def evidence_trail(*inner: Crumb) -> tuple[Crumb, ...]:
    return ((_("Evidence"), reverse("evidence")), *inner)


def crumb(name: str, view: str) -> Crumb:
    return name, reverse(view)
