"""The inner ring refuses a name in a template that nobody gives."""

from __future__ import annotations

import pytest
from django.template import engines

from tests.web.kinds_of_pages.misspelt import OPTIONAL


@pytest.mark.parametrize("template", ["{{ tolled }}", "{{ told.peeple }}", "{% url tolled %}"])
def test_a_misspelt_name_is_refused(template: str) -> None:
    with pytest.raises(AssertionError, match="no page gives"):
        engines["django"].from_string(template).render({"told": {"people": 1}})


def test_a_name_that_some_pages_leave_out_shows_nothing() -> None:
    for name in OPTIONAL:
        assert engines["django"].from_string(f"{{{{ {name} }}}}.").render({}) == "."
