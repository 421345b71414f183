"""What a host fills in, in words: one list for pages, checks and hosts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from decision_aid.web.words.said import SAID

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
        "patients": format_lazy(
            "{}: {}", SAID["people_who_took_part"], _("how many, when, and what they changed")
        ),
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
ONLY_WHILE_CLOSED = ("closed",)
