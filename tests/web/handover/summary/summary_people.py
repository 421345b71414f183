"""Six people with their summaries, and the golden files of these as text.

After a change of words that is meant: ``uv run manage.py reseal``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import replay
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.summary.content import Summary, summary_of
from decision_aid.web.handover.summary.fit.printed import on_page
from decision_aid.web.handover.summary.text import plain_text
from decision_aid.web.loaded import questionnaire, result_of
from tests.browser.people import Person
from tests.domain.people import some_answers
from tests.web import people
from tests.web.cookies import Given

GOLDEN = Path(__file__).parents[2] / "golden"
TODAY = date(2026, 11, 21)
ADDRESS = "https://aid.example.org/code/"
_DETAIL = {
    **people.RRMS_KEPT,
    **{key: value for key, value in people.DETAIL.items() if key not in people.RRMS},
}
_LEANS = Values(
    picked=("keep-function", "death", "family-work"), ordered=True, leaning="ahsct",
    ready={"sure": "no", "supported": "yes"},
)  # fmt: skip


_CHOSEN = ("regimen", "find-jcv", "fact:who_ps", "aim", "carer-role")


def kept(
    given: Given,
    route: str = "full",
    values: Values | None = None,
    questions: tuple[str, ...] = (),
) -> SavedAnswers:
    answers = {key: v if isinstance(v, str) else tuple(v) for key, v in given.items()}
    return SavedAnswers(route, Answers(answers), values or Values(), questions)


PEOPLE = {
    "relapsing": kept(people.RRMS_KEPT, values=_LEANS),
    "secondary_progressive": kept(people.SPMS_KEPT, values=Values(picked=("unsure",))),
    "primary_progressive": kept(people.PPMS_KEPT, values=Values(leaning="unsure")),
    "short_way": kept(people.SHORT, "short"),
    "in_detail": kept(_DETAIL, "detail", Values(picked=("fertility", "time-away")), _CHOSEN),
    "knows_nothing": kept(dict.fromkeys(("country", "age", "subtype", "dmt_tried"), "unsure")),
}


@cache
def summary_for(name: str) -> Summary:
    """As the page shows it."""
    return on_page(whole_summary(name))


@cache
def whole_summary(name: str) -> Summary:
    """Before anything is cut for two sheets: as the text has it. Of each it is made once."""
    return _summary_of(PEOPLE[name])


def summary_for_kept(saved: SavedAnswers) -> Summary:
    return _summary_of(saved)


def summary_of_longest(subtype: str, drugs: int) -> Summary:
    """Everything answered, each with the option of the longest label; so many drugs ticked."""
    given: dict[str, str | tuple[str, ...]] = {
        "subtype": subtype, "filled_in_by": "clinician", "age": "38", "edss_value": "6",
        "year_diagnosis": "2016", "year_onset": "2014", "lvef": "62", "dlco": "84", "crcl": "101",
        "relapses_12m": "2", "relapses_24m": "4", "activity_36m": "5",
    }  # fmt: skip
    for question in questionnaire().questions.values():
        if question.kind is QuestionKind.MULTI_CHOICE:
            given[question.key] = tuple(o.value for o in question.option)[:drugs]
        elif question.repeat_for:
            for drug in questionnaire().questions[question.repeat_for].option:
                told = question.option[0].value if question.option else "2019-09"
                given[f"{question.key}:{drug.value}"] = told
        elif question.option:
            longest = max(question.option, key=lambda option: len(option.label)).value
            given.setdefault(question.key, longest)
    given["edss_known"] = given["mri_12m"] = given["mri_contrast"] = "yes"
    return _summary_of(SavedAnswers("detail", Answers(given), _LEANS))


def summary_of_anybody(seed: int) -> Summary:
    """Of random answers, whole."""
    random = Random(seed)
    answers = Answers(some_answers(questionnaire(), random))
    return _summary_of(SavedAnswers(random.choice(("full", "detail")), answers))


def saved_of(person: Person) -> SavedAnswers:
    """The same as ``Person.cookie`` holds."""
    steps = person.journey().steps
    given = {step.key: step.answer for step in steps if step.answer is not None}
    return SavedAnswers(person.route, Answers(given))


def summary_of_person(person: Person) -> Summary:
    return _summary_of(saved_of(person))


def _summary_of(who: SavedAnswers) -> Summary:
    journey = replay(questionnaire(), who.route, who.answers, TODAY)
    return summary_of(who, journey, result_of(journey), TODAY, ADDRESS)


def golden_text(name: str) -> str:
    """Without the version of the evidence and the code, which change with every comma."""
    masked = replace(whole_summary(name), version="(of the evidence)", code="(a code)")
    return plain_text(masked)


def golden_file(name: str) -> Path:
    return GOLDEN / f"summary_{name}.txt"
