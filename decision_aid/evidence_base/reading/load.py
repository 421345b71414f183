"""Reads all files of ``evidence/``; every mistake of every file is told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import GenericAlias
from typing import Any, TypeVar

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.gaps import Disagreement, Gap
from decision_aid.domain.evidence.sources import Arm, Endpoint, Source
from decision_aid.domain.evidence.topics import OutcomeTopic
from decision_aid.domain.preparation.before_transplant import DrugLine, WorkUpTest
from decision_aid.domain.preparation.team_questions import ABOUT_THE_ANSWERS, TeamQuestion
from decision_aid.domain.questionnaire.facts.names import GIVEN
from decision_aid.domain.questionnaire.question_parts import Place
from decision_aid.domain.referral.hct_ci import HctCiItem
from decision_aid.domain.results.situation import Situation
from decision_aid.evidence_base.reading.assurance import Hazard, Standard, Threat
from decision_aid.evidence_base.reading.cases import Case, read_case
from decision_aid.evidence_base.reading.content import (
    Claim,
    EmergencyNumbers,
    GuidePage,
    HelpLine,
    QuizQuestion,
    Term,
    WhatMatters,
)
from decision_aid.evidence_base.reading.history import (
    HISTORY,
    SCREENING,
    DayOfChanges,
    Edition,
    ScreenedPaper,
    read_changes,
)
from decision_aid.evidence_base.reading.mistakes import Mistake
from decision_aid.evidence_base.reading.toml import (
    FILL_IN,
    Table,
    make_converter,
    parse_toml,
    structure,
    unfilled,
    unfit_texts,
)

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Excuse:
    """Numbers that a check would refuse, and why they may stand; or what nobody has seen yet.

    Without ``figure``: numbers of a free text that stand in no figure. With it: a figure whose
    printed percentage does not agree with its printed counts. ``not_seen``: of a citation.
    ``chance_of``: a figure or difference whose printed p and interval tell chance differently.
    """

    file: str
    why: str
    numbers: tuple[str, ...] = ()
    figure: str = ""
    not_seen: tuple[str, ...] = ()
    chance_of: str = ""


_NOTHING_MATTERS = WhatMatters(way=(), consideration=(), leaning=(), ready=())


@dataclass(kw_only=True)
class Loaded:
    """Everything that could be read, by file name, and what could not."""

    sources: dict[str, Source] = field(default_factory=dict)
    criteria: dict[str, CriteriaSet] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    endpoints: tuple[Endpoint, ...] = ()
    arms: tuple[Arm, ...] = ()
    topics: tuple[OutcomeTopic, ...] = ()
    situations: tuple[Situation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    terms: tuple[Term, ...] = ()
    places: tuple[Place, ...] = ()
    help_lines: tuple[HelpLine, ...] = ()
    emergency_numbers: tuple[EmergencyNumbers, ...] = ()
    what_matters: WhatMatters = _NOTHING_MATTERS
    quiz: tuple[QuizQuestion, ...] = ()
    heard: tuple[Claim, ...] = ()
    team_questions: tuple[TeamQuestion, ...] = ()
    drug_lines: tuple[DrugLine, ...] = ()
    work_up: tuple[WorkUpTest, ...] = ()
    hct_ci: tuple[HctCiItem, ...] = ()
    guide_steps: tuple[GuidePage, ...] = ()
    guide_topics: tuple[GuidePage, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    standards: tuple[Standard, ...] = ()
    threats: tuple[Threat, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    screening: tuple[ScreenedPaper, ...] = ()
    editions: tuple[Edition, ...] = ()
    changes: tuple[DayOfChanges, ...] = ()
    mistakes: list[Mistake] = field(default_factory=list)
    digest: str = ""

    @property
    def half_read(self) -> frozenset[str]:
        """Files of which something was left out: what they lack is no mistake of others."""
        return frozenset(mistake.file for mistake in self.mistakes)


PLACES = "places.toml"
LISTS: dict[str, tuple[str, str, type[Any]]] = {
    "endpoints.toml": ("endpoint", "endpoints", Endpoint),
    "arms.toml": ("arm", "arms", Arm),
    "topics.toml": ("topic", "topics", OutcomeTopic),
    "situations.toml": ("situation", "situations", Situation),
    "gaps.toml": ("gap", "gaps", Gap),
    "disagreement.toml": ("claim", "disagreements", Disagreement),
    "glossary.toml": ("term", "terms", Term),
    PLACES: ("line", "help_lines", HelpLine),
    "quiz.toml": ("question", "quiz", QuizQuestion),
    "heard.toml": ("claim", "heard", Claim),
    "ask_your_team.toml": ("question", "team_questions", TeamQuestion),
    "washout.toml": ("line", "drug_lines", DrugLine),
    "workup.toml": ("test", "work_up", WorkUpTest),
    "hct_ci.toml": ("item", "hct_ci", HctCiItem),
    "guide/steps.toml": ("page", "guide_steps", GuidePage),
    "guide/topics.toml": ("page", "guide_topics", GuidePage),
    "safety/hazards.toml": ("hazard", "hazards", Hazard),
    "safety/standards.toml": ("standard", "standards", Standard),
    "safety/threats.toml": ("threat", "threats", Threat),
    "excused_numbers.toml": ("excuse", "excuses", Excuse),
    SCREENING: ("paper", "screening", ScreenedPaper),
    HISTORY: ("edition", "editions", Edition),
}
_BESIDE: dict[str, tuple[tuple[str, str, type[Any]], ...]] = {
    PLACES: (("place", "places", Place), ("emergency", "emergency_numbers", EmergencyNumbers)),
}
"""More lists of a file."""
_VALUES = "values.toml"
_OF_NO_VERSION = (HISTORY, SCREENING)
ABOUT_THE_TOOL = "safety/"
_WITH_ANSWERS = partial(make_converter, {**GIVEN, **ABOUT_THE_ANSWERS})
"""Some lists turn on answers too, which no published rule reads."""
_READ_ANSWERS = (TeamQuestion, GuidePage, OutcomeTopic)
_FILL_IN = FILL_IN.strip().encode()
HEADERS = frozenset({"written_on", "version", "status"})


def lists_of(name: str) -> tuple[tuple[str, str, type[Any]], ...]:
    """Each list of one file: its key, where it is kept, and what it lists."""
    return (LISTS[name], *_BESIDE.get(name, ()))


def load(folder: Path) -> Loaded:
    """Reads the whole folder. Broken files are left out and told in ``mistakes``.

    The file that lists the versions takes no part in the version, or it could never name one.
    Nor do ``safety/`` and the list of papers looked at: they change no figure on a printed sheet.
    """
    loaded = Loaded()
    digest = hashlib.sha256()
    for name, content in _files(folder):
        if name not in _OF_NO_VERSION and not name.startswith(ABOUT_THE_TOOL):
            digest.update(name.encode() + b"\0" + content + b"\0")
        take_file(loaded, name, content)
    loaded.digest = digest.hexdigest()
    loaded.mistakes += [Mistake(name, "", "file is missing") for name in _missing(folder)]
    loaded.changes, mistakes = read_changes(folder)
    loaded.mistakes += mistakes
    return loaded


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file by its name, as written; ``load`` tells what in it is no text."""
    return ((name, content.decode(errors="replace")) for name, content in _files(folder))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*.toml")):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def take_file(loaded: Loaded, name: str, content: bytes) -> None:
    """Adds what one file says, or the mistakes for which it is left out."""
    try:
        raw = parse_toml(content)
    except ValueError as error:
        loaded.mistakes.append(Mistake(name, "", f"cannot be read: {error}"))
        return
    if _FILL_IN in content:
        left = [*unfilled(raw)]
        loaded.mistakes += [Mistake(name, p, f"still to be filled in: {w}") for p, w in left]
        if left:
            return
    loaded.mistakes += [Mistake(name, path, reason) for path, reason in unfit_texts(raw)]
    _take(loaded, name, raw)


def _missing(folder: Path) -> Iterable[str]:
    wanted = (name for name in (*LISTS, _VALUES) if name not in _OF_NO_VERSION)
    return (name for name in wanted if not (folder / name).is_file())


def _take(loaded: Loaded, name: str, raw: Table) -> None:
    folder, _, file = name.rpartition("/")
    if folder == "sources":
        _take_one(loaded, loaded.sources, raw, Source, name)
    elif folder == "criteria":
        _take_one(loaded, loaded.criteria, raw, CriteriaSet, name)
    elif folder == "cases":
        loaded.cases[file], mistakes = read_case(raw, name)
        loaded.mistakes += mistakes
    elif name in LISTS:
        _take_list(loaded, raw, name)
    elif name == _VALUES:
        _take_values(loaded, raw)
    else:
        loaded.mistakes.append(Mistake(name, "", "is not a file of the evidence"))


def _take_one(loaded: Loaded, into: dict[str, T], raw: Table, kind: type[T], name: str) -> None:
    found, mistakes = structure(raw, kind, name)
    loaded.mistakes += mistakes
    if found is not None:
        into[name.rpartition("/")[2]] = found


def _take_list(loaded: Loaded, raw: Table, name: str) -> None:
    for unknown in raw.keys() - {key for key, _, _ in lists_of(name)} - HEADERS:
        loaded.mistakes.append(Mistake(name, unknown, "unknown key"))
    for key, attribute, kind in lists_of(name):
        many: Any = GenericAlias(tuple, (kind, ...))
        reads_answers = {"make": _WITH_ANSWERS} if kind in _READ_ANSWERS else {}
        found, mistakes = structure(raw.get(key, []), many, name, **reads_answers)
        loaded.mistakes += [Mistake(m.file, key + m.path, m.reason) for m in mistakes]
        setattr(loaded, attribute, found or ())


def _take_values(loaded: Loaded, raw: Table) -> None:
    without = {key: value for key, value in raw.items() if key not in HEADERS}
    found, mistakes = structure(without, WhatMatters, _VALUES)
    loaded.mistakes += mistakes
    if found is not None:
        loaded.what_matters = found
