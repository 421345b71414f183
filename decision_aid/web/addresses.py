"""Addresses that pages are full of, worked out once."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from decision_aid.domain.evidence import SourcedFigure


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


@lru_cache(maxsize=1024)
def try_url(slug: str) -> str:
    """The page on which another answer to a question is tried out."""
    return reverse("try_answer", kwargs={"key": slug})


@lru_cache(maxsize=1)
def check_url() -> str:
    return reverse("check")


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
