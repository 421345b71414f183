"""One question that people ask, and everything that answers it, for templates.

``topic_view`` of a TopicResult and the figures of a person: a TopicView, kept by what was found.
``said_once`` of those of one page: what several would say stands above them (``nobody_for``).
"""

from decision_aid.web.results.topics.together import nobody_for, said_once
from decision_aid.web.results.topics.view import TopicView, topic_view

__all__ = ["TopicView", "nobody_for", "said_once", "topic_view"]
