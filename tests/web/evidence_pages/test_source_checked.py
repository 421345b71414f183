"""Who took figures out, who checked them, what was corrected: told on each source page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from decision_aid.domain.evidence.citation import Correction
from decision_aid.evidence_base.base import EvidenceBase
from tests.web.page import Page

ADDRESS = "/sources/muraro-2017/"


def _told(
    client: Client, base: EvidenceBase, monkeypatch: pytest.MonkeyPatch, **changed: Any
) -> Page:
    source = replace(base.sources["muraro-2017"], **changed).speaking(
        base.sources["muraro-2017"].vocabulary
    )
    known = replace(base, sources={**base.sources, source.id: source})
    monkeypatch.setattr("decision_aid.web.evidence_pages.views.evidence_base", lambda: known)
    return Page(client.get(ADDRESS).content.decode())


def test_a_source_says_plainly_that_no_second_person_has_checked_it(
    client: Client, base: EvidenceBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody: dict[str, Any] = {"extracted_by": "", "checked_by": "", "checked_on": None}
    page = _told(client, base, monkeypatch, **nobody)
    assert "Not yet checked by a second person" in page.main.text


def test_a_source_says_who_took_its_figures_out_and_who_checked_them_when(
    client: Client, base: EvidenceBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = _told(
        client, base, monkeypatch,
        extracted_by="A. Reader", checked_by="B. Second", checked_on=date(2026, 12, 3),
        review_by=date(2999, 1, 2),
    ).main.text  # fmt: skip
    assert "Figures taken out by A. Reader" in text
    assert "B. Second, against the text, on 3 December 2026" in text
    assert "by 2 January 2999" in text
    assert "Not yet checked" not in text


def test_who_paid_is_told_or_said_not_to_be_recorded(
    client: Client, base: EvidenceBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknown = _told(client, base, monkeypatch, funding="").main.text
    assert "Paid for by We did not note who paid" in unknown
    known = _told(client, base, monkeypatch, funding="A public fund.").main.text
    assert "Paid for by A public fund." in known


def test_a_correction_is_told_at_the_head_of_the_page_and_in_full_below(
    client: Client, base: EvidenceBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = "https://doi.org/10.1000/put-right"
    put_right = Correction(date=date(2018, 3, 1), what="A table was put right.", link=link)
    page = _told(client, base, monkeypatch, corrections=(put_right,))
    assert "1 March 2018: A table was put right." in page.main.text
    assert {"#corrections", link} <= {a["href"] for a in page.main.all("a")}
    assert "No correction or retraction" not in page.main.text


def test_without_a_correction_the_page_does_not_say_that_there_is_none(client: Client) -> None:
    text = Page(client.get(ADDRESS).content.decode()).main.text
    assert "No correction or retraction is recorded in our file." in text
    assert "There may be one that we do not know of." in text


def test_the_methods_page_counts_what_a_second_person_has_checked(
    client: Client, base: EvidenceBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = base.sources.values()
    bare = {each.id: replace(each, checked_by="", review_by=None) for each in others}
    read = replace(first, checked_by="B", review_by=date(2020, 1, 1))
    known = replace(base, sources={first.id: read, **bare})
    monkeypatch.setattr("decision_aid.web.site.views.evidence_base", lambda: known)
    text = Page(client.get("/methods/").content.decode()).main.text
    assert f"a second person has checked 1 of {len(known.sources)} sources" in text
    assert "1 source is past the day" in text


def test_the_first_plot_of_a_source_is_open(client: Client, base: EvidenceBase) -> None:
    richest = max(base.sources.values(), key=lambda source: len(source.figure))
    page = Page(client.get(f"/sources/{richest.id}/").content.decode())
    plots = [d for d in page.main.all("details") if "print-open" in d.attributes.get("class", "")]
    assert ["open" in each.attributes for each in plots] == [True] + [False] * (len(plots) - 1)
