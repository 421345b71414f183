"""The question that stands above what was counted: that of the topic, or of another outcome."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Endpoint
from decision_aid.domain.evidence.topics import OutcomeTopic
from decision_aid.domain.results.topic_result import TopicResult
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.web.figures import sentences
from decision_aid.web.figures.in_short.spreads import spread_beside_key


def question_of(topic: OutcomeTopic, counted: Endpoint | None) -> str:
    """Where not the first outcome of a topic was counted, what was is named at once."""
    if counted is None or counted.id == topic.endpoints[0]:
        return topic.title
    if counted.question or topic.title.endswith("?"):
        return counted.question or counted.name
    return _("%(topic)s: %(outcome)s") % {
        "topic": topic.title,
        "outcome": sentences.lower_first(counted.name),
    }


def question_told(found: TopicResult) -> str:
    """Above the key figure of a topic; without one, above its spread. Deaths are told over all."""
    if FROM_TREATMENT in found.topic.endpoints:
        return found.topic.title
    lead, spread = found.key.lead, spread_beside_key(found)
    if lead is not None:
        return question_of(found.topic, lead.sourced.endpoint)
    return question_of(found.topic, spread.outcome if spread else None)
