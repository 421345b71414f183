"""What was read of all files of ``evidence/``, and which list of it stands where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.gaps import Disagreement, Gap
from decision_aid.domain.evidence.sources import Arm, Endpoint, Source
from decision_aid.domain.evidence.topics import OutcomeTopic
from decision_aid.domain.preparation.before_transplant import DrugLine, WorkUpTest
from decision_aid.domain.preparation.team_questions import TeamQuestion
from decision_aid.domain.questionnaire.question_parts import Place
from decision_aid.domain.referral.hct_ci import HctCiItem
from decision_aid.domain.results.situation import Situation
from decision_aid.evidence_base.reading.assurance import Hazard, Standard, Threat
from decision_aid.evidence_base.reading.cases import Case
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
)
from decision_aid.evidence_base.reading.mistakes import Mistake, Names


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
    unread: set[tuple[str, str]] = field(default_factory=set)
    """By list or folder, the ids of what could not be read; empty where an id could not either."""
    digest: str = ""

    @property
    def half_read(self) -> frozenset[str]:
        """Files of which something was left out: what they lack is no mistake of others."""
        return frozenset(mistake.file for mistake in self.mistakes)

    def names_in(self, place: str) -> Names:
        """Ids of a list such as ``arms.toml``, or of the folder ``sources`` or ``criteria``."""
        listed = place in LISTS
        read = getattr(self, LISTS[place][1]) if listed else getattr(self, place).values()
        unread = self.unread_in(place)
        return Names(frozenset(each.id for each in read), unread, "" not in unread)

    def unread_in(self, place: str) -> frozenset[str]:
        return frozenset(name for where, name in self.unread if where == place)

    @property
    def texts(self) -> Names:
        """Whatever may be cited: studies and published rules."""
        return self.names_in(SOURCES) | self.names_in(CRITERIA)


SOURCES, CRITERIA = "sources", "criteria"
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
ABOUT_THE_TOOL = "safety/"
HEADERS = frozenset({"written_on", "version", "status"})


def lists_of(name: str) -> tuple[tuple[str, str, type[Any]], ...]:
    """Each list of one file: its key, where it is kept, and what it lists."""
    return (LISTS[name], *_BESIDE.get(name, ()))
