"""What the accessibility statement says was tested, each line with the tests that do it.

``tests/web/site/test_accessibility_statement.py`` fails where a named test does not exist.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Tested:
    """``what`` is tested; ``checks``: ``path::name`` of the tests."""

    what: Promise
    checks: tuple[str, ...]


_EVERY = "tests/browser/every_page/test_every_page.py::"
_KEYS = "tests/browser/every_page/test_keyboard.py::"
_WISHES = "tests/browser/every_page/test_wishes_of_readers.py::"
_ON_EVERY = "tests/web/every_page/test_on_every_page.py::"
_CHANGING = "tests/web/questionnaire/test_changing_answers.py::"
_LANGUAGE = "tests/web/every_page/test_another_language.py::"

TESTED: Sequence[Tested] = (
    Tested(
        _("every kind of page, with a tool called axe that looks for common faults"),
        (
            f"{_EVERY}test_axe_finds_nothing",
            f"{_EVERY}test_axe_finds_no_poor_contrast_in_the_light_and_in_the_dark",
        ),
    ),
    Tested(
        _("every kind of page, with the Nu HTML checker, which looks for faults in the HTML"),
        (
            "tests/web/every_page/test_html.py::test_the_nu_html_checker_finds_nothing_on_any_kind_of_page",
        ),
    ),
    Tested(
        _("the keyboard alone: each control is reached in order, is seen, and works"),
        (
            f"{_KEYS}test_tab_reaches_every_control_in_the_order_of_the_page",
            f"{_KEYS}test_the_first_stop_leads_to_the_main_part",
            f"{_KEYS}test_what_is_folded_opens_and_shuts_with_a_key",
            f"{_KEYS}test_arrow_keys_go_round_a_group_of_choices",
            "tests/browser/questionnaire/test_walks.py::test_the_full_way_can_be_walked_with_the_keyboard_alone",
        ),
    ),
    Tested(
        _("what a browser tells a screen reader, in order, kept as text and compared"),
        (
            "tests/browser/every_page/test_read_aloud.py::test_a_page_is_read_out_as_it_was_last_agreed",
        ),
    ),
    Tested(
        _("error messages: seen first, and one step from the field"),
        (
            "tests/browser/questionnaire/test_errors.py::test_the_summary_comes_first_and_leads_to_the_field",
        ),
    ),
    Tested(
        _("a narrow screen of 320 pixels, zoom of 200 % and 400 %, a phone on its side"),
        (
            f"{_EVERY}test_nothing_scrolls_sideways",
            f"{_WISHES}test_a_phone_on_its_side_and_twice_the_size_hide_nothing",
        ),
    ),
    Tested(
        _("every kind of page with text at twice its size on a screen of 320 pixels"),
        (f"{_EVERY}test_nothing_scrolls_sideways",),
    ),
    Tested(
        _("every kind of page: nothing covers the control that you have reached with the keyboard"),
        (f"{_EVERY}test_nothing_covers_what_has_the_focus",),
    ),
    Tested(
        _("wider spacing of text, as some readers set it"),
        (f"{_EVERY}test_nothing_scrolls_sideways",),
    ),
    Tested(
        _(
            "controls at least 44 pixels high; 24 on the wide screen for clinicians with a mouse, "
            "44 there too by touch"
        ),
        (
            f"{_EVERY}test_every_control_is_44_px_high",
            "tests/browser/consultation/test_consult_layout.py::test_on_a_touch_screen_every_control_is_44_px_high",
        ),
    ),
    Tested(
        _("every kind of page: nothing has to be dragged"),
        (f"{_EVERY}test_nothing_is_there_to_be_dragged",),
    ),
    Tested(
        _("the way to help stands in the same place on each page, but for the clinician's screen"),
        (
            f"{_ON_EVERY}test_help_comes_in_the_same_order_on_every_page",
            f"{_ON_EVERY}test_help_stands_at_the_top_of_every_page_but_the_clinicians_screen",
        ),
    ),
    Tested(
        _("nobody is asked the same twice, and whoever comes back finds the answers in place"),
        (
            f"{_CHANGING}test_nobody_is_asked_the_same_question_twice",
            f"{_CHANGING}test_every_answer_can_be_changed_and_brings_the_person_back",
        ),
    ),
    Tested(
        _("no time limit on a page: answers stay for days while the browser is open"),
        (
            "tests/privacy/test_privacy_page.py::test_the_cookie_is_as_the_page_tells",
            "tests/privacy/test_privacy_page.py::test_the_cookie_names_no_day_on_which_it_ends",
        ),
    ),
    Tested(
        _("colours that the reader's device sets: controls, focus and pictures stay clear"),
        (
            f"{_WISHES}test_in_forced_colours_controls_have_an_edge_and_the_focus_is_seen",
            f"{_WISHES}test_in_forced_colours_the_pictures_tell_filled_people_from_empty",
            f"{_WISHES}test_in_forced_colours_the_chosen_answer_is_told_from_the_others",
        ),
    ),
    Tested(
        _("every kind of page: nothing moves for readers who asked their device for that"),
        (f"{_EVERY}test_nothing_moves_for_those_who_asked_for_stillness",),
    ),
    Tested(
        _("print without any colour"),
        (f"{_WISHES}test_paper_needs_no_colour",),
    ),
    Tested(
        _("a browser with JavaScript switched off"),
        (
            "tests/browser/questionnaire/test_walks.py::test_the_full_way_can_be_walked_with_the_keyboard_alone",
            "tests/browser/results/test_swaps.py::test_the_same_link_works_without_a_script",
        ),
    ),
    Tested(
        _("made-up languages with longer words, and one that runs from right to left"),
        (
            f"{_LANGUAGE}test_no_word_of_any_kind_of_page_is_left_in_english",
            "tests/browser/every_page/test_another_language.py::test_no_longer_word_is_cut_off_or_outside_the_window",
        ),
    ),
)
"""In the order of the statement."""
