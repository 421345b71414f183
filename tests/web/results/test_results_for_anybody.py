"""The result page of many random people: what must hold whoever asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.utils import timezone

from decision_aid.domain.eligibility.criteria import FITNESS_SET, CriteriaSet
from decision_aid.domain.eligibility.vocabulary import CriteriaKind
from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.evidence.vocabulary import Prominence, SourceTier
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import FULL, SHORT, Questionnaire, replay
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult, patient_result
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.evidence_base.base import EvidenceBase
from tests.conftest import SIZE
from tests.told_topics import TOPICS
from tests.web.random_people import Somebody, random_people
from tests.web.results.drawn import (
    Drawn,
    Lead,
    both_frames,
    draw,
    every_lead,
    people_drawn,
    read_lead,
)

pytestmark = pytest.mark.slow

NUMBER = 56 * SIZE
WHOM_CHANCE_MAY_LEAVE_OUT = (
    Somebody(FULL, {"subtype": "spms", "relapses_12m": "0", "country": "US"}),
    Somebody(FULL, {"subtype": "ppms", "relapses_12m": "0", "country": "FR"}),
    Somebody(SHORT, {"subtype": "rrms", "relapses_12m": "0", "country": "SE"}),
    Somebody(FULL, {"subtype": "rrms", "country": "GB-NIR"}),
)
READ_AGAIN = 4
"""Every fourth person's result is worked out by the domain as well and held against the page."""


@pytest.fixture(scope="module")
def pages(questionnaire: Questionnaire, base: EvidenceBase, handler: WSGIHandler) -> list[Drawn]:
    version = str(base.version)
    everybody = (*random_people(questionnaire, NUMBER), *WHOM_CHANCE_MAY_LEAVE_OUT)
    return [draw(handler, each, version) for each in everybody]


@pytest.fixture(scope="module")
def leads(pages: list[Drawn]) -> list[Lead]:
    """Every figure that leads a panel of some page, once."""
    return [read_lead(html) for html in sorted({html for page in pages for html in page.leads})]


@pytest.fixture(scope="module")
def worked_out(
    pages: list[Drawn], questionnaire: Questionnaire, base: EvidenceBase
) -> list[tuple[Drawn, PatientResult]]:
    return [
        (page, patient_result(_facts(page.somebody, questionnaire), base))
        for page in pages[::READ_AGAIN]
    ]


def _facts(somebody: Somebody, questionnaire: Questionnaire) -> Facts:
    given = {k: tuple(v) if isinstance(v, list) else v for k, v in somebody.answers.items()}
    journey = replay(questionnaire, somebody.route, Answers(given), timezone.localdate())
    return Facts({**journey.known.values, **journey.facts.values})


def test_any_answers_give_a_page(pages: list[Drawn]) -> None:
    assert Counter(page.status for page in pages) == {200: len(pages)}


def test_every_page_carries_the_notice_and_the_evidence_version(pages: list[Drawn]) -> None:
    assert all(page.has_notice and page.has_version for page in pages)


def test_no_page_promises_or_advises(pages: list[Drawn]) -> None:
    assert {words for page in pages for words in page.never_said} == set()


def test_every_page_tells_all_topics_in_the_same_order(
    pages: list[Drawn], questionnaire: Questionnaire
) -> None:
    """Without those that surely say nothing to the person."""
    left_out = set()
    for page in pages:
        facts = _facts(page.somebody, questionnaire)
        told = tuple(topic.id for topic in TOPICS if topic.told_to(facts) is not None)
        assert len(page.topics) == len(told), page.somebody
        assert set(page.topics) == set(told), page.somebody
        if page.somebody.answers.get("brings", "unsure") == "unsure":  # it moves some to the front
            assert tuple(page.topics) == told, page.somebody
        left_out |= {topic.id for topic in TOPICS} - set(told)
    assert {"relapses", "fertility"} == left_out


def test_the_random_people_meet_many_different_figures(leads: list[Lead]) -> None:
    """Or the tests below would prove little."""
    assert len({lead.link for lead in leads}) > 50
    assert sum(lead.is_drawn for lead in leads) > 100


def test_every_proportion_that_leads_is_told_in_both_frames_and_drawn_or_put_in_words(
    leads: list[Lead],
) -> None:
    """A picture of people; of what is rare "about 1 in 70"; nobody and everybody in words alone."""
    seen: Counter[str] = Counter()
    for lead in leads:
        frames = both_frames(lead.message)
        if frames is None:
            assert (lead.is_drawn, lead.one_in) == (False, ""), lead.message
            continue
        affected, others, out_of = frames
        assert affected + others == out_of, lead.message
        if 0 in (affected, others):
            kind = "picture" if lead.is_drawn else "all or none"
            assert not lead.one_in, lead.message
        else:
            kind = "picture" if lead.is_drawn else "in words"
            assert lead.is_drawn != bool(lead.one_in), lead.message
        if lead.is_drawn:
            assert lead.page.one("svg")["role"] == "img"
            assert lead.page.one("svg").one("title").text == lead.message
        if lead.one_in:
            number = int(re.sub(r"\D", "", lead.one_in.removeprefix("About 1 in ")))
            told = (lead.message, lead.one_in)
            assert 0.75 < number * min(affected, others) / out_of < 1.34, told
        seen[kind] += 1
    assert min(seen[kind] for kind in ("picture", "in words", "all or none")) > 5


def test_no_share_of_people_leads_without_its_other_frame(
    leads: list[Lead], base: EvidenceBase
) -> None:
    shares = {"percent", "people", "per-1000-people"}
    one_sided = {
        lead.link
        for lead in leads
        if base.figures[lead.source_and_figure].figure.unit in shares
        and both_frames(lead.message) is None
    }
    assert one_sided == set()


def test_the_picture_holds_as_many_people_as_its_message(leads: list[Lead]) -> None:
    for lead in leads:
        if not lead.is_drawn:
            continue
        affected, others, out_of = both_frames(lead.message) or (-1, -1, -1)
        drawn = people_drawn(lead)
        inside = drawn.get("on", 0) + drawn.get("may-off", 0)
        assert sum(n for tone, n in drawn.items() if tone != "total") == drawn["total"], lead.link
        if 0 in (affected, others):  # told of the people studied, drawn out of a round number
            assert inside == (0 if affected == 0 else drawn["total"]), lead.link
        else:
            assert (inside, drawn["total"]) == (affected, out_of), lead.link


def test_every_figure_that_leads_links_to_its_place_on_its_source_page(
    leads: list[Lead], base: EvidenceBase
) -> None:
    client, ids = Client(), {}
    for lead in leads:
        source, figure = lead.source_and_figure
        if source not in ids:
            response = client.get(lead.link.partition("#")[0])
            assert response.status_code == 200
            ids[source] = response.content.decode()
        assert f'id="{figure}"' in ids[source], lead.link
        assert base.sources[source].label in lead.page.all("a")[0].text


def test_no_figure_of_people_unlike_the_person_leads(leads: list[Lead]) -> None:
    for lead in leads:
        tags = lead.page.all("span", css="tag")
        assert tags
        assert "diff" not in tags[0].classes, lead.link


def test_zero_events_never_stand_without_a_warning(leads: list[Lead], base: EvidenceBase) -> None:
    zeros = [lead for lead in leads if 0 in (both_frames(lead.message) or (1, 1))[:2]]
    assert zeros
    for lead in zeros:
        assert [b.text for b in lead.page.all("b") if b.text], lead.link
        if (both_frames(lead.message) or (1,))[0] == 0:
            assert "no risk" in lead.words, lead.link
            assert base.figures[lead.source_and_figure].figure.value == 0, lead.link


def test_the_page_and_its_other_times_draw_the_leads_of_the_domain_result(
    worked_out: list[tuple[Drawn, PatientResult]], handler: WSGIHandler
) -> None:
    for page, result in worked_out[::4]:
        leads = [panel.lead.sourced.ref for topic in result.topics_on(ToldOn.RESULTS)
                 for panel in (*topic.fronts, *topic.folded) if panel.lead is not None]  # fmt: skip
        drawn = Counter(read_lead(each).source_and_figure for each in page.leads)
        assert set(drawn) <= set(leads), page.somebody
        assert set(drawn.values()) <= {1}, page.somebody
        assert every_lead(handler, page.somebody) == set(leads), page.somebody


def test_a_topic_without_a_lead_says_plainly_that_nobody_was_studied(pages: list[Drawn]) -> None:
    silent = [inside for page in pages for inside in page.topics.values() if inside != "lead"]
    assert silent
    assert all('class="nobody"' in inside for inside in silent)


def _about(topic_id: str, result: PatientResult, base: EvidenceBase) -> Iterator[Match]:
    """Figures of transplants on one topic, from sources that are shown to people."""
    topic = next(topic for topic in TOPICS if topic.id == topic_id)
    for match in result.matches:
        figure, source = match.sourced.figure, match.sourced.source
        is_shown = source.tier is SourceTier.CORE and figure.arm in base.transplant_arms
        if is_shown and figure.endpoint in topic.endpoints:
            yield match


def test_nobody_like_you_is_only_said_where_it_is_true(
    worked_out: list[tuple[Drawn, PatientResult]], base: EvidenceBase
) -> None:
    """A ratio or a smaller figure about people like the person is about people like the person."""
    wrong = set()
    for page, result in worked_out:
        for topic, inside in page.topics.items():
            if "Nobody like you" in inside:
                wrong |= {(topic, m.sourced.ref, m.sourced.figure.show is Prominence.DETAIL)
                          for m in _about(topic, result, base)
                          if m.closeness is Closeness.MUCH_LIKE_YOU}  # fmt: skip
    assert wrong == set()


def _country(somebody: Somebody) -> str:
    given = somebody.answers.get("country", "")
    return "" if given == "unsure" else given


def _is_for(country: str, rules: CriteriaSet) -> bool:
    """Of this place, of its whole state, or, where the host names a state, of a part of it."""
    parts = {each.partition("-")[0] for each in rules.countries}
    return bool({country, country.partition("-")[0]} & set(rules.countries)) or country in parts


def test_the_rules_of_the_persons_own_country_come_first(
    pages: list[Drawn], base: EvidenceBase
) -> None:
    """Those in use that can be checked; the others lead what stands behind a fold of their kind."""
    seen, behind = set(), set()
    for page in pages:
        country = _country(page.somebody)
        own = {
            each.id: each
            for each in base.criteria_sets
            if _is_for(country or settings.COUNTRY, each)
            and each.kind is not CriteriaKind.TRIAL
            and each.id != FITNESS_SET
        }
        first = {name for name, each in own.items() if each.is_read_first}
        assert set(page.sets[: len(first)]) == first, (country, page.sets)
        assert FITNESS_SET in page.sets
        for is_sold in (True, False):
            later = {n for n in set(own) - first if own[n].terms_of_a_seller is is_sold}
            fold = next((each for each in page.sets_behind_folds if later & set(each)), ())
            assert set(fold[: len(later)]) == later, (country, fold)
            behind |= {(country, is_sold)} if later else set()
        seen.add(country)
    assert {"", "GB-SCT", "GB-NIR", "US", "SE"} <= seen
    assert {("FR", False), ("", False), ("", True)} <= behind


def test_without_a_country_no_country_but_the_hosts_comes_first(
    pages: list[Drawn], base: EvidenceBase
) -> None:
    seen = 0
    for page in pages:
        if not _country(page.somebody):
            sets = [base.criteria[each] for each in page.sets]
            assert all(
                _is_for(settings.COUNTRY, each) or {"EU", "INT"} & set(each.countries)
                for each in sets
            )
            seen += 1
    assert seen > 10
