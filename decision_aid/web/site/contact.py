"""Who runs the tool, in words: one list for pages and hosts; and whom to call, by place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decision_aid.evidence_base.reading.content import HelpLine
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words.places import place_name

WANTED: Mapping[str, Promise] = MappingProxyType(
    {
        "name": _("name of the organisation"),
        "address": _("postal address"),
        "email": _("e-mail for questions and mistakes"),
        "phone": _("phone number"),
        "website": _("address of its website"),
        "answers_within": _("how soon it answers"),
        "makers": _(
            "team and professions. For each person: interests, such as work for drug firms, "
            "clinics or charities"
        ),
        "funding": _("who paid, how much if public, and what they had no say in"),
        "industry": _("whether any clinic or drug firm has paid for it"),
        "patients": _("people with MS who took part: how many, when, and what they changed"),
        "reviewers": _("who reviewed it: names, professions, dates"),
        "safety_officer": _("clinical safety officer: name and registration"),
        "safety_email": _("e-mail for reports of harm or near misses"),
        "device_opinion": _("opinion on whether it is a medical device, by whom, date, reference"),
        "next_review": _("day of the next review"),
        "review_months": _("after how many months the evidence is looked at again"),
        "search": _("search dates, databases and who searched, or a link to the methods"),
        "program": _("where anybody can read the words, the figures and the program"),
        "accessibility_email": _("e-mail for trouble in use, and for other formats"),
        "accessibility_phone": _("phone number for trouble in use, and for other formats"),
        "privacy_email": _("e-mail for questions on data, or of the data protection officer"),
        "data_authority": _(
            "data protection authority. In the UK this is the Information Commissioner’s Office, "
            "ico.org.uk"
        ),
        "legal_basis": _("legal basis"),
        "privacy_date": _("date of the privacy notice"),
        "server_log": _(
            "that the web server in front of the tool notes no visits, as the README asks; or what "
            "it does note, who can read it, and after how many days it is deleted"
        ),
        "security_email": _("e-mail for reports of weaknesses in security"),
        "security_until": _("day until which that address is good, a year ahead at most"),
        "carers_line": _("a help line for carers"),
        "closed": _("while it is closed: until when, and whom to contact"),
    }
)


_URGENT = ("emergency", "crisis", "directory")


def help_groups() -> list[dict[str, Any]]:
    """Lines of the same places together, the places in the order in which they first appear."""
    return _by_places(evidence_base().help_lines)


def crisis_groups() -> list[dict[str, Any]]:
    """The same for emergencies and crises alone: every line that can be called or opened."""
    urgent = (line for line in evidence_base().help_lines if line.kind in _URGENT)
    return _by_places(line for line in urgent if line.number or line.url)


def _by_places(lines: Iterable[HelpLine]) -> list[dict[str, Any]]:
    by_places: dict[tuple[str, ...], list[HelpLine]] = {}
    for line in lines:
        by_places.setdefault(line.countries, []).append(line)
    return [
        {
            "countries": countries,
            "country_name": ", ".join(place_name(code) for code in countries),
            "lines": [_line(line) for line in own],
        }
        for countries, own in by_places.items()
    ]


def _line(line: HelpLine) -> dict[str, Any]:
    return {
        "name": line.name,
        "number": line.number,
        "tel": line.tel,
        "when": line.when,
        "url": line.url,
        "needs_confirming": line.confirm,
    }
