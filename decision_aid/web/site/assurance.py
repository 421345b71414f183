"""The pages on safety, standards and security, and security.txt (RFC 9116)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decision_aid.evidence_base.reading.assurance import (
    Asked,
    Hazard,
    Likelihood,
    Severity,
    Standard,
    Status,
)
from decision_aid.evidence_base.reading.site_files import Host
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words.said import SAID

SEVERITY: Mapping[Severity, tuple[Promise, Promise]] = MappingProxyType(
    {
        Severity.MINOR: (_("minor"), _("a nuisance, or a short upset")),
        Severity.SIGNIFICANT: (_("significant"), _("harm or distress that soon passes")),
        Severity.CONSIDERABLE: (_("considerable"), _("harm or distress that lasts for some time")),
        Severity.MAJOR: (_("major"), _("lasting harm, or a wrong choice of treatment")),
        Severity.CATASTROPHIC: (_("catastrophic"), _("death, or harm that changes a whole life")),
    }
)
LIKELIHOOD: Mapping[Likelihood, Promise] = MappingProxyType(
    {
        Likelihood.VERY_LOW: _("very low"),
        Likelihood.LOW: _("low"),
        Likelihood.MEDIUM: _("medium"),
        Likelihood.HIGH: _("high"),
        Likelihood.VERY_HIGH: _("very high"),
    }
)
STATUS: Mapping[Status, tuple[Promise, str]] = MappingProxyType(
    {
        Status.MET: (_("met"), "like"),
        Status.PARTLY: (_("partly met"), "may"),
        Status.NOT_MET: (_("not met"), "diff"),
        Status.NOT_APPLICABLE: (_("not for this tool"), ""),
    }
)
PAGE: Mapping[str, Promise] = MappingProxyType(
    {
        "/": _("Start"),
        "/about/": _("About"),
        "/accessibility/": _("Accessibility"),
        "/changes/": _("What changed"),
        "/check/": _("Your answers"),
        "/code/": _("Use a code"),
        "/contact/": _("Contact"),
        "/disagreement/": SAID["why_experts_disagree"],
        "/fhir/": _("FHIR files"),
        "/gaps/": SAID["what_nobody_knows"],
        "/glossary/": _("Glossary"),
        "/guide/": _("Guide"),
        "/heard/": SAID["what_you_may_have_heard"],
        "/help/": _("Help now"),
        "/intended-purpose/": _("Intended purpose"),
        "/methods/": SAID["how_we_chose_the_evidence"],
        "/outcomes/": _("Outcomes"),
        "/privacy/": _("Privacy"),
        "/safety/": _("Safety"),
        "/sources/": _("Sources"),
        "/treatments/": _("Treatments"),
        "/what-matters/": SAID["what_matters_to_you"],
    }
)
"""Pages that the standards point to, by the name that their own links bear."""
TO_BE_SIGNED_FROM = 4
"""The level from which nobody may run the tool for people before a safety officer has agreed."""


def safety_context() -> dict[str, Any]:
    hazards = [_hazard(each) for each in sorted(evidence_base().hazards, key=_worst_first)]
    return {
        "page_id": "safety",
        "hazards": len(hazards),
        "levels": [(level, list(each)) for level, each in groupby(hazards, itemgetter("after"))],
        "open": sum(h["is_open"] for h in hazards),
        "signed_from": TO_BE_SIGNED_FROM,
        "severities": SEVERITY.values(),
        "likelihoods": LIKELIHOOD.values(),
    }


def _worst_first(hazard: Hazard) -> tuple[int, int]:
    return -hazard.level_after, -hazard.level_before


def _hazard(hazard: Hazard) -> dict[str, Any]:
    return {
        "told": hazard,
        "severity": SEVERITY[hazard.severity][0],
        "likely_before": LIKELIHOOD[hazard.likelihood_before],
        "likely_after": LIKELIHOOD[hazard.likelihood_after],
        "before": hazard.level_before,
        "after": hazard.level_after,
        "is_open": hazard.level_after >= TO_BE_SIGNED_FROM,
        "controls": [(each, tests_in_words(each.tests)) for each in hazard.control],
    }


def tests_in_words(names: Iterable[str]) -> list[tuple[str, str]]:
    """Each test as the sentence that its name is, and its file."""
    parts = (name.partition("::") for name in names)
    return [
        (test.rpartition("::")[2].removeprefix("test_").replace("_", " "), file)
        for file, _colons, test in parts
    ]


def standards_context() -> dict[str, Any]:
    return {
        "page_id": "standards",
        "standards": [_standard(each) for each in evidence_base().standards],
    }


def _standard(standard: Standard) -> dict[str, Any]:
    return {
        "told": standard,
        "total": len(standard.items),
        "counts": _counts(standard.items),
        "not_met": [_asked(each) for each in standard.items if each.status is Status.NOT_MET],
        "parts": [
            (part.name, _counts(part.item), [_asked(each) for each in part.item])
            for part in standard.part
        ],
    }


def _counts(items: Iterable[Asked]) -> list[tuple[Promise, str, int]]:
    """How many items have each status that one of them has, in words and with its mark."""
    found = Counter(each.status for each in items)
    return [(words, mark, found[s]) for s, (words, mark) in STATUS.items() if found[s]]


def _asked(item: Asked) -> dict[str, Any]:
    words, mark = STATUS[item.status]
    return {
        "told": item,
        "status": words,
        "mark": mark,
        "pages": [(PAGE[page], page) for page in item.where],
        "tests": tests_in_words(item.tests),
    }


def security_context() -> dict[str, Any]:
    threats = [
        {"told": each, "controls": [(c, tests_in_words(c.tests)) for c in each.control]}
        for each in evidence_base().threats
    ]
    return {"page_id": "security", "threats": threats}


def security_txt(host: Host, today: date, canonical: str, policy: str) -> str | None:
    """None where the host has not said whom to write to and until when, or that day has passed.

    The standard asks for both, and says that nobody should trust a file that is out of date.
    """
    if not host.security_email or host.security_until is None or host.security_until < today:
        return None
    lines = (
        f"Contact: mailto:{host.security_email}",
        f"Expires: {host.security_until.isoformat()}T23:59:59Z",
        "Preferred-Languages: en",
        f"Canonical: {canonical}",
        f"Policy: {policy}",
    )
    return "\n".join(lines) + "\n"
