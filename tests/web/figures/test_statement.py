"""A figure is worded in one place: a sentence changed there is changed wherever it is read."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest
from django.test import Client

from decision_aid.domain.evidence.absolute_risk import events_of, share_of
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.results.topic_result import KeyFigure, SmallReports, TopicResult
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.consultation import patient_view
from decision_aid.web.figures import both_frames, notes, people_and_time, sentences
from decision_aid.web.figures.in_short import one_study
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import figure_statement
from tests.web import people
from tests.web.cookies import client_with
from tests.web.words.marked import everything_said
from tests.web.words.surfaces import SURFACES

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "templates"
CHANGED = "Worded afresh"
_KEPT = type(lru_cache(lambda: None))


def _forget() -> None:
    """Drops every piece of page and every statement that is kept, but not the evidence itself."""
    for name, module in list(sys.modules.items()):
        if name.startswith("decision_aid.web") and name != "decision_aid.web.loaded":
            for each in vars(module).values():
                if isinstance(each, _KEPT) and each.__module__ == name:
                    each.cache_clear()


@pytest.fixture
def afresh() -> Iterator[None]:
    _forget()
    yield
    _forget()


TOLD_IN_FULL = ("result", "source", "patient's view", "summary", "text", "PDF")
CHANGES = (
    (both_frames, "headline", ("result", "source")),
    (sentences, "range_of", ("result", "source")),
    (one_study, "both_frames", ("patient's view", "summary", "text", "PDF")),
    (sentences, "range_cell", ("result", "summary", "text", "PDF")),
    (people_and_time, "time_of", ("outcome", "treatment", "choices", *TOLD_IN_FULL)),
    (people_and_time, "people_told", ("result", "outcome", "source", "choices", "treatment")),
    (
        sentences,
        "of_total",
        ("result", "outcome", "in short", "consultation", "summary", "text", "PDF"),
    ),
    (people_and_time, "named_with_part", ("consultation",)),
)


@pytest.mark.slow
def test_a_sentence_changed_in_one_place_is_changed_on_every_surface(
    rrms: Client, monkeypatch: pytest.MonkeyPatch, afresh: None
) -> None:
    """Each says its name before what it says, so that one drawing of a surface shows them all."""
    for module, sentence, _surfaces in CHANGES:
        monkeypatch.setattr(module, sentence, _named(sentence, getattr(module, sentence)))
    drawn = {name: draw(rrms) for name, draw in SURFACES.items()}
    unchanged = {
        (sentence, name)
        for _module, sentence, surfaces in CHANGES
        for name in surfaces
        if f"{CHANGED} {sentence}:" not in drawn[name]
    }
    assert unchanged == set()


def _named(sentence: str, says: Callable[..., str]) -> Callable[..., str]:
    return lambda *given: f"{CHANGED} {sentence}: {says(*given)}"


def test_every_surface_is_among_those_that_a_sentence_changes() -> None:
    named = {name.partition(",")[0] for name in SURFACES}
    assert {name for _module, _sentence, names in CHANGES for name in names} == named


@pytest.mark.parametrize(
    "sentence",
    [
        "nobody_like_you",
        pytest.param("small_reports", marks=pytest.mark.slow),
        pytest.param("not_counted", marks=pytest.mark.slow),
    ],
)
def test_that_there_is_no_figure_is_said_in_the_same_words_everywhere(
    sentence: str, base: EvidenceBase, monkeypatch: pytest.MonkeyPatch, afresh: None
) -> None:
    none = KeyFigure(None, nobody=sentence == "nobody_like_you")
    figures = tuple(base.figures.values())[:1] if sentence == "small_reports" else ()
    reports = property(lambda _topic: SmallReports(figures), lambda _topic, _given: None)
    monkeypatch.setattr(TopicResult, "key", property(lambda _topic: none))
    monkeypatch.setattr(TopicResult, "small_reports", reports)
    monkeypatch.setattr(patient_view, "_over_all", lambda *_given: {})
    monkeypatch.setattr(notes, sentence, lambda: CHANGED)
    client = client_with(people.PPMS_KEPT)
    surfaces = ("patient's view", "summary", "text", "PDF")
    shown = "result" if sentence == "nobody_like_you" else "result, a risk"
    assert [name for name in (shown, *surfaces) if CHANGED not in SURFACES[name](client)] == []


_SENTENCE = re.compile(r"[.!?](\s|$)")
_DRAWS = re.compile(
    r"\b(?:FigureStatement|SpreadStatement|DeathsStatement|ShortSpread|StudyRow|DeathRow|"
    r"ComparedFigure|ComparedStudy|PairedBars|TopicView|DeathsView)\b"
)
"""What holds figures in words and pictures: a template names in its first line what it draws."""


@pytest.mark.slow
def test_no_template_that_draws_a_figure_holds_a_sentence_of_its_own() -> None:
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(TEMPLATES.rglob("*.html"))
    }
    drawing = {name for name, text in texts.items() if _DRAWS.search(text)}
    assert {name.rpartition("/")[0] for name in drawing} == {
        "templates/figures", "templates/results", "templates/consultation",
        "templates/handover/summary",
    }  # fmt: skip
    assert len(drawing) >= 28
    said = [(each.file, each.text) for each in everything_said() if each.file in drawing]
    assert [(file, text) for file, text in said if _SENTENCE.search(text)] == []


def _statements(base: EvidenceBase) -> Iterator[FigureStatement]:
    return map(figure_statement, base.figures.values())


def test_every_figure_of_the_evidence_can_be_stated_whole(base: EvidenceBase) -> None:
    for told in _statements(base):
        given = (told.said, told.sentence, told.result, told.range, told.range_cell, told.value)
        assert all((*given, told.whom, told.design, told.label, told.url, told.locator)), told.url
        assert bool(told.message) == (told.frames is not None)
        assert (told.closeness, told.comparisons, told.differs) == ("", (), "")


def test_a_picture_or_words_stand_for_people_as_many_as_they_are(base: EvidenceBase) -> None:
    """Of what is rare, and of nobody and everybody, words tell more than a field of people."""
    pictures, words, seen = 0, 0, 0
    for told in _statements(base):
        share = share_of(told.published)
        if share is None or share in (0, 1):
            assert (told.picture, told.one_in) == ("", "")
            continue
        assert not (told.picture and told.one_in)
        common = (
            Decimal("0.02") <= share if told.out_of == 100 else abs(2 * share - 1) < Decimal("0.6")
        )
        is_counted_out = events_of(told.published) and (told.published.people or 20) < 20
        is_of_known = sample_size(told.sourced) is not None
        assert bool(told.picture) == bool(common and is_of_known and not is_counted_out)
        if told.one_in:
            number = int(re.sub(r"\D", "", told.one_in.removeprefix("about ").removeprefix("1 in")))
            others = re.sub(r"(about )?1 in [\d,]+ ?", "", told.one_in)
            events, people = events_of(told.published), told.published.people
            if events is not None and people:  # what stands beside it, not the rounded print
                rare_events = people - events if others else events
                assert told.one_in.startswith("1 in ") == (rare_events == 1), told.url
                share = Decimal(events) / people
                seen += 1
            assert others == (told.endpoint.rest if share > Decimal("0.5") else ""), told.url
            rare = 1 - share if others else share
            assert 0.9 < number * rare < Decimal("1.11"), told.url
        pictures, words = pictures + bool(told.picture), words + bool(told.one_in)
    assert pictures > 100
    assert words > 20
    assert seen > 10


@pytest.mark.parametrize(
    ("share", "words"),
    [("0.014", "about 1 in 70"), ("0.0019", "about 1 in 530"), ("0.14", "about 1 in 7"),
     ("0.028", "about 1 in 35"), ("0.0007", "about 1 in 1,400")],
)  # fmt: skip
def test_a_rare_event_is_told_as_one_in_so_many(share: str, words: str) -> None:
    assert sentences.one_in(Decimal(share)) == words


def test_a_statement_is_made_once(base: EvidenceBase) -> None:
    first = next(iter(base.figures.values()))
    assert figure_statement(first) is figure_statement(first)
    assert figure_statement(first, 1000) != figure_statement(first, 100)


def test_what_the_headline_has_said_does_not_follow_it_once_more(base: EvidenceBase) -> None:
    lost = figure_statement(base.figures["lee-2018-gmwm", "grey-matter-early-loss"])
    assert lost.said == lost.sentence
    assert "grey matter lost on average" in lost.sentence
    later = figure_statement(base.figures["lee-2018-gmwm", "grey-matter-later"])
    assert "each year later on" in later.said
