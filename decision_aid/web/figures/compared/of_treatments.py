"""What is told beside the name of a treatment: by regulators, and by the person who has had it;
beside a study, where its own entry rules turned away who told what the person did.

Pieces of a page are kept by what studies found and never by an answer. So each leaves a place
behind the name of a drug or of a study, and the page puts there what the person told of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Arm, Source
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.questionnaire.drugs_had import DrugsHad
from decision_aid.domain.similarity.dimensions.entry import turned_away_by
from decision_aid.web.figures.compared.drugs_had import told_of
from decision_aid.web.loaded import evidence_base

_HAD = re.compile(r"<!--had ([a-z-]+)-->")
_STATUS = re.compile(r"<!--status ([a-z-]+)-->")
_ENTRY = re.compile(r"<!--entry ([a-z0-9-]+)-->")


def place_of(arm: Arm) -> SafeString:
    """Where it stands whether the person has had this drug."""
    is_drug = arm.use in (Use.DRUG, Use.HIGH_EFFICACY_DRUG)
    return mark_safe(f"<!--had {arm.id}-->" if is_drug else "")


def statuses_of(arms: Iterable[Arm]) -> SafeString:
    """Where it stands what regulators said of each of them, once on a page."""
    told = dict.fromkeys(each.id for each in arms if each.status)
    return mark_safe("".join(f"<!--status {each}-->" for each in told))


def entry_of(source: Source) -> SafeString:
    """Where it stands, once on a page, that the study would not have taken the person."""
    return mark_safe(f"<!--entry {source.entry_set}-->" if source.entry_set else "")


def with_entry(html: str, facts: Facts) -> SafeString:
    """Fills each of these places."""
    said = set[str]()

    def told(place: re.Match[str]) -> str:
        entry = evidence_base().criteria[place[1]]
        lines = () if entry.id in said else turned_away_by(entry, facts)
        said.add(entry.id)
        if not lines:
            return ""
        each = " ".join(line.statement for line in lines)
        told = _("By its own rules, this trial would not have taken you: %(rules)s")
        return f" <b>{conditional_escape(told % {'rules': each})}</b>"

    return mark_safe(_ENTRY.sub(told, html))


def filled(html: str, had: DrugsHad) -> SafeString:
    """Fills each place that the others left."""
    arms, said = evidence_base().arms, set[str]()

    def told(place: re.Match[str]) -> str:
        said = told_of(place[1], had)
        return f" <b>({conditional_escape(said)})</b>" if said else ""

    def status(place: re.Match[str]) -> str:
        arm = arms.get(place[1])
        if arm is None or arm.id in said:
            return ""
        said.add(arm.id)
        return _status_html(arm, get_language() or "")

    return mark_safe(_STATUS.sub(status, _HAD.sub(told, html)))


@lru_cache(maxsize=32)
def _status_html(arm: Arm, _language: str) -> str:
    known = evidence_base().sources
    context = {"arm": arm, "sources": [known[each] for each in arm.status_by]}
    return render_to_string("figures/status.html", context)
