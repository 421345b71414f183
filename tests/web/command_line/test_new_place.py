"""What a country needs besides its rules stands in data, and nothing goes live without it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import LazySettings

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import SHORT, Questionnaire, replay
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web import apps
from decision_aid.web.handover.summary.content import on_letter
from tests.domain.walk import TODAY


def test_paper_is_that_of_the_place(questionnaire: Questionnaire) -> None:
    for code, place in questionnaire.places.items():
        journey = replay(questionnaire, SHORT, Answers({"country": code}), TODAY)
        assert on_letter(journey) is place.letter, code
    on = {code for code, place in questionnaire.places.items() if place.letter}
    assert on == {"US", "CA"}
    assert not on_letter(replay(questionnaire, SHORT, Answers({"country": "unsure"}), TODAY))


def test_nothing_goes_live_with_a_place_without_a_line_of_its_own(
    base: EvidenceBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert apps.every_place_has_its_own_line() == []
    lines = tuple(line for line in base.help_lines if "NO" not in line.countries)
    fewer = replace(base, help_lines=lines)
    monkeypatch.setattr(apps.loaded, "evidence_base", lambda: fewer)
    reminder, refusal = apps.every_place_has_a_line(), apps.every_place_has_its_own_line()
    assert [each.is_serious() for each in (*reminder, *refusal)] == [False, True]
    assert "no line yet for 'NO'; [[line]] in evidence/places.toml" in refusal[0].msg


def test_letters_that_no_printed_sheet_has_are_told_by_file(
    settings: LazySettings, tmp_path: Path
) -> None:
    assert apps.paper_has_every_letter() == []
    settings.EVIDENCE_DIR = tmp_path
    (tmp_path / "latin.toml").write_text("body = 'Žižka, Ørsted, 10⁹ µL, αβ, Жизнь ≥ 3'", "utf-8")
    (tmp_path / "places.toml").write_text("name = 'いのちの電話'", "utf-8")
    (tmp_path / "rules.toml").write_text("body = '神経治療学会 2026'", "utf-8")
    (tmp_path / "broken.toml").write_bytes(b"body = '\xff\xfe'")  # others tell of it
    (told,) = apps.paper_has_every_letter()
    assert told.msg == "rules.toml: a printed sheet has no letters for '神経治療学会'"
