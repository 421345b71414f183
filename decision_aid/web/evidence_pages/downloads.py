"""The evidence as files, each with what it is good for, and the log of changes.

Nothing here depends on anybody's answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition

from decision_aid.evidence_base.exports import NAMES, Export, export
from decision_aid.evidence_base.exports.changes_feed import FEED, atom_feed
from decision_aid.evidence_base.exports.columns import Column
from decision_aid.evidence_base.exports.tables import TABLES
from decision_aid.evidence_base.reading.history import Answer, Edition, look_up
from decision_aid.web.addresses import absolute, evidence_trail
from decision_aid.web.loaded import evidence_base
from decision_aid.web.responses import GET, cacheable, only
from decision_aid.web.words.answers import said

_ABOUT = {
    "figures.csv": later("Every published number, one on each line. Opens as a table."),
    "sources.csv": later("Every study and report: who was studied, and where it was published."),
    "differences.csv": later("Who did better or worse after a treatment, one side on each line."),
    "criteria.csv": later("Every line of the published rules on who may have a transplant."),
    "washout.csv": later("What is printed on each MS drug before a transplant."),
    "workup.csv": later("Tests before a transplant, each with where it is published."),
    "columns.csv": later("What each column of the six tables means."),
    "evidence.json": later("All of the evidence in one file, for people who write programs."),
    "schema.json": later("How evidence.json and our own files are built, for programs to check."),
    "citations.bib": later("All references as BibTeX, for LaTeX or JabRef."),
    "citations.ris": later("All references as RIS, for EndNote, Zotero or Mendeley."),
    "citations.csl.json": later("All references as CSL-JSON, for Zotero or Pandoc."),
    "changes.atom": later("A feed. A feed reader tells you when the evidence changes."),
}
_GROUPS = (
    (
        later("Tables"),
        (
            "figures.csv",
            "sources.csv",
            "differences.csv",
            "criteria.csv",
            "washout.csv",
            "workup.csv",
            "columns.csv",
        ),
    ),
    (later("References"), ("citations.ris", "citations.bib", "citations.csl.json")),
    (later("For programs"), ("evidence.json", "schema.json")),
    (later("To hear of changes"), ("changes.atom",)),
)


@lru_cache(maxsize=len(NAMES))
def export_of(name: str) -> Export:
    """Written at the first request and kept. Raises KeyError for an unknown name."""
    return export(name, evidence_base())


@lru_cache(maxsize=4)
def feed_at(folder: str) -> bytes:
    """The feed with whole addresses, as readers of feeds want them."""
    return atom_feed(evidence_base(), folder).encode()


@lru_cache(maxsize=len(NAMES))
def etag(name: str) -> str:
    """The evidence version, and a part that changes if only the way of writing it does."""
    return f'"{evidence_base().version}-{sha256(export_of(name).content).hexdigest()[:12]}"'


@lru_cache(maxsize=1)
def last_changed() -> datetime:
    """When a file of the evidence was last written on this machine."""
    files = settings.EVIDENCE_DIR.rglob("*.*")
    return datetime.fromtimestamp(int(max(path.stat().st_mtime for path in files)), tz=UTC)


def downloads_context() -> dict[str, Any]:
    groups = [(name, [_file(each) for each in files]) for name, files in _GROUPS]
    tables = [
        {"name": f"{table.name}.csv", "columns": [_column(each) for each in table.columns]}
        for table in TABLES
    ]
    trail = evidence_trail((_("Downloads"), ""))
    return {"page_id": "sources", "trail": trail, "groups": groups, "tables": tables}


def _column(column: Column) -> dict[str, str]:
    return {"name": column.name, "holds": said(column.holds), "meaning": said(column.meaning)}


def _file(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "about": _ABOUT[name],
        "url": reverse("download", kwargs={"name": name}),
        "size": len(export_of(name).content),
    }


@dataclass(frozen=True, slots=True)
class Refused:
    """What was wrong with the version that somebody typed."""

    message: str
    field_id: str = "version"


def changes_context() -> dict[str, Any]:
    return {
        "page_id": "sources",
        "trail": evidence_trail((_("What changed"), "")),
        "days": evidence_base().changes,
        "editions": evidence_base().editions[::-1],
        "errors": [],
        "typed": "",
    }


def asked_context(typed: str) -> dict[str, Any]:
    """The log, and what is known of the version that was typed; ``errors`` if it is none."""
    context = {**changes_context(), "typed": typed}
    answer = _look_up(typed)
    if answer is None:
        words = _("Type the version as it is printed, such as %(version)s.")
        context["errors"] = [Refused(words % {"version": evidence_base().version})]
    return {**context, "answer": answer}


def _look_up(typed: str) -> Answer | None:
    base = evidence_base()
    version = base.version
    present = Edition(date=version.checked_on, digest=version.digest, what="")
    return look_up(typed, present, base.editions)


_LONGEST_VERSION = 200
_READ_IN_PLACE = frozenset({FEED})


@only(*GET)
def downloads(request: HttpRequest) -> HttpResponse:
    """What each file holds. The page itself shows whether there are answers: nobody keeps it."""
    return render(request, "evidence_pages/downloads.html", downloads_context())


def _etag(_: HttpRequest, name: str) -> str | None:
    return etag(name) if name in NAMES else None


def _last_changed(_: HttpRequest, name: str) -> datetime | None:
    return last_changed() if name in NAMES else None


@only(*GET)
@cacheable
@condition(etag_func=_etag, last_modified_func=_last_changed)
def download(request: HttpRequest, name: str) -> HttpResponse:
    """One file, the same for everybody: it may be kept, and reads no cookie."""
    if name not in NAMES:
        raise Http404
    found = export_of(name)
    content = found.content
    if name == FEED:
        content = feed_at(absolute(request, reverse("downloads")))
    response = HttpResponse(content, content_type=found.media_type)
    if name not in _READ_IN_PLACE:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@csrf_exempt  # it changes nothing, and a token would set a cookie for somebody who only reads
@only(*GET, "POST")
def changes(request: HttpRequest) -> HttpResponse:
    """The log; after a form, what changed since the version on a print."""
    if request.method != "POST":
        return render(request, "evidence_pages/changes.html", changes_context())
    typed = request.POST.get("version", "")[:_LONGEST_VERSION]
    context = asked_context(typed)
    return render(
        request, "evidence_pages/changes.html", context, status=422 if context["errors"] else 200
    )
