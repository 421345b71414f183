"""What each way costs a person: ``uv run python -m tests.bench.ways``.

Questions, taps and minutes of the short and the full way, read at 200 words a minute. With
``--letter`` also a whole letter typed into the consultation in Chromium with the keyboard alone, up
to the draft of a referral: key presses, and minutes at five presses a second.
"""

from __future__ import annotations

import os
import sys
from datetime import date

from tests.bench.tables import BenchTable, show
from tests.domain.ways import FULL, SHORT, WORDS_A_MINUTE, asked, minutes, taps, words

COMMAND = "uv run python -m tests.bench.ways"
PRESSES_A_SECOND = 5
_MINUTE = 60


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    import django

    django.setup()
    measurings = [ways, letter] if "--letter" in sys.argv else [ways]
    sys.exit(not show(measurings, keep=False))


def ways() -> BenchTable:
    from decision_aid.domain.questionnaire.answers import Answers
    from decision_aid.domain.questionnaire.journey import replay
    from decision_aid.web.loaded import questionnaire

    rows = []
    for route, given in (("short", SHORT), ("full", FULL)):
        answers = Answers({key.replace("__", ":"): value for key, value in given.items()})
        journey = replay(questionnaire(), route, answers, date(2026, 11, 21))
        steps = asked(journey.steps)
        rows.append(
            (
                f"{route} way",
                str(len(steps)),
                str(sum(map(taps, steps))),
                str(sum(map(words, steps))),
                f"{minutes(steps):.1f}",
            )
        )
    return BenchTable(
        name="ways",
        place=90,
        title=f"The ways through the questions, read at {WORDS_A_MINUTE} words a minute",
        about="A person with one drug; a tap for each answer and one to go on.",
        command=COMMAND,
        columns=("way", "questions", "taps", "words", "minutes"),
        rows=tuple(rows),
    )


def letter() -> BenchTable:
    """A whole letter: every field of the screen that it tells, the fold too, then the draft."""
    from decision_aid.domain.questionnaire.answers import Answers
    from decision_aid.domain.questionnaire.journey import replay
    from decision_aid.web.loaded import questionnaire
    from tests.bench.letter import presses_for
    from tests.web.handover.referral.referral_people import FROM_A_LETTER

    told = {k: v if isinstance(v, str) else tuple(v) for k, v in FROM_A_LETTER.items()}
    journey = replay(questionnaire(), "detail", Answers(told), date(2026, 11, 21))
    fields, presses = presses_for(journey)
    in_minutes = f"{presses / PRESSES_A_SECOND / _MINUTE:.1f}"
    return BenchTable(
        name="letter",
        place=91,
        title="From a letter to the draft of a referral, by keyboard",
        about="Every field that the letter tells, typed into the consultation, and the PDF saved.",
        command=f"{COMMAND} --letter",
        columns=("way", "fields", "presses", f"minutes at {PRESSES_A_SECOND} presses a second"),
        rows=(("letter to referral", str(fields), str(presses), in_minutes),),
    )


if __name__ == "__main__":
    main()
