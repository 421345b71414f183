"""The words of a spread over several studies, of the studies in it, and of deaths over all studies.

In: a TopicSpread, a StudyLine or the Deaths of a result, as the domain found them. Out: sentences
and rows in the present language, kept by what was found and never by an answer. Every page, print
and text that tells a spread takes its words from here.
"""

from decision_aid.web.figures.spreads.deaths import DeathRow, DeathsStatement, deaths_statement
from decision_aid.web.figures.spreads.rows import StudyRow, study_row
from decision_aid.web.figures.spreads.statement import SpreadStatement, spread_statement

__all__ = [
    "DeathRow",
    "DeathsStatement",
    "SpreadStatement",
    "StudyRow",
    "deaths_statement",
    "spread_statement",
    "study_row",
]
