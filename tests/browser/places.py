"""Every kind of page, and how a browser gets there."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.web.loaded import evidence_base
from tests.browser import reaching
from tests.browser.people import (
    FULL_CASE,
    NOTHING_KNOWN,
    RRMS,
    SHORT_WAY,
    SPMS,
    WITH_CLINICIAN,
    Person,
)
from tests.browser.reaching import Reach, open_everything, send
from tests.web.result_pages import ADDRESSES


@dataclass(frozen=True)
class Place:
    """``person`` comes with all questions before ``path`` answered; ``reach`` does what is left.

    A dense place is a clinician's screen: with a mouse its controls may be 24 px high.
    """

    name: str
    path: str
    person: Person | None = None
    reach: Reach | None = None
    status: int = 200
    is_dense: bool = False

    @property
    def stop_at(self) -> str:
        """The question that is still open, where the place is a question."""
        parts = self.path.strip("/").split("/")
        return parts[1] if parts[0] == "questions" else ""


def _consult(
    name: str, person: Person | None, reach: Reach | None = None, status: int = 200
) -> Place:
    return Place(f"consultation {name}", "/consult/", person, reach, status, is_dense=True)


def _question(slug: str, person: Person = RRMS, kind: str = "") -> Place:
    """``slug`` may be the question's name: what only some people get has a neutral address."""
    step = person.journey(slug).next_step
    address = f"/questions/{step.slug if step else slug}/"
    return Place(f"question {slug} {kind}".strip(), address, person, open_everything)


def _refused(slug: str, reach: Reach = send) -> Place:
    return Place(f"error at {slug}", f"/questions/{slug}/", RRMS, reach, 422)


def _richest_source() -> str:
    return max(evidence_base().sources.values(), key=lambda source: len(source.figures)).id


QUESTIONS = (
    _question("age", kind="number"),
    _question("country", kind="long choice"),
    _question("subtype", kind="choice"),
    _question("year-diagnosis", kind="year"),
    _question("edss-known", kind="yes or no"),
    _question("edss-value", kind="half points"),
    _question("dmt-tried", kind="ticks in groups"),
    _question("dmt-outcome-1", kind="repeated"),
    _question("subtype", SHORT_WAY, "short way"),
    _question("health", WITH_CLINICIAN, "ticks"),
    _question("lvef", WITH_CLINICIAN, "measure"),
)
ERRORS = (
    _refused("age"),
    _refused("year-diagnosis", reaching.typed("long ago")),
    _refused("subtype"),
    _refused("dmt-tried"),
)
IMPROBABLE = Place("improbable", "/questions/relapses-12m/", RRMS, reaching.typed("9"))
_BOTH = (RRMS, SPMS)
_OF_WHOM = {"/results/risks/": (SPMS,), "/results/choices/": (RRMS,), "/results/next/": (RRMS,)}
"""Where the other's page has no kind of element of its own."""
RESULTS = (
    *(Place(f"results {p.name}", "/results/", p, open_everything) for p in (RRMS, NOTHING_KNOWN)),
    *(
        Place(f"{each} {p.name}", each, p, open_everything)
        for each in ADDRESSES[1:]
        for p in _OF_WHOM.get(each, _BOTH)
    ),
)
MAIN = (
    Place("start", "/"),
    Place("check", "/check/", RRMS, open_everything),
    Place("sources", "/sources/", None, open_everything),
    Place("evidence contents", "/evidence/"),
    Place("an outcome", "/outcomes/neda/", RRMS),
    Place("a page of the guide", "/guide/infections/"),
    Place("a source", f"/sources/{_richest_source()}/", RRMS, open_everything),
    Place("a set of criteria", "/criteria/ectrims-ebmt-2025/", RRMS, open_everything),
    Place("help", "/help/", RRMS),
    Place("glossary", "/glossary/"),
)
FIXED = (
    Place("start with answers", "/", RRMS),
    Place("check half way", "/check/", SHORT_WAY),
    Place("criteria", "/criteria/", None, open_everything),
    Place("sources, narrowed", "/sources/?subtype=spms&tier=core"),
    Place("search", "/search/"),
    Place("search, much found", "/search/?q=AHSCT"),
    Place("outcomes", "/outcomes/"),
    Place("an outcome, nobody compared", "/outcomes/disability-worsened/"),
    Place("treatments", "/treatments/"),
    Place("a treatment", "/treatments/natalizumab/", None, open_everything),
    Place("evidence map", "/map/", None, open_everything),
    Place("guide", "/guide/"),
    Place("guide, in an order of one's own", "/guide/", RRMS),
    Place("a step of the guide", "/guide/low-counts/"),
    Place("a checklist of the guide", "/guide/abroad-private/"),
    Place("gaps", "/gaps/", None, open_everything),
    Place("drugs and tests before a transplant", "/before-a-transplant/"),
    Place("disagreement", "/disagreement/", None, open_everything),
    Place("downloads", "/downloads/", None, open_everything),
    Place("changes", "/changes/"),
    Place("changes since an early version", "/changes/", None, reaching.early_version),
    Place("error at changes", "/changes/", None, send, 422),
    Place("privacy", "/privacy/"),
    Place("security", "/security/", None, open_everything),
    Place("about", "/about/"),
    Place("contact", "/contact/", None, open_everything),
    Place("safety", "/safety/", None, open_everything),
    Place("standards", "/standards/", None, open_everything),
    Place("accessibility", "/accessibility/"),
    Place("methods", "/methods/", None, open_everything),
    Place("intended purpose", "/intended-purpose/"),
    Place("measured", "/measured/"),
    Place("more detail", "/more-detail/", RRMS),
    Place("summary", "/summary/", RRMS, open_everything),
    Place("summary half way", "/summary/", SHORT_WAY, open_everything),
    Place("my questions", "/my-questions/", RRMS, open_everything),
    Place("my questions with nothing", "/my-questions/"),
    Place("my questions, too many", "/my-questions/", RRMS, reaching.too_many, 422),
    Place("my questions in order", "/my-questions/", RRMS, reaching.save),
    Place("referral draft", "/consult/referral/", RRMS),
    Place("delete", "/delete/", RRMS),
    Place("delete with nothing", "/delete/"),
    Place("deleted", "/delete/", RRMS, send),
    Place("fhir files", "/fhir/", RRMS, open_everything),
    Place("fhir files with nothing", "/fhir/"),
    Place("fhir import", "/fhir/import/"),
    Place("fhir import refused", "/fhir/import/", None, send, 422),
    Place("fhir import confirmed", "/fhir/import/", RRMS, reaching.paste),
    Place("record refused", "/record/", None, send, 422),
    Place("record shown", "/record/", RRMS, reaching.bring_record),
)
FIXED += (
    Place("a code to type", "/code/"),
    Place("a code refused", "/code/", None, send, 422),
    Place("my code", "/code/mine/", RRMS),
    Place("what matters", "/what-matters/", None, open_everything),
    Place("what matters most", "/what-matters/pick/"),
    Place("leaning refused", "/what-matters/leaning/", None, send, 422),
    Place("ready", "/what-matters/ready/"),
    Place("check yourself", "/check-yourself/1/"),
    Place("heard", "/heard/", None, open_everything),
    Place("try another answer", "/results/try/subtype/", RRMS, reaching.tried),
)
CONSULT = (
    _consult("with everything open", FULL_CASE, open_everything),
    _consult("with nothing", None),
    _consult("of the short way", SHORT_WAY),
    _consult("after a change", FULL_CASE, reaching.change_edss),
    _consult("refused", FULL_CASE, reaching.wrong_age, 422),
    _consult("in plain words", SPMS, reaching.plain_words),
    Place("a figure for the person", "/consult/show/worsening/", FULL_CASE),
    Place("a rare harm for the person", "/consult/show/death/", SPMS),
    Place("no figure for the person", "/consult/show/early-worsening/", RRMS),
    Place("end of a consultation", "/consult/finish/", FULL_CASE),
)
PICTURES = (
    Place("a code shown", "/code/", RRMS, reaching.code_shown),
    Place("a printed picture, wrong PIN", "/about/", None, reaching.wrong_pin),
)
REFUSALS = (
    Place("400", "/questions/subtype/", RRMS, reaching.send_hidden(201, 1), 400),
    Place("403", "/questions/subtype/", RRMS, reaching.without_cookie, 403),
    Place("404", "/no-such-page/", status=404),
    Place("413", "/questions/subtype/", RRMS, reaching.send_hidden(1, 200_000), 413),
    Place("500", "/about/", RRMS, reaching.while_broken, 500),
    Place("503", "/about/", RRMS, reaching.while_closed, 503),
)
ALIKE = {
    "question subtype short way": "question subtype choice",
    "question lvef measure": "question edss-value half points",
}
"""Places that other tests visit, and one of the same template with every kind of element of theirs.

``tests/web/every_page/test_places_left_out.py`` holds this, and the same of what no test visits.
"""
ONLY_AT_NIGHT = frozenset(
    (
        "check", "sources", "question age number", "question subtype choice",
        "question year-diagnosis year", "question edss-value half points",
        "question dmt-tried ticks in groups", "question dmt-outcome-1 repeated",
        "question health ticks", "error at age", "error at subtype", "improbable",
        "/results/rules/ RRMS", "search", "outcomes", "treatments", "evidence map", "guide",
        "a step of the guide", "a checklist of the guide", "gaps", "downloads",
        "changes since an early version", "about", "contact", "safety", "accessibility", "methods",
        "intended purpose", "more detail", "my questions", "my questions, too many", "delete",
        "delete with nothing", "deleted", "fhir files", "fhir files with nothing",
        "fhir import refused", "fhir import confirmed", "a code refused", "what matters most",
        "leaning refused", "heard", "try another answer", "consultation with everything open",
        "a rare harm for the person", "no figure for the person",
        "a code shown", "400", "403", "404", "413", "503",
    )
)  # fmt: skip
"""Places made of kinds of elements that all stand on others, which are visited by day.

``tests/web/every_page/test_places_left_out.py`` holds this too.
"""
_ALL = (*MAIN, *QUESTIONS, *ERRORS, IMPROBABLE, *RESULTS, *FIXED, *CONSULT, *PICTURES, *REFUSALS)
PLACES = tuple(place for place in _ALL if place.name not in ALIKE)
OF_THE_DAY = tuple(place for place in PLACES if place.name not in ONLY_AT_NIGHT)


def name_of(place: Place) -> str:
    return place.name
