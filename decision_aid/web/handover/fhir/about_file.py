"""Whose questions a response answers, and what else is to be known of it as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from decision_aid.web.handover.fhir.coding import Edition, is_our_questionnaire, is_our_system
from decision_aid.web.handover.fhir.file_text import Fault, FhirImportError
from decision_aid.web.handover.fhir.items import Given

_OLD = timedelta(days=92)
_READ = frozenset(("resourceType", "questionnaire", "status", "authored", "item", "meta", "id",
                   "language", "implicitRules"))  # fmt: skip
_IN_ERROR = "entered-in-error"


class About(StrEnum):
    """What is to be known of the file as a whole."""

    NO_VERSION = "no version of the questions"
    NO_QUESTIONNAIRE = "no questionnaire named"
    WAY_GUESSED = "no way through the questions"
    IN_ERROR = "entered in error"
    OLD = "old"
    MORE = "more than answers"


def only_one(found: list[dict[str, Any]], edition: Edition) -> dict[str, Any]:
    """Of several the one that names our questions, if it is one."""
    ours = [each for each in found if is_our_questionnaire(_canonical(each)[0], edition)]
    if len(found) == 1 or len(ours) == 1:
        return (ours or found)[0]
    raise FhirImportError(Fault.SEVERAL if ours else Fault.NOT_OURS)


def _canonical(came: dict[str, Any]) -> tuple[str, str]:
    """The address of the questions, and their version. Before R4 it was a reference, and it may
    lead to questions inside the file.
    """
    named = came.get("questionnaire")
    if isinstance(named, dict):
        named = named.get("reference")
    named = _inside(came, named) or named
    url, _, version = (named if isinstance(named, str) else "").partition("#")[0].partition("|")
    return url, version


def _inside(came: dict[str, Any], named: object) -> str:
    """The address of questions that the file itself holds; empty where they have none."""
    held = came.get("contained")
    for each in held if isinstance(held, list) else []:
        if isinstance(each, dict) and named == f"#{each.get('id')}":
            url, version = each.get("url"), each.get("version")
            told = url if isinstance(url, str) else ""
            return f"{told}|{version}" if told and isinstance(version, str) else told
    return ""


def of_ours(came: dict[str, Any], items: list[Given], edition: Edition) -> Iterator[About]:
    """Whether these are answers to our questions; without a name their own codes have to tell."""
    url, version = _canonical(came)
    if is_our_questionnaire(url, edition):
        if version and version != edition.questions:
            raise FhirImportError(Fault.OTHER_VERSION)
        if not version:
            yield About.NO_VERSION
        return
    is_a_place = not url or url.startswith(("#", "Questionnaire/", "urn:uuid:"))
    if not is_a_place or not any(map(_has_our_code, items)):
        raise FhirImportError(Fault.NOT_OURS)
    yield About.NO_QUESTIONNAIRE


def _has_our_code(given: Given) -> bool:
    systems = [
        value.value.get("system")
        for value in given.values
        if value.name == "valueCoding" and isinstance(value.value, dict)
    ]
    return any(
        isinstance(system, str) and is_our_system(system, name)
        for system in systems
        for name in ("answers", "routes")
    )


def about_file(came: dict[str, Any], route: str | None, today: date) -> Iterator[About]:
    if route is None:
        yield About.WAY_GUESSED
    if came.get("status") == _IN_ERROR:
        yield About.IN_ERROR
    written = _day(came.get("authored"))
    if written is not None and today - written > _OLD:
        yield About.OLD
    if set(came) - _READ:
        yield About.MORE


def _day(written: object) -> date | None:
    found = re.match(r"\d{4}-\d{2}-\d{2}", written, re.ASCII) if isinstance(written, str) else None
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None
