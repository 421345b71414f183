"""Addresses that pages are full of, worked out once."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=1024)
def question_url(slug: str) -> str:
    return reverse("question", kwargs={"key": slug})


def change_url(slug: str) -> str:
    """The question, with the way back to the list of answers."""
    return f"{question_url(slug)}?change"


@lru_cache(maxsize=1)
def check_url() -> str:
    return reverse("check")


@lru_cache(maxsize=1024)
def source_url(source_id: str) -> str:
    return reverse("source", kwargs={"source_id": source_id})


@lru_cache(maxsize=256)
def criteria_set_url(set_id: str) -> str:
    return reverse("criteria_set", kwargs={"set_id": set_id})
