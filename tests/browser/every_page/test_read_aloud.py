"""What a screen reader says of each kind of page, as it stands in files that a person can read."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.read_aloud import FOLDER, READ, file_of, on_a_fixed_day, read_aloud

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", READ)
def test_a_page_is_read_out_as_it_was_last_agreed(visit: Visit, name: str) -> None:
    with on_a_fixed_day():
        said = read_aloud(visit(READ[name]))
    assert said == file_of(name).read_text("utf-8"), (
        "meant? `uv run manage.py reseal`, then read the difference"
    )


def test_no_file_is_left_of_a_page_that_is_no_longer_read() -> None:
    assert {each.stem for each in FOLDER.iterdir()} == set(READ)
