"""The first words of the result page: the situation that fits, and what is said beside it.

In: the texts of one person. Out: the same, links to their sources, and who signed them.
"""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.domain.results.situation import Situation
from decision_aid.web.addresses import source_links


@dataclass(frozen=True, slots=True)
class SituationView:
    """``texts``: the situation, then what is said beside it. ``sources``: name and address.

    ``signed_by``: clinicians who answer for a text. ``is_signed``: whether each text has one.
    """

    texts: tuple[Situation, ...]
    sources: tuple[tuple[str, str], ...]
    signed_by: tuple[str, ...]
    is_signed: bool


def situation_view(texts: tuple[Situation, ...]) -> SituationView | None:
    """None where the evidence tells no situation."""
    if not texts:
        return None
    sources = dict.fromkeys(each for text in texts for each in text.sources)
    signed = dict.fromkeys(text.signed_by for text in texts if text.signed_by)
    is_signed = all(text.signed_by for text in texts)
    return SituationView(texts, tuple(source_links(sources)), tuple(signed), is_signed)
