"""People who do not exist, as answers to the questionnaire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest

from decision_aid.domain.questionnaire.answers import UNSURE, Answer, Answers
from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT, Journey, Step, replay
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.web import answer_store
from decision_aid.web.answer_cookie import CONSULT
from decision_aid.web.loaded import questionnaire

_YEAR = date.today().year


@dataclass(frozen=True)
class Person:
    """``told`` holds the known answers by step key; to the rest the person says "I do not know"."""

    name: str
    told: Mapping[str, Answer]
    route: str = FULL
    words: str = ""
    """How the consultation speaks; as it does to everybody, if nothing is said."""

    def journey(self, stop_at: str = "") -> Journey:
        """The way through all questions, or up to the step with that slug or name."""
        answers = Answers()
        journey = replay(questionnaire(), self.route, answers, date.today())
        while (step := journey.next_step) and stop_at not in (step.slug, step.name):
            answers = answers.having(step.key, self.told.get(step.key, unsure(step)))
            journey = replay(questionnaire(), self.route, answers, date.today())
            if journey.next_step and journey.next_step.key == step.key:
                raise ValueError(f"{self.name}: {step.key} refuses {answers.get(step.key)!r}")
        return journey

    def way(self) -> tuple[Step, ...]:
        """The questions that the person is led through; an optional one is only offered."""
        return tuple(step for step in self.journey().steps if not step.question.optional)

    def cookie(self, stop_at: str = "") -> str:
        """The value of the session cookie after these answers, made by the product itself."""
        return _cookie(self.name, tuple(self.told.items()), self.route, self.words, stop_at)


@lru_cache(maxsize=500)
def _cookie(
    name: str, told: tuple[tuple[str, Answer], ...], route: str, words: str, stop_at: str
) -> str:
    steps = Person(name, dict(told), route).journey(stop_at).steps
    given = {step.key: step.answer for step in steps if step.answer is not None}
    request = HttpRequest()
    request.session = SessionStore()
    answer_store.write(request, answer_store.SavedAnswers(route, Answers(given)))
    if words:
        request.session[CONSULT] = {"words": words}
    request.session.save()
    return str(request.session.session_key)


def unsure(step: Step) -> Answer:
    return (UNSURE,) if step.question.kind is QuestionKind.MULTI_CHOICE else UNSURE


RRMS = Person(
    "RRMS",
    {
        "country": "GB-ENG",
        "age": "38",
        "subtype": "rrms",
        "year_diagnosis": str(_YEAR - 6),
        "year_onset": str(_YEAR - 8),
        "edss_known": "yes",
        "edss_value": "3.5",
        "edss_when": "6m",
        "relapses_12m": "2",
        "mri_12m": "yes",
        "mri_contrast": "yes",
        "new_t2_12m": "3-5",
        "gd_lesions_12m": "1",
        "worsening_12m": "no",
        "dmt_tried": ("natalizumab", "glatiramer"),
        "dmt_outcome:natalizumab": "not-controlled",
        "dmt_outcome:glatiramer": "side-effects",
        "dmt_months:natalizumab": "12",
    },
)
SPMS = Person(
    "SPMS",
    {
        "country": "GB-SCT",
        "age": "52",
        "subtype": "spms",
        "year_diagnosis": str(_YEAR - 20),
        "year_onset": str(_YEAR - 22),
        "edss_known": "no",
        "walk_unaided": "not-without-help",
        "walk_help": "both-sides",
        "walk_with_help": "both-20",
        "relapses_12m": "0",
        "mri_12m": "yes",
        "mri_contrast": "no",
        "new_t2_12m": "0",
        "worsening_12m": "yes",
        "dmt_tried": ("none",),
    },
)
PPMS = Person(
    "PPMS",
    {
        "country": "AU",
        "age": "45",
        "subtype": "ppms",
        "year_diagnosis": str(_YEAR - 3),
        "year_onset": str(_YEAR - 5),
        "edss_known": "no",
        "walk_unaided": "200",
        "relapses_12m": "0",
        "mri_12m": "no",
        "csf_ocb": "positive",
        "worsening_12m": "yes",
        "dmt_tried": ("ocrelizumab",),
        "dmt_outcome:ocrelizumab": "not-controlled",
    },
)
NOTHING_KNOWN = Person("nothing known", {})
FOUR_PEOPLE = (RRMS, SPMS, PPMS, NOTHING_KNOWN)

SHORT_WAY = Person("short way", {"subtype": "rrms", "age": "38"}, SHORT)
WITH_CLINICIAN = Person(
    "with a clinician",
    {**RRMS.told, "filled_in_by": "clinician", "health": ("heart", "cancer"), "lvef": "60"},
    DETAIL,
)
FULL_CASE = Person(
    "full case",
    {
        **RRMS.told,
        "filled_in_by": "clinician",
        "relapses_24m": "3",
        "relapse_when": str(_YEAR),
        "relapse_marks": ("steroids",),
        "activity_36m": "4",
        "episode_on_dmt": "yes",
        "mri_when": str(_YEAR),
        "edss_year_ago": "3",
        "last_dose": f"{_YEAR - 1}-06",
        "he_contraindicated": "no",
        "health": ("none",),
        "fertility": "ovaries",
        "pregnancy": "no",
        "jcv": "low",
        "jcv_when": f"{_YEAR - 1}-11",
        "aqp4_mog": "negative",
        "lvef": "60",
        "dlco": "85",
        "crcl": "95",
        "nfl_serum": "12.5",
        "nfl_csf": "800",
        "performance": "light",
        "sex": "female",
        "menopause": "yes",
    },
    DETAIL,
)
"""Every question is answered, those for a clinician too."""

FULL_SPMS = Person(
    "full case of SPMS",
    {
        **FULL_CASE.told,
        **SPMS.told,
        "edss_known": "yes",
        "edss_value": "6.5",
        "health": ("heart", "infection", "depression"),
        "relapses_12m": "1",
        "dmt_tried": ("natalizumab", "ocrelizumab", "interferon-beta"),
        "dmt_outcome:ocrelizumab": "not-controlled",
        "dmt_outcome:interferon-beta": "not-controlled",
    },
    DETAIL,
)
FULL_PPMS = Person(
    "full case of PPMS",
    {**FULL_CASE.told, **PPMS.told, "country": "US"},
    DETAIL,
)
_STRONG = ("alemtuzumab", "natalizumab", "ocrelizumab", "fingolimod")
_DRUGS = (*_STRONG, "glatiramer", "interferon-beta")
FULL_MAN = Person(
    "full case of a man",
    {
        **FULL_CASE.told,
        "sex": "male",
        "fertility": "testes",
        "country": "DE",
        "health": ("heart", "lung", "infection", "cancer", "depression"),
        "dmt_tried": _DRUGS,
        **{f"dmt_outcome:{drug}": "not-controlled" for drug in _DRUGS},
    },
    DETAIL,
)
FULL_CASES = (FULL_CASE, FULL_SPMS, FULL_PPMS, FULL_MAN)


_QUIET = replace(
    RRMS,
    name="quiet RRMS",
    told={**RRMS.told, "relapses_12m": "0", "new_t2_12m": "0", "gd_lesions_12m": "0"},
)


def _short(person: Person) -> Person:
    kept = ("subtype", "age", "year_diagnosis", "relapses_12m", "country")
    told = {key: person.told[key] for key in kept if key in person.told}
    return Person(f"{person.name}, short way", told, SHORT)


TEN = (
    RRMS,
    _QUIET,
    SPMS,
    PPMS,
    NOTHING_KNOWN,
    SHORT_WAY,
    *(_short(each) for each in (_QUIET, SPMS, PPMS)),
    Person("nothing known, short way", {}, SHORT),
)
"""Of each type, and of nothing known; by the full way and by the short one."""
