"""The rows of the first page say of whom, when and beside what."""

from __future__ import annotations

import re
from itertools import groupby

import pytest

from decision_aid.domain.results.first_page import first_page
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.loaded import result_of
from decision_aid.web.results.bars import said_together
from decision_aid.web.results.differences import FactorView
from decision_aid.web.results.first_page import first_page_view
from decision_aid.web.results.rows import rows_of
from tests.browser.people import FULL_CASE, PPMS, RRMS, SPMS, Person
from tests.web import people
from tests.web.cookies import Given, client_with
from tests.web.page import Page

DISABLED_PPMS: Given = {
    "country": "DE", "subtype": "ppms", "age": "58", "mobility_short": "up-to-5",
    "relapses_12m": "unsure", "mri_short": "unsure", "treatment_short": "unsure",
}  # fmt: skip
PEOPLE: dict[str, tuple[Given, str]] = {
    "relapsing": (people.RRMS_KEPT, "full"),
    "secondary progressive": (people.SPMS_KEPT, "full"),
    "primary progressive": (people.PPMS_KEPT, "full"),
    "primary progressive, short way": (DISABLED_PPMS, "short"),
    "short": (people.SHORT, "short"),
}


@pytest.fixture(scope="module", params=PEOPLE.values(), ids=PEOPLE)
def told(request: pytest.FixtureRequest) -> tuple[Given, Page]:
    kept, route = request.param
    return kept, Page(client_with(kept, route).get("/results/").content.decode())


def rows_on(page: Page) -> dict[str, str]:
    return {row.one("h3").text: row.text for row in page.main.all("li") if row.all("h3")}


def test_relapses_are_told_only_to_whom_they_say_something(told: tuple[Given, Page]) -> None:
    kept, page = told
    is_progressive = kept["subtype"] in ("spms", "ppms")
    assert any("relapses stay away" in title for title in rows_on(page)) is not is_progressive


def test_a_pair_counts_what_its_row_asks(told: tuple[Given, Page]) -> None:
    """Where 95 of 100 did not get worse, no pair of those who did follows."""
    _kept, page = told
    hopes = page.main.one("section", id="short")
    rows = [row.text for row in hopes.all("li") if row.all("h3")]
    assert rows
    assert [row for row in rows if re.search(r"got worse|had a relapse", row)] == []


def test_a_pair_is_turned_by_its_other_people() -> None:
    chosen = first_page(result_of(RRMS.journey()))
    rows = Page(f"<main><ul>{rows_of(chosen.hopes).html}</ul></main>").main.text
    told = r"95 of 100 stayed free of lasting worsening; on other MS drugs \([^)]+\) 38 of 100\."
    assert re.search(told, rows)


def test_that_comparisons_may_be_of_another_type_is_said_once() -> None:
    """Where no type is known, no pair stands in a row; the same sentence in each tells nothing."""
    page = Page(client_with({"subtype": "unsure"}, "short").get("/results/").content.decode())
    rows = list(rows_on(page).values())
    said = r"Compared, like [\w ]+ and [\w ]+, in people whose type of MS may not be yours:"
    assert len([each for text in rows for each in re.findall(said, text)]) == 1


def test_deaths_are_led_by_the_own_country_else_by_the_spread_of_large_reports(
    told: tuple[Given, Page], base: EvidenceBase
) -> None:
    """One clinic stands for no other country; the highest, of few people, is named by its dot."""
    kept, page = told
    row = next(text for title, text in rows_on(page).items() if "die of the treatment" in title)
    led = re.search(r"(\d+) of (\d+) died (?:of it|within 100 days)( in your country)?", row)
    treated = re.search(r"[Tt]reated (\d{4}) to \d{4} \(", row)
    assert led
    assert treated
    assert "Hamerschlak 2010: 3 of 41 died" in row
    assert bool(led[3]) is str(kept.get("country", "")).startswith("GB")
    sources = [s for s in base.sources.values() if s.years[:1] == (int(treated[1]),)]
    assert (int(led[1]), int(led[2])) in [(f.events, f.people) for s in sources for f in s.figure]
    assert int(led[1]) > 0
    assert int(led[2]) >= 100
    spread = r"\d+ large studies: none to \d+ of 1,000"
    if not led[3]:
        spread = r"None to \d+ of 1,000 died of it in \d+ studies of 100 people or more"
    assert re.search(spread, row)
    assert re.search(r"nobody: \d+", row), "the strip tells in how many nobody died"


@pytest.mark.parametrize(
    ("country", "subtype", "of_whom"),
    [("AU", "ppms", ", RRMS+SPMS only"), ("AU", "rrms", ", RRMS+SPMS"),
     ("SE", "spms", ", RRMS only"), ("SE", "unsure", ", RRMS"), ("GB-ENG", "rrms", ", all types")],
)  # fmt: skip
def test_a_study_of_the_country_on_another_type_of_ms_says_so(
    country: str, subtype: str, of_whom: str
) -> None:
    """ "In your country none of 35" was told to people with PPMS, of whom the study had nobody."""
    pages = client_with({**DISABLED_PPMS, "country": country, "subtype": subtype}, "short")
    row = rows_on(Page(pages.get("/results/").content.decode()))["Did anyone die of the treatment?"]
    beside = "In your country (?:none of 35, too few to know|none of 174)"
    counted = "Treated 2002 to 2023" if country.startswith("GB") else beside
    found = re.search(rf"{counted} \([A-Z]\w+ \d{{4}}(?: UK)?([^)]*)\)", row)
    assert found
    assert found[1] == of_whom
    deaths = Page(pages.get("/results/risks/").content.decode()).main.text
    assert found[0] in deaths


def test_a_comparison_says_when_and_what_the_other_drugs_were_not(
    told: tuple[Given, Page], base: EvidenceBase
) -> None:
    _kept, page = told
    notes = [s.comparator_note for s in base.sources.values() if s.comparator_note]
    told_of = re.findall(r"on other MS drugs[^.;]*", page.main.text)
    assert not told_of or any(note in told_of[0] for note in notes)
    for bar in page.main.all("ul", css="two-bars"):
        if "on other MS drugs" in bar.text:
            assert any(note in bar.text for note in notes)
    assert "of 100 did;" not in page.main.text


def test_nothing_not_asked_counts_as_not_met(told: tuple[Given, Page]) -> None:
    _kept, page = told
    for line in page.main.all("li"):
        if "You meet none of" in line.text:
            assert "Open:" not in line.text


def test_a_drug_that_did_not_hold_slow_worsening_is_no_sign_of_activity() -> None:
    """Relapses, new lesions or worsening: any of them was answered, and only one is not active."""
    kept = {**people.PPMS_KEPT, "dmt_tried": ["ocrelizumab"], "relapses_12m": "0", "mri_12m": "no",
            "dmt_outcome:ocrelizumab": "not-controlled"}  # fmt: skip
    client = client_with(kept, "full")
    line = Page(client.get("/results/").content.decode()).main.one("p", css="who-am-i").text
    summary = client.post("/summary.txt/").content.decode()
    assert "not held by a strong drug" in line
    assert "A strong drug did not hold my MS" in " ".join(summary.split())
    for told in (line, summary):
        assert not re.search(r"active (on|despite|in spite)|stayed active", told)


def test_who_did_better_is_told_of_people_and_never_as_a_favour(told: tuple[Given, Page]) -> None:
    _kept, page = told
    sections = page.main.all("section", **{"aria-labelledby": "differences-h"})
    if not sections:  # it goes before a gap does
        assert "Not known: " in page.main.text
        return
    (section,) = sections
    assert section.one("h2").text == "People with your answers"
    marks = {mark.text for mark in section.all("span", css="stands")}
    own = {"did better", "did less well", "others did better", "others did less well"}
    assert marks <= own | {"Studies disagree", "Studies drew the line in different places"}


def test_how_long_half_of_the_people_were_followed_is_told_as_one_says_it(
    told: tuple[Given, Page],
) -> None:
    _kept, page = told
    assert not re.search(r"[Hh]alf followed", page.main.text)
    assert all(re.match(r" for [\d.]+ years? or more", rest)
               for rest in re.split(r"[Hh]alf of them followed", page.main.text)[1:])  # fmt: skip


@pytest.mark.parametrize("person", [RRMS, SPMS], ids=lambda each: each.name)
def test_where_there_is_no_room_the_gap_goes_last(
    monkeypatch: pytest.MonkeyPatch, person: Person
) -> None:
    """With less and less room: fewer differences, one in fewer words, none, and then no gap."""
    chosen, journey = first_page(result_of(person.journey())), person.journey()
    briefest = FactorView(chosen.differences[0]).briefest
    assert chosen.gap
    seen: list[tuple[bool, int, bool]] = []
    monkeypatch.setattr("decision_aid.web.results.first_page._MOST_LINKS", 99)
    for most in range(800, 350, -3):
        monkeypatch.setattr("decision_aid.web.results.first_page._MOST_WORDS", most)
        view = first_page_view(chosen, journey)
        seen.append((view.gap is not None, len(view.differences), view.differences == (briefest,)))
    assert [each for each, _ in groupby(seen)][:5] == [
        *((True, most, False) for most in range(len(chosen.differences), 0, -1)),
        *((True, 1, True), (True, 0, False)),
    ][:5]
    kept = [has_gap for has_gap, _, _ in seen]
    assert kept == sorted(kept, reverse=True)
    assert not kept[-1]


def test_a_difference_by_type_keeps_what_says_how_few_had_the_type_of_the_reader() -> None:
    """ "Your type of MS: did less well. Boffa 2021, 210 people", of whom two had PPMS."""
    for person, few in ((PPMS, True), (SPMS, False)):
        chosen = first_page(result_of(person.journey()))
        (line,) = (each for each in chosen.differences if each.factor == "subtype")
        view = FactorView(line, subtype=chosen.facts.subtype)
        assert ("only two people had PPMS" in view.briefest) is few
        assert "only two people had PPMS" in view.brief


def test_a_pair_that_no_draw_made_says_so_once_where_no_bars_below_tell_it() -> None:
    """The bars may be of another study; the row read like a proven difference."""
    quiet = {"relapses_12m": "0", "new_t2_12m": "0", "gd_lesions_12m": "0"}
    takes = {"dmt_tried": ("natalizumab",), "dmt_outcome:natalizumab": "quiet"}
    page = _rows_of(Person("quiet", {**RRMS.told, **quiet, **takes}), has_bars=False)
    tested = "the paper tested better, same and worse together: no difference shown"
    assert f"on alemtuzumab 88 of 100. Not at random; {tested}." in page
    assert page.count("Not at random;") == 1
    assert "In Burt 2019" in (drawn := _rows_of(RRMS))
    assert "Not at random;" not in drawn


def _rows_of(person: Person, *, has_bars: bool = True) -> str:
    """What its rows say."""
    chosen = first_page(result_of(person.journey()))
    in_bars = chosen.comparison.comparison if chosen.comparison and has_bars else None
    rows = [rows_of(each, in_bars).html for each in (chosen.hopes, chosen.risks)]
    return Page(f"<main><ul>{''.join(rows)}</ul></main>").main.text


def test_deaths_too_few_to_know_are_left_to_other_choices() -> None:
    active = {"subtype": "spms", "age": "30", "relapses_12m": "4", "country": "NL"}
    chosen = first_page(result_of(Person("active", active).journey()))
    assert any(row.compared and row.is_of_deaths for row in chosen.risks)
    told = rows_of(chosen.risks).html
    assert "2 of the 62" not in told
    assert 'few people to know: see <a href="/results/choices/">Other choices</a>.' in told


def test_the_most_urgent_text_beside_is_told_before_any_difference(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody pregnant, whose page is fuller than a page can be."""
    usual = FULL_CASE.journey()
    assert first_page_view(first_page(result_of(usual)), usual).gap
    monkeypatch.setattr("decision_aid.web.results.first_page._MOST_WORDS", 480)
    told = {**FULL_CASE.told, "fertility": "ovaries", "pregnancy": "pregnant"}
    journey = Person("pregnant", told, FULL_CASE.route).journey()
    view = first_page_view(first_page(result_of(journey)), journey)
    assert view.situation is not None
    assert [each.id for each in view.situation.texts][1:2] == ["pregnant"]
    assert [each.id for each in view.situation.folded] == ["natalizumab-and-jc-virus"]
    assert view.has_no_room
    assert view.differences == ()


def test_what_nobody_compared_is_named_as_its_row_asks() -> None:
    """ "Nor severe side effects", where no row asks of these but one of intensive care."""
    told = {**SPMS.told, "dmt_tried": ("tolebrutinib",), "new_t2_12m": "0", "country": "GB-ENG"}
    chosen = first_page(result_of(Person("SPMS", told).journey()))
    asked = {row.told.drawn.endpoint for row in chosen.risks if row.told.drawn}
    assert "intensive-care" in asked
    named = said_together(chosen.rows)
    assert [each for others in named.values() for each in others] == ["intensive care"]
