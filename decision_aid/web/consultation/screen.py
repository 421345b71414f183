"""The whole screen for one state of the answers. Everything on it comes from one result page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.topics import Side
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.consultation.answer_form import Field, FieldGroup, groups_of
from decision_aid.web.consultation.comparisons import ComparedPanel, compared_panel
from decision_aid.web.consultation.figures import Row, rows_of
from decision_aid.web.consultation.last_change import LastChange, last_change
from decision_aid.web.consultation.posted_answers import PostedAnswers
from decision_aid.web.consultation.rules import RulesPanel, rules_panel
from decision_aid.web.consultation.session import BY_CLINICIAN, ConsultationState
from decision_aid.web.consultation.unknowns import Unknowns, unknowns_of
from decision_aid.web.consultation.wording import Register
from decision_aid.web.figures.in_short.differences import (
    ShortDifference,
    short_differences,
    warning,
)
from decision_aid.web.loaded import result_of
from decision_aid.web.words.before_transplant import (
    DrugBlock,
    WorkUpGroup,
    blocks_on,
    drugs_named,
    months_since_dose,
    work_up_told,
)
from decision_aid.web.words.preferences import values_rows

_ROOM_FOR_DIFFERENCES = 60
"""Letters in one line of the panel for an outcome and the factors in it."""


@dataclass(frozen=True, slots=True)
class FiguresPanel:
    """Hopes and harms in the same form, and both beside other treatments."""

    outcomes: tuple[Row, ...]
    harms: tuple[Row, ...]
    compared: ComparedPanel
    differences: tuple[ShortDifference, ...]
    differences_note: str
    changed: frozenset[str]
    gone: int = 0

    @property
    def names(self) -> frozenset[str]:
        """Of every row; those of comparisons with a prefix."""
        rows = (row.id for row in (*self.outcomes, *self.harms))
        return frozenset((*rows, *(f"c-{row.id}" for row in self.compared.rows)))

    @property
    def rows_changed(self) -> int:
        """Those that are no longer here too."""
        return len(self.changed) + self.gone

    @property
    def has_near(self) -> bool:
        return any(each.is_near for each in (*self.outcomes, *self.harms))

    @property
    def outcomes_told(self) -> list[tuple[Row, bool, bool]]:
        return self._told(self.outcomes)

    @property
    def harms_told(self) -> list[tuple[Row, bool, bool]]:
        return self._told(self.harms)

    def _told(self, rows: tuple[Row, ...]) -> list[tuple[Row, bool, bool]]:
        """Whether it changed; whether a comparison tells its second line too, which is then the
        first to go where all is full.
        """
        below = self.compared.figures
        return [(each, each.id in self.changed, each.is_one_of(below)) for each in rows]

    @property
    def first_differences(self) -> tuple[ShortDifference, ...]:
        """What is in sight before the fold is opened, in one outcome, which is told before them:
        open ones only where all are open. The first one always, others as far as a line goes.
        """
        told = tuple(each for each in self.differences if not each.is_open) or self.differences
        alike = tuple(each for each in told if each.better_in == told[0].better_in)
        room = _ROOM_FOR_DIFFERENCES - len(alike[0].better_in)
        so_long = accumulate(len(each.factor + each.standing_in_words) + 3 for each in alike)
        return alike[: max(1, sum(each <= room for each in so_long))]

    @property
    def more_differences(self) -> int:
        return len(self.differences) - len(self.first_differences)


@dataclass(frozen=True, slots=True)
class BeforePanel:
    """What is printed on the drugs told by name, and the tests before a transplant."""

    blocks: tuple[DrugBlock, ...]
    tests: tuple[WorkUpGroup, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Screen:
    """All panels. ``wide``: every question is asked. ``told``: there is an answer beside
    that of who fills it in.
    """

    clinical: bool
    groups: tuple[FieldGroup, ...]
    unknowns: Unknowns
    values: tuple[tuple[str, str], ...]
    figures: FiguresPanel
    rules: RulesPanel
    before: BeforePanel
    last: LastChange
    can_undo: bool
    has_changed: bool
    wide: bool
    told: bool
    edss: str

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for group in self.groups for field in group.fields)

    @property
    def answer_groups(self) -> tuple[FieldGroup, ...]:
        return tuple(group for group in self.groups[:-1] if not group.folded)

    @property
    def folded_groups(self) -> tuple[FieldGroup, ...]:
        return tuple(group for group in self.groups if group.folded)

    @property
    def fitness_group(self) -> FieldGroup:
        return self.groups[-1]


class Reading:
    """Results of the answers of one request, each worked out once; gone with the request."""

    def __init__(self) -> None:
        self._done: list[tuple[SavedAnswers, Journey, PatientResult]] = []

    def of(self, kept: SavedAnswers) -> tuple[Journey, PatientResult]:
        for done, journey, page in self._done:
            if done is kept:
                return journey, page
        journey = kept.journey()
        page = result_of(journey)
        self._done.append((kept, journey, page))
        return journey, page


def screen_of(
    desk: ConsultationState, reading: Reading, sent: PostedAnswers | None = None
) -> Screen:
    register = Register(desk.clinical)
    journey, page = reading.of(desk.kept)
    old, before = (None, None) if desk.before is None else reading.of(desk.before)
    rules = rules_panel(page, before, register)
    figures = _figures(page, before, register, desk.compared)
    bars = rules.fitness.lines if rules.fitness else ()
    groups = groups_of(desk, journey, register, bars, register.signs(page.texts), sent)
    edss = _edss(journey)
    return Screen(
        clinical=desk.clinical,
        groups=groups,
        unknowns=unknowns_of(page, groups, register, edss),
        values=_values(desk.kept),
        figures=figures,
        rules=rules,
        before=_before(journey, clinical=desk.clinical),
        last=LastChange()
        if old is None
        else last_change(old, journey, figures.rows_changed, rules, register),
        can_undo=desk.before is not None,
        has_changed=desk.has_changed,
        told=any(key != BY_CLINICIAN for key in desk.kept.answers),
        wide="lvef" in {step.question.key for step in journey.steps},
        edss=edss,
    )


def _figures(
    page: PatientResult, before: PatientResult | None, register: Register, wanted: frozenset[str]
) -> FiguresPanel:
    def panel(of: PatientResult) -> FiguresPanel:
        outcomes, harms = (rows_of(of, register, side) for side in (Side.OUTCOMES, Side.RISKS))
        compared = compared_panel(of, register, wanted)
        made = short_differences(of.differences.transplant, clinical=register.clinical)
        return FiguresPanel(outcomes, harms, compared, made, warning(of.facts), frozenset())

    now = panel(page)
    if before is None:
        return now
    old = panel(before)
    gone = len(old.names - now.names)
    return replace(now, changed=_changed(old, now), gone=gone)


def _changed(old: FiguresPanel, now: FiguresPanel) -> frozenset[str]:
    """Rows that say something else than before; those of comparisons with a prefix."""
    was = {*old.outcomes, *old.harms}
    compared = set(old.compared.rows)
    beside = [(each.beside, each.ratios, each.none) for each in (old.compared, now.compared)]
    return frozenset(
        [row.id for row in (*now.outcomes, *now.harms) if row not in was]
        + [f"c-{row.id}" for row in now.compared.rows if row not in compared]
        + (["beside compared"] if beside[0] != beside[1] else [])
        + (["differences"] if now.differences != old.differences else [])
    )


def _values(kept: SavedAnswers) -> tuple[tuple[str, str], ...]:
    """What matters and which way the person leans; how ready somebody feels stays with them."""
    ready = len(kept.values.ready)
    rows = values_rows(kept)
    return tuple((row.label, row.answer) for row in rows[: len(rows) - ready])


def _edss(journey: Journey) -> str:
    """The range where the EDSS is estimated from mobility."""
    edss = journey.facts.number("edss")
    if edss is None or edss.is_exact:
        return ""
    return _("EDSS %(low)s–%(high)s from mobility") % {
        "low": edss.low, "high": edss.high
    }  # fmt: skip


def _before(journey: Journey, *, clinical: bool) -> BeforePanel:
    drugs = drugs_named(journey)
    return BeforePanel(
        blocks_on(drugs, months_since_dose(journey)), work_up_told(drugs, clinical=clinical)
    )
