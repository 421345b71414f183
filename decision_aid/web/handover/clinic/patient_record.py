"""The record of one patient, asked of the clinic's server, as one Bundle."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from decision_aid.web.handover.clinic.cookie import Held
from decision_aid.web.handover.clinic.servers import Asking, ClinicError, origin_of

_KINDS = ("Condition", "Observation", "MedicationStatement", "MedicationRequest")
_MOST_PAGES = 20
_A_PAGE = "200"
Resource = dict[str, Any]


def record_of(held: Held) -> Resource:
    """Raises ClinicError where it cannot be read whole; lists of drugs may be missing."""
    with Asking(held.token) as asking:
        patient = asking.get(f"{held.server}/Patient/{quote(held.patient, safe='')}")
        if patient.get("resourceType") != "Patient" or patient.get("id") != held.patient:
            raise ClinicError
        bundles = [page for kind in _KINDS for page in _pages(asking, held, kind)]
    entries = [{"resource": patient}, *({"resource": each} for each in bundles)]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def _pages(asking: Asking, held: Held, kind: str) -> list[Resource]:
    asked = urlencode({"patient": held.patient, "_count": _A_PAGE})
    address: str | None = f"{held.server}/{kind}?{asked}"
    pages: list[Resource] = []
    try:
        while address is not None and len(pages) < _MOST_PAGES:
            page = asking.get(address)
            pages.append(page)
            address = _next(page, held.server)
        if address is not None:
            raise ClinicError  # newer entries may stand on the pages that were not read
    except ClinicError:
        if pages or kind in ("Condition", "Observation"):
            raise
    return [page for page in pages if page.get("resourceType") == "Bundle"]


def _next(page: Resource, server: str) -> str | None:
    """The next page, on the same server only."""
    links = page.get("link")
    for link in links if isinstance(links, list) else []:
        if isinstance(link, dict) and link.get("relation") == "next":
            address = link.get("url")
            if isinstance(address, str) and origin_of(address) == origin_of(server):
                return address
    return None
