"""Reading without answering: everything in the evidence is reached by links from the start."""

from __future__ import annotations

from collections import Counter

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.evidence_base.base import EvidenceBase
from tests.web import people
from tests.web.cookies import client_with
from tests.web.crawl import Site
from tests.web.page import Page, flat
from tests.web.results.drawn import both_frames
from tests.web.words_never_said import words_never_said

pytestmark = pytest.mark.slow

HELP_FOR_CARERS = (
    "https://www.citizensadvice.org.uk/family/looking-after-people/carers-help-and-support/"
)
PUBLISHED_AT = ("https://doi.org/", "https://pubmed.ncbi.nlm.nih.gov/",
                "https://pmc.ncbi.nlm.nih.gov/articles/")  # fmt: skip


def test_every_page_is_reached_from_the_start_by_links(site: Site, base: EvidenceBase) -> None:
    wanted = {f"/sources/{each}/" for each in base.sources}
    wanted |= {f"/criteria/{each}/" for each in base.criteria}
    wanted |= {f"/outcomes/{each}/" for each in base.endpoints}
    wanted |= {f"/treatments/{each}/" for each in base.arms}
    wanted |= {f"/guide/{each.id}/" for each in base.guide}
    wanted |= {
        "/evidence/", "/sources/", "/outcomes/", "/treatments/", "/map/", "/guide/",
        "/criteria/", "/gaps/", "/disagreement/", "/glossary/", "/help/", "/methods/",
        "/privacy/", "/about/", "/accessibility/", "/intended-purpose/", "/delete/",
        "/contact/", "/safety/", "/standards/", "/measured/", "/search/",
        "/my-questions/",
    }  # fmt: skip
    assert wanted - set(site.pages) == set()


def test_no_link_inside_the_site_is_dead(site: Site) -> None:
    assert site.dead == []
    assert site.lost_anchors == []


def test_no_link_is_dead_for_somebody_with_answers() -> None:
    client = client_with(people.SPMS_KEPT)
    reached = [Page(client.get(a).content.decode()) for a in ("/", "/check/", "/delete/")]
    links = {link.partition("#")[0] for page in reached for link in page.links} - {""}
    assert {a: s for a in links if (s := client.get(a).status_code) != 200} == {}


def test_no_two_pages_share_a_title(site: Site) -> None:
    titles = Counter(page.title for page in site.pages.values())
    assert {title: n for title, n in titles.items() if n > 1} == {}


def test_every_page_has_one_main_heading_and_no_id_twice(site: Site) -> None:
    for address, page in site.pages.items():
        assert len(page.all("h1")) == 1, address
        assert Counter(page.ids).most_common(1)[0][1] == 1, address
        assert page.one("html")["lang"] == "en-gb", address


def test_every_page_carries_the_notice_and_the_evidence_version(
    site: Site, base: EvidenceBase
) -> None:
    for address, page in site.pages.items():
        dense = address == "/consult/"
        notice = page.one("aside", css="banner") if dense else page.one("div", css="no-advice")
        assert "advice" in notice.text, address
        assert str(base.version) in page.one(css="evidence-version").text, address


def test_every_figure_stands_on_its_source_page_as_printed_with_its_place(
    site: Site, base: EvidenceBase
) -> None:
    for sourced in base.figures.values():
        figure = sourced.figure
        place = f"{sourced.source.id}#{figure.id}"
        article = site.pages[f"/sources/{sourced.source.id}/"].by_id(figure.id)
        words = [dd.text for dd in article.all("dd")]
        printed = str(figure.value).replace("-", "−")
        assert any(printed in each for each in words), place
        assert any(flat(figure.locator) in each for each in words), place
        assert flat(figure.definition) in article.text, place
        if figure.ci is not None:
            for end in (figure.ci.low, figure.ci.high):
                assert str(end).replace("-", "−") in article.text, place


def test_a_source_page_shows_no_figure_that_is_not_in_the_evidence(
    site: Site, base: EvidenceBase
) -> None:
    for source in base.sources.values():
        page = site.pages[f"/sources/{source.id}/"]
        shown = [article["id"] for article in page.all("article")]
        assert shown == [figure.id for figure in source.figure], source.id


def test_zero_events_carry_a_warning_on_the_source_page_too(site: Site, base: EvidenceBase) -> None:
    zeros = [s for s in base.figures.values() if share_of(s.figure) == 0]
    assert zeros
    for sourced in zeros:
        article = site.pages[f"/sources/{sourced.source.id}/"].by_id(sourced.figure.id)
        assert "no risk" in article.text, sourced.ref


def test_every_source_page_tells_what_the_study_cannot(site: Site, base: EvidenceBase) -> None:
    for source in base.sources.values():
        text = site.pages[f"/sources/{source.id}/"].main.text
        for words in (source.title, source.summary, source.limits, source.citation.journal):
            assert flat(words) in text, source.id


def test_every_criterion_stands_on_the_page_of_its_set(site: Site, base: EvidenceBase) -> None:
    for rules in base.criteria_sets:
        lines = [li.text for ul in site.pages[f"/criteria/{rules.id}/"].all("ul", css="criteria")
                 for li in ul.all("li")]  # fmt: skip
        assert len(lines) == len(rules.criterion), rules.id
        for criterion, line in zip(rules.criterion, lines, strict=True):
            assert flat(criterion.statement) in line, (rules.id, criterion.id)
            assert flat(criterion.locator) in line, (rules.id, criterion.id)


def test_every_gap_and_every_disagreement_is_told_in_full(site: Site, base: EvidenceBase) -> None:
    for gap in base.gaps:
        assert flat(gap.statement) in site.pages["/gaps/"].by_id(gap.id).text
    for claim in base.disagreements:
        text = site.pages["/disagreement/"].by_id(claim.id).text
        for words in (claim.question, claim.one_side, claim.other_side, claim.what_is_agreed):
            assert flat(words) in text, claim.id


def test_every_term_and_every_help_line_can_be_read(site: Site, base: EvidenceBase) -> None:
    glossary, help_now = site.pages["/glossary/"], site.pages["/help/"]
    assert [dfn.text for dfn in glossary.all("dfn")] == [flat(t.term) for t in base.terms]
    rows = [flat(li.text) for ul in help_now.all("ul", css="calls") for li in ul.all("li")]
    for line in base.help_lines:
        number = flat(line.number or line.url)
        found = any(flat(line.name) in row and flat(line.number) in row for row in rows)
        assert found is (not line.confirm and bool(number)), line.name


def test_help_starts_with_the_numbers_of_the_persons_own_country() -> None:
    page = Page(client_with(people.RRMS_KEPT).get("/help/").content.decode())
    first = page.all("ul", css="calls")[0]
    assert "Scotland" in page.by_id("own-h").text
    assert [a["href"] for a in first.all("a")] == [
        "tel:999", "tel:111", "tel:0800838587", "tel:116123", "sms:85258", "tel:08088008000"
    ]  # fmt: skip
    assert all(not details.all("h2") for details in page.main.all("details"))


def test_without_a_country_help_starts_with_those_of_the_host(settings: Settings) -> None:
    def first() -> list[str]:
        page = Page(Client().get("/help/").content.decode())
        return [a["href"] for a in page.all("ul", css="calls")[0].all("a")]

    assert first() == ["tel:999", "tel:116123", "sms:85258", "tel:08088008000"]
    settings.COUNTRY = "DE"
    assert first()[:2] == ["tel:112", "tel:08001110111"]
    settings.COUNTRY = "SE"
    assert first() == ["tel:112", "tel:90101"]
    settings.COUNTRY = "DK"
    assert first() == ["tel:112", "https://findahelpline.com/"]


def test_everybody_but_people_in_denmark_reads_a_number_to_talk_to_somebody(
    base: EvidenceBase,
) -> None:
    """The page on the line in Denmark is of 2015, and its hours have changed since."""
    checked = [line for line in base.help_lines if not line.confirm and line.tel]
    places = {code for line in base.help_lines for code in line.countries}
    talking = {code for line in checked if line.kind == "crisis" for code in line.countries}
    assert places - talking == {"DK", "other"}


def test_links_lead_out_only_to_publications_rules_and_help(site: Site, base: EvidenceBase) -> None:
    rules = {each.citation.url for each in base.criteria_sets}
    helping = {line.url for line in base.help_lines} | {HELP_FOR_CARERS}
    calls = {f"tel:{line.tel}" for line in base.help_lines}
    calls |= {f"sms:{line.text_to}" for line in base.help_lines}
    standards = {each.url for each in base.standards}
    told = {link.url for page in base.guide for link in page.all_links}
    for link, pages in site.outside.items():
        elsewhere = {page for page in pages if link not in told or not page.startswith("/guide/")}
        if link in helping | calls:
            assert elsewhere <= {"/help/"}, link
        elif link in standards and pages == {"/standards/"}:
            continue
        elif link in told:
            assert elsewhere == set() or link.startswith(PUBLISHED_AT), (link, pages)
        else:
            assert link in rules or link.startswith(PUBLISHED_AT), (link, pages)


def test_addresses_where_an_editor_read_a_text_never_appear(site: Site, base: EvidenceBase) -> None:
    cited = [each.citation for each in (*base.sources.values(), *base.criteria_sets)]
    given = {c.link for c in cited} | {c.url for c in cited}
    given |= {line.url for line in base.help_lines}
    given |= {link.url for page in base.guide for link in page.all_links}
    read = {reading.url for c in cited for reading in c.read if reading.url}
    read |= {each for line in base.help_lines for each in line.seen}
    read |= {each for page in base.guide for each in page.seen}
    read |= {each for page in base.guide for s in page.section for each in s.seen}
    read -= given
    assert len(read) > 100
    assert read & {link for link in site.outside if not link.startswith(PUBLISHED_AT)} == set()
    for address, page in site.pages.items():
        words = set(page.main.text.split())
        assert read & words == set(), address


def test_no_reading_page_promises_or_advises(site: Site) -> None:
    said = {a: w for a, page in site.pages.items() if (w := words_never_said(page.html))}
    assert said == {}


def test_a_rare_event_is_never_told_as_one_that_did_not_happen(
    site: Site, base: EvidenceBase
) -> None:
    """A share that rounds to 0 of 1,000 is still not nobody, nor one that rounds to all of them."""
    wrong = []
    for sourced in base.figures.values():
        share = share_of(sourced.figure)
        if share is not None and 0 < share < 1:
            article = site.pages[f"/sources/{sourced.source.id}/"].by_id(sourced.figure.id)
            frames = both_frames(article.one("h3").text)
            if frames is not None and 0 in frames[:2]:
                wrong.append((sourced.ref, article.one("h3").text))
    assert wrong == []
