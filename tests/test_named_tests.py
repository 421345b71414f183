"""A test named as proof is there and is run; a name that nothing bears is found out."""

from __future__ import annotations

from tests.named_tests import found_in, not_proving

HERE = "tests/test_named_tests.py"


def test_a_test_that_is_there_proves_and_one_that_is_not_does_not() -> None:
    this = f"{HERE}::test_a_test_that_is_there_proves_and_one_that_is_not_does_not"
    missing = (f"{HERE}::test_nothing", "tests/test_no_such_file.py::test_x", HERE)
    assert not_proving((this, *missing)) == list(missing)


def test_parameters_do_not_hide_a_test() -> None:
    found = found_in("tests/privacy/test_security_headers.py")
    assert found["test_every_kind_of_page_is_guarded"]


def test_a_test_that_is_switched_off_proves_nothing() -> None:
    found = found_in("tests/broken/switched_off.py")
    assert found == {"test_off": False, "test_off_sometimes": False, "test_on": True}
