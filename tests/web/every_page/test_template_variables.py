"""The watch over variables of templates finds those that nobody gives, and no others.

``test_html.py`` watches while it makes every kind of page.
"""

from __future__ import annotations

from django.template import Context, Engine

from tests.web.kinds_of_pages.watching_variables import watching_variables


def _watched(template: str, *contexts: dict[str, object]) -> list[str]:
    made = Engine().from_string(template)
    with watching_variables() as watched:
        for each in contexts:
            made.render(Context(each))
    return watched.never_given


def test_a_name_that_nobody_gives_is_found_in_text_and_in_conditions() -> None:
    assert _watched("{{ told }}{% if tolled %}x{% endif %}", {"told": 1}) == ["None: tolled"]
    assert _watched("{{ told.people }}", {"told": {"person": 1}}) == ["None: told.people"]


def test_a_name_that_some_page_gives_is_no_mistake() -> None:
    assert _watched("{% if told %}{{ told }}{% endif %}", {}, {"told": 1}) == []
