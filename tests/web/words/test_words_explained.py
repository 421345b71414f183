"""Each page of a result explains the words of the glossary that stand on it, and no others."""

from __future__ import annotations

import re
from functools import cache

import pytest

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.words.on_page import explained, forms_in
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page

PAGES = ("hopes", "risks", "choices", "rules", "next")
PEOPLE = {"RRMS": people.RRMS_KEPT, "SPMS": people.SPMS_KEPT}
NAMES = ["RRMS", pytest.param("SPMS", marks=pytest.mark.slow)]


@cache
def _drawn(who: str, page: str) -> tuple[str, list[str]]:
    """What stands on the screen below the words, and the words."""
    html = client_with(PEOPLE[who]).get(f"/results/{page}/").content.decode()
    words = [term.text for fold in Page(html).main.all("details", css="words")
             for term in fold.all("dt")]  # fmt: skip
    below = html.partition("<main")[2].partition("</main>")[0]
    below = re.sub(r'<details class="words.*?</details>', " ", below, flags=re.DOTALL)
    if page in ("hopes", "risks"):
        below = re.sub(r'<div class="print-only">.*?</section>', " ", below, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", below).split()), words


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", NAMES)
def test_each_word_that_is_explained_stands_on_the_page(who: str, page: str) -> None:
    text, words = _drawn(who, page)
    assert words
    for word in words:
        several = re.split(r", | and | or | \(|\)", word)
        stand = [re.search(rf"\b{re.escape(e)}", text, re.IGNORECASE) for e in several if e]
        is_of_two = bool(re.search(r" (and|or) ", word))
        assert any(stand) if is_of_two else all(stand), word


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", NAMES)
def test_each_hard_word_that_stands_there_is_explained(
    who: str, page: str, base: EvidenceBase
) -> None:
    text, words = _drawn(who, page)
    told = ", ".join(words).casefold()
    for term in base.terms:
        stand = [
            form
            for form in term.on_results
            for way in (form, form[0].upper() + form[1:])
            if way in text and re.search(rf"(?<![\w-]){re.escape(way)}(?![\w-])", text)
        ]
        assert not stand or any(each.casefold() in told for each in term.on_results), stand


def test_hard_words_are_explained_where_they_are_read() -> None:
    for page, hard in (("hopes", "Hazard ratio"), ("hopes", "BEAM"), ("hopes", "Meta-analysis"),
                       ("risks", "PML"), ("risks", "Wilson 95% interval"), ("rules", "JACIE"),
                       ("choices", "P value")):  # fmt: skip
        told = ", ".join(_drawn("RRMS", page)[1])
        assert hard in told, (page, hard)


def test_the_first_page_has_no_room_for_them() -> None:
    page = Page(client_with(people.RRMS_KEPT).get("/results/").content.decode())
    assert not page.all("details", css="words")


def test_words_inside_a_tag_do_not_count_and_many_are_one() -> None:
    assert forms_in('<a href="/x/#BEAM" title="PML">Relapses</a> and hazard ratios') == {
        "relapse",
        "hazard ratio",
    }
    assert forms_in("a beam of light, MUGABE, hazard") == frozenset()
    assert explained("nothing", []) == []


def test_what_was_kept_counts_once_and_what_is_printed_does_not(base: EvidenceBase) -> None:
    part, printed = "<p>BEAM</p>", "<div>PML</div>"
    told = explained(f"<b>EDSS</b>{part}{printed}", [(part, True), (printed, False)])  # type: ignore[list-item]
    assert [name for name, _plain in told] == ["BEAM", "EDSS"]


def test_an_entry_on_two_words_shows_both() -> None:
    page = "<p>A CMV infection came. They call it escalation.</p>"
    told = dict(explained(page, []))
    assert told["CMV and EBV"].startswith("Two viruses")
    assert told["Escalation and induction"].startswith("Two orders")
    assert "CMV and EBV (cytomegalovirus)" in dict(explained("<p>cytomegalovirus</p>", []))
