"""How long the pages of a result are on a phone, for ten people, and what no row may lack.

All but the first page are asked for four people by day; ``test_longest_people.py`` has those whose
pages are the longest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

from decision_aid.domain.questionnaire.answers import Answer
from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT
from tests.browser.conftest import Visit
from tests.browser.laid import lay, sheet
from tests.browser.people import FOUR_PEOPLE, PPMS, RRMS, SPMS, TEN, Person
from tests.browser.windows import Windows
from tests.conftest import SIZE, by_day

pytestmark = pytest.mark.browser

_PHONE = {"width": 375, "height": 812}

_ANSWERS: dict[str, tuple[Answer, ...]] = {
    "country": ("GB-ENG", "GB-WLS", "AU", "NO", "US", "SE", "NL", "IT"),
    "subtype": ("rrms", "rrms", "spms", "ppms", "unsure"),
    "age": ("19", "26", "34", "41", "49", "57", "68"),
    "edss_value": ("1", "2.5", "4", "5.5", "6.5", "7.5"),
    "relapses_12m": ("0", "1", "2", "4"),
    "new_t2_12m": ("0", "1", "3-5"),
    "gd_lesions_12m": ("0", "1"),
    "dmt_tried": (
        ("none",), ("natalizumab",), ("fingolimod", "interferon-beta"),
        ("alemtuzumab", "ocrelizumab"),
    ),
    "health": (("none",), ("heart",), ("depression",)),
}  # fmt: skip
_ILL = ("heart", "lung", "kidney", "liver", "infection", "hiv", "hepatitis", "cancer", "pml",
        "transplant", "depression", "addiction")  # fmt: skip
_PREGNANT: dict[str, Answer] = {"sex": "female", "fertility": "ovaries", "pregnancy": "pregnant"}
_OUTCOMES = ("not-controlled", "side-effects", "quiet")
_CROWD = 12 * SIZE


def _somebody(number: int) -> Person:
    """The same in every run; about one answer in seven is not known."""
    random = Random(number)
    told = dict(random.choice((RRMS, SPMS, PPMS)).told)
    told |= {key: random.choice(answers) for key, answers in _ANSWERS.items()} | {
        "edss_known": "yes"
    }
    told |= {f"dmt_outcome:{drug}": random.choice(_OUTCOMES) for drug in told["dmt_tried"]}
    known = {key: answer for key, answer in told.items() if random.random() < 0.86}
    return Person(f"somebody {number}", known, (FULL, DETAIL, SHORT)[number % 3])


@dataclass(frozen=True)
class Limits:
    """Pixels of the whole page with its foot; words and links of the main part in sight."""

    tall: int
    words: int = 2_000
    links: int = 200


FIRST = Limits(tall=3_200, words=600, links=24)
OTHERS = {
    "/results/hopes/": Limits(7_500),
    "/results/risks/": Limits(7_500),
    "/results/choices/": Limits(7_500),
    "/results/rules/": Limits(7_500),
    "/results/next/": Limits(5_000),
}
_MEASURED = """() => {
    const main = document.querySelector("main"), text = main.innerText;
    const seen = (links) => [...links].filter((each) => each.checkVisibility()).length;
    return {
        tall: document.documentElement.scrollHeight,
        words: text.split(/\\s+/).filter(Boolean).length,
        links: seen(document.querySelectorAll("main a")),
        all: seen(document.querySelectorAll("a")),
        wide: document.documentElement.scrollWidth,
        text,
    };
}"""


def _measured(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(_MEASURED)
    return found


@pytest.fixture(scope="module")
def phone(windows: Windows) -> Iterator[Page]:
    with windows.visits() as go:
        yield sheet(go, _PHONE)


def test_a_page_laid_in_is_as_long_as_one_visited(visit: Visit, phone: Page) -> None:
    page = visit("/results/", RRMS, viewport=_PHONE)
    for address in ("/results/", *OTHERS):
        page.goto(address)
        lay(phone, address, RRMS)
        assert _measured(phone) == _measured(page), address


@pytest.mark.parametrize("person", TEN, ids=lambda person: person.name)
def test_the_result_takes_few_screens_of_a_phone(phone: Page, person: Person) -> None:
    lay(phone, "/results/", person)
    found = _measured(phone)
    _within(found, FIRST, "/results/")
    assert found["all"] <= 80
    _check_rows(phone, found["text"])
    for needed in ("#rules-short", "main a[href='/my-questions/']"):
        within = phone.locator(needed).bounding_box()
        assert within is not None
        assert within["y"] + within["height"] <= 4 * _PHONE["height"], needed
    for address, limits in OTHERS.items() if person in by_day(FOUR_PEOPLE, TEN) else ():
        lay(phone, address, person)
        found = _measured(phone)
        _within(found, limits, address)
        _check_counts(found["text"], address)


@pytest.mark.parametrize(
    "more",
    [
        {"jcv": "high"},
        _PREGNANT,
        {"age": "66", "edss_value": "7.5", "jcv": "high", "health": ("depression",)},
        {"age": "68", "edss_value": "8", "health": _ILL},
        {"age": "68", "edss_value": "8", "health": _ILL, "country": "NO", **_PREGNANT},
        {"country": "ES", "health": ("infection", "cancer", "pml", "transplant"),
         "jcv": "high", **_PREGNANT},
        {"subtype": "unsure", "country": "AU", "age": "41", "edss_value": "4", "new_t2_12m": "1",
         "dmt_tried": ("alemtuzumab", "ocrelizumab"), "dmt_outcome:ocrelizumab": "side-effects",
         "dmt_outcome:alemtuzumab": "not-controlled", "health": ("kidney", "addiction")},
    ],
)  # fmt: skip
def test_texts_beside_the_situation_make_no_longer_page(
    phone: Page, more: dict[str, Answer]
) -> None:
    lay(phone, "/results/", replace(RRMS, told={**RRMS.told, **more}, route=DETAIL))
    _within(_measured(phone), FIRST, "/results/")


@pytest.mark.parametrize(
    "more", [{"country": "AU"}, {"country": "US", "age": "53"}], ids=lambda more: more["country"]
)
def test_risks_of_somebody_very_disabled_make_no_longer_page(
    phone: Page, more: dict[str, Answer]
) -> None:
    person = replace(RRMS, told={**RRMS.told, "edss_value": "7.5", **more}, route=DETAIL)
    lay(phone, "/results/risks/", person)
    _within(_measured(phone), OTHERS["/results/risks/"], "/results/risks/")


@pytest.mark.parametrize("number", range(_CROWD))
def test_nobody_gets_a_longer_first_page(phone: Page, number: int) -> None:
    lay(phone, "/results/", _somebody(number))
    _within(_measured(phone), FIRST, "/results/")
    if number % 4 == 0:
        lay(phone, "/results/hopes/", _somebody(number))
        _within(_measured(phone), OTHERS["/results/hopes/"], "/results/hopes/")


def _within(found: dict[str, Any], limits: Limits, address: str) -> None:
    assert found["wide"] <= _PHONE["width"], address
    assert found["tall"] <= limits.tall, (address, found)
    assert found["words"] <= limits.words, (address, found)
    assert found["links"] <= limits.links, (address, found)


_PARTS_OF_ROWS = """rows => rows.map(row => [row.innerText, ...[".big b", ".quiet-line"].map(
    part => [...row.querySelectorAll(part)].map(each => each.innerText))])"""


def _check_rows(page: Page, of_page: str) -> None:
    rows = page.locator(
        "#short .questions > li, [aria-labelledby=risks-h] .questions > li"
    ).evaluate_all(_PARTS_OF_ROWS)
    assert 3 <= len(rows) <= 6
    numbers = 0
    silent = [text for text, _large, _quiet in rows if not _COMPARED.search(text)]
    told = re.findall(r", (?:like|nor) ([^:.]*?)(?:, in people [^:.]*)?[:.]", of_page)  # for others
    by_name = [name for each in told for name in re.split(", | and ", each)]
    says_beside = any(_COMPARED.search(text) for text, _large, _quiet in rows)
    if not says_beside:  # then it is said once of all rows, below them
        beside = page.locator("[aria-labelledby=beside-h]").inner_text()
        assert re.search(r"(No|One) study (that fits your answers )?compared", beside), beside
    for text, large, quiet in rows:
        assert len(large) <= 1
        for big in large:
            numbers += len(re.findall(r"\d[\d,]*(?= to | of )|\bnone\b", big))
            assert re.search(r"\b\d+ (large )?stud(y|ies)|one study", text, re.IGNORECASE), text
        assert len(quiet) == 1
        _check_whom(quiet[0])
    assert len(silent) == len(by_name) or not says_beside, silent
    for line in page.locator(".brief-ones > li").all_inner_texts():
        _check_whom(line.replace(". ", ", "))
    for bars in page.locator(".two-bars + .quiet-line").all_inner_texts():
        assert re.search(r"\d people( each)?\b", bars), bars
    assert numbers + page.locator(".two-bars b").count() <= 14
    assert not _MIRROR.search(of_page)
    _check_counts(of_page, "/results/")


def _check_whom(text: str) -> None:
    """Each sentence that tells so many of a round number says of how many people or studies."""
    for said in re.split(r"(?<=\.)\s", text):
        if re.search(r"\d of 1(00|,000)\b", said):
            assert re.search(_WHOM, said), said


_WHOM = r"\d (people|(large )?stud(y|ies))\b|number of people not given"
_COMPARED = re.compile(
    r"In [A-Z][^.]*[;,] on|There, on|Compared below|No study (that fits )?compared this"
    r"|see Other choices"
)
_MIRROR = re.compile(r"(\d+) of (100|1,000) people (?:had no|did not)[^.]*\. (\d+) of \2 had")


def _check_counts(text: str, address: str) -> None:
    for said in re.findall(r"[^.\n]*\bpeople like you\b[^.\n]*", text):
        nobody = re.search(r"No study|Nobody", said)
        assert nobody or re.search(r"\d", said), (address, said)


@pytest.mark.parametrize("place", ["unknown", "differences"])
def test_answer_now_opens_that_question(phone: Page, place: str) -> None:
    person = replace(RRMS, told={k: v for k, v in RRMS.told.items() if k != "age"})
    lay(phone, "/results/next/" if place == "unknown" else "/results/hopes/", person)
    links = phone.locator(f"#{place} a", has_text="Answer now")
    addresses = links.evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert "/questions/age/?change=results" in addresses
    assert all(re.fullmatch(r"/questions/[\w-]+/\?change=results", each) for each in addresses)


def test_an_old_address_leads_to_the_page_that_holds_it_now(visit: Visit) -> None:
    page = visit("/results/#compared", RRMS)
    page.wait_for_url("**/results/choices/#compared")
    page.goto("/results/#activity")
    page.wait_for_url("**/results/hopes/#activity")
    page.goto("/results/#set-ectrims-ebmt-2025")
    page.wait_for_url("**/results/rules/#set-ectrims-ebmt-2025")


def test_without_a_script_the_first_page_leads_on(visit: Visit) -> None:
    page = visit("/results/#rules", RRMS, java_script_enabled=False)
    page.locator("#parts a", has_text="Rules").click()
    page.wait_for_url("**/results/rules/")
