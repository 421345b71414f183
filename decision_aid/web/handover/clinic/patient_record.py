"""The record of one patient, asked of the clinic's server, as one Bundle."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from decision_aid.web.handover.clinic.cookie import Held
from decision_aid.web.handover.clinic.servers import Asking, ClinicError, origin_of
from decision_aid.web.loaded import record_terms

_KINDS = ("Condition", "Observation", "MedicationStatement", "MedicationRequest")
_MOST_PAGES = 20
_A_PAGE = "200"
Resource = dict[str, Any]


def record_of(held: Held) -> tuple[Resource, list[str]]:
    """The Bundle, and the kinds that the server did not give. Raises ClinicError."""
    with Asking(held.token) as asking:
        patient = asking.get(f"{held.server}/Patient/{quote(held.patient, safe='')}")
        if patient.get("resourceType") != "Patient" or patient.get("id") != held.patient:
            raise ClinicError
        given = {kind: _answers(asking, held, kind) for kind in _KINDS}
    bundles = [page for pages in given.values() for page in pages or ()]
    entries = [{"resource": patient}, *({"resource": each} for each in bundles)]
    missing = [kind for kind, pages in given.items() if pages is None]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}, missing


def _answers(asking: Asking, held: Held, kind: str) -> list[Resource] | None:
    """Some servers give tests only to whoever names them, and have not both lists of drugs."""
    try:
        return _pages(asking, held, kind, {})
    except ClinicError:
        if kind == "Condition":
            raise
    if kind == "Observation":
        named = (f"{system}|{code}" for system, code in record_terms().codes_of("test"))
        return _pages(asking, held, kind, {"code": ",".join(named)})
    return None


def _pages(asking: Asking, held: Held, kind: str, more: dict[str, str]) -> list[Resource]:
    asked = urlencode({"patient": held.patient, "_count": _A_PAGE, **more})
    address: str | None = f"{held.server}/{kind}?{asked}"
    pages: list[Resource] = []
    while address is not None and len(pages) < _MOST_PAGES:
        page = asking.get(address)
        pages.append(page)
        address = _next(page, held.server)
    if address is not None:
        raise ClinicError  # newer entries may stand on the pages that were not read
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
