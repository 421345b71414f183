"""How the consultation screen speaks: two registers, no promise, no answer in an address."""

from __future__ import annotations

import re

from django.conf import settings
from django.test import Client

from decision_aid.domain.evidence.vocabulary import Design
from decision_aid.domain.logic.facts import FACT_NAMES
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.web.consultation.comparisons import compared_panel
from decision_aid.web.consultation.wording import Register
from decision_aid.web.figures.compared.good_side import good_side_of, told_one_way
from decision_aid.web.loaded import questionnaire, result_of
from decision_aid.web.words.clinical import short_fact
from tests.browser.consultation.walkers import walker
from tests.browser.people import FULL_CASE, PPMS, RRMS, SPMS, Person
from tests.web import people
from tests.web.consultation.consulting import figures, screen, swap
from tests.web.cookies import answers_in
from tests.web.words_never_said import words_never_said


def test_both_registers_show_the_same_figures_and_verdicts(rrms: Client) -> None:
    clinical = screen(rrms)
    assert rrms.post("/consult/", {"do": "plain"}).status_code == 302
    plain = screen(rrms)
    assert "Progression-free survival" in clinical.by_id("p-figures").text
    assert "Disability did not get worse" in plain.by_id("p-figures").text
    first = {topic: cells[:1] for topic, cells in figures(clinical).items() if len(cells) > 1}
    for topic, cells in first.items():
        if "p-y" not in cells[0]:
            assert figures(plain)[topic][:1] == cells
    marks = [e["class"] for e in clinical.by_id("p-rules").all("li")]
    assert [e["class"] for e in plain.by_id("p-rules").all("li")] == marks
    assert answers_in(rrms) == people.RRMS_KEPT
    rrms.post("/consult/", {"do": "clinical"})
    assert "Progression-free survival" in screen(rrms).by_id("p-figures").text


ABOUT_THE_VISIT = {"filled_in_by", "brings"}


def test_every_question_and_fact_has_a_clinical_name_and_a_place() -> None:
    asked = questionnaire()
    shown = {key for key, question in asked.questions.items() if question.in_consultation}
    assert shown == set(asked.consultation_group)
    assert set(asked.questions) - shown == ABOUT_THE_VISIT
    assert all(asked.questions[key].clinical for key in shown)
    assert all(asked.facts[name].plain and short_fact(name) for name in FACT_NAMES)


def test_the_screen_never_promises_or_advises(rrms: Client) -> None:
    assert words_never_said(rrms.get("/consult/").content.decode()) == []
    assert words_never_said(rrms.get("/consult/finish/").content.decode()) == []
    assert words_never_said(swap(rrms, edss_value="7").content.decode()) == []


def test_no_address_on_the_screen_holds_an_answer(rrms: Client) -> None:
    empty, full = screen(Client()), screen(rrms)
    own = {link for link in full.links if link.startswith("/") and "?" in link}
    assert own == set()
    ways = {each["action"] for each in full.all("form")}
    assert ways == {each["action"] for each in empty.all("form")} == {"/consult/"}


def test_a_comparison_is_named_as_it_was_counted_with_people_and_chance(rrms: Client) -> None:
    """Not worse at the last visit is not free of confirmed progression. The p of better, same and
    worse together is no test of it.
    """
    swap(rrms, edss_value="7")
    row = screen(rrms).by_id("p-compared").text
    assert "EDSS not worse at last visit" in row
    assert "Progression-free" not in row
    assert "at last visit ·" not in row
    assert "n 69, 75" in row
    assert row.count("p = 0.06") == row.count("together: p = 0.06") == 1


def test_deaths_in_the_own_country_stand_on_the_screen_and_on_the_picture(rrms: Client) -> None:
    counted = "5 of 364"
    assert counted in screen(rrms).by_id("p-figures").text
    assert f"{counted} people died within 100 days in your country." in (
        rrms.get("/consult/show/death/").content.decode()
    )


def test_a_comparison_says_how_long_people_were_followed_and_which_drugs_it_left_out(
    rrms: Client,
) -> None:
    """A neurologist read two numbers with no time and beside "other MS drugs"."""
    told = screen(rrms).by_id("p-compared").text
    assert "median follow-up 2 y · RCT · Burt 2019" in told
    assert "vs other MS drugs (no ocrelizumab or alemtuzumab)" in told
    rrms.post("/consult/", {"do": "plain"})
    assert "half of them followed for 2 years or more" in screen(rrms).by_id("p-compared").text


def test_beside_it_stand_the_ratios_to_strong_drugs_that_did_not_fail() -> None:
    """The first row is of mild drugs; the strong ones that are left were compared as a ratio."""
    failed = {
        **RRMS.told,
        "dmt_tried": ("ocrelizumab", "fingolimod"),
        "dmt_outcome:ocrelizumab": "not-controlled",
        "dmt_outcome:fingolimod": "not-controlled",
    }
    client = Client()
    cookie = Person("two failed", failed).cookie()
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    told = screen(client).by_id("p-compared").text
    ratios = told.partition("Confirmed progression as a ratio, ")[2]
    assert ratios.startswith("vs natalizumab: hazard ratio 1.06 (0.54 to 2.09), 5 y, n 146, 730, ")
    assert (
        "no difference shown, matched, not randomised, Kalincik 2023; vs alemtuzumab: hazard ratio"
    ) in ratios
    assert "vs ocrelizumab" not in ratios
    assert "as a ratio" not in screen(Client()).by_id("p-compared").text


def test_a_comparison_is_told_from_the_side_from_which_the_patient_reads_it() -> None:
    """The screen said 5 and 62 of 100 (worse), the patient's sheet 95 and 38 (not worse)."""
    seen = 0
    for somebody in (RRMS, SPMS, PPMS, *map(walker, range(24))):
        page = result_of(somebody.journey())
        first = page.first_comparison
        bars = told_one_way(first.comparison, first.out_of) if first else []
        drawn = {each.published: each.result for each in bars if each.frames}
        for register in (Register(clinical=True), Register(clinical=False)):
            for row in compared_panel(page, register, frozenset()).rows:
                for cell in (*row.transplant, *row.others):
                    told = cell.figure
                    assert cell.result == drawn.get(told.published, cell.result), row.name
                    if told.frames and good_side_of(told.sourced):
                        assert row.name != register.endpoint(told.sourced.endpoint)
                        low, high = told.short.range.split("–\N{WORD JOINER}")
                        assert int(low) <= told.frames.affected <= int(high), cell
                        seen += told.published in drawn
    assert seen > 5


def test_a_count_of_points_says_what_it_counts() -> None:
    """ "Not known 3/6" and "differs 2/6" read as if three were not known, and two differed."""
    for clinical in (True, False):
        register = Register(clinical)
        told = {each: register.alike(each, 3) for each in Closeness}
        assert told[Closeness.NOT_KNOWN].named == "alike"
        assert told[Closeness.NOT_KNOWN].rest.startswith("rest ")
        assert told[Closeness.DIFFERENT].named.endswith("alike")
        assert all(each.points == 3 for each in told.values())
        assert all(register.alike(each, 0).points == 0 for each in Closeness)


def test_every_comparison_says_when_of_how_many_and_whether_at_random() -> None:
    seen = set()
    for somebody in (RRMS, SPMS, PPMS, *map(walker, (0, 2, 7, 12, 23, 50))):
        page = result_of(somebody.journey())
        for register, at_random in ((Register(True), "randomised"), (Register(False), "at random")):
            panel = compared_panel(page, register, frozenset())
            for row in panel.rows:
                time, design, *_rest = row.about.split(" · ")
                assert re.search(r"\d (y|years|days)|over (follow-up|the study)", time), row.about
                assert "RCT" in design or at_random in design, row.about
                assert re.search(r" · n (\d|not given)", row.about), row.about
                seen.add(row.about)
            if panel.ratios:
                assert at_random in panel.ratios
    assert len(seen) > 10


def test_natalizumab_beside_a_jc_virus_says_what_that_can_lead_to() -> None:
    def told(outcome: str, jcv: str, words: str = "clinical") -> str:
        given = {
            **FULL_CASE.told,
            "dmt_outcome:natalizumab": outcome,
            "jcv": jcv,
            "dmt_months:natalizumab": "12",
        }
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = Person(
            "JCV", given, FULL_CASE.route
        ).cookie()
        client.post("/consult/", {"do": words})
        return screen(client).by_id("n-dmt_outcome--natalizumab").text

    assert "JCV positive: PML risk" in told("quiet", "high")
    assert "PML" in told("quiet", "positive")
    assert "PML, a rare brain infection" in told("quiet", "low", "plain")
    assert "PML" not in told("quiet", "negative")


_SAID_EVERYWHERE = {"MS", "MRI", "EDSS", "HIV", "RRMS", "SPMS", "PPMS", "IgG", "CT", "DMTs"}


def test_the_key_tells_each_abbreviation_of_answers_and_figures() -> None:
    terms = {Register(clinical=True).design(each) for each in Design}
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = FULL_CASE.cookie()
    page = screen(client)
    labels = [each.text for each in page.all(css="c-label")]
    found = {word for each in labels for word in re.findall(r"\b\w*[A-Z]\w*[A-Z][\w-]*", each)}
    found |= {each for each in terms if each.endswith(".") or each.isupper()}
    found |= {"st.", "y", "mo", "p-y", "n", "NEDA-3", "PML"}
    assert {"DMT", "LVEF", "PIRA", "JCV", "RCT", "retrosp."} <= found
    key = page.by_id("c-keys").text
    untold = {e for e in found if not re.search(rf"(?<![\w-]){re.escape(e)}(?![\w-])", key)}
    assert untold - _SAID_EVERYWHERE == set()
