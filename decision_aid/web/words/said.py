"""Sentences and names that stand on several pages: each is worded here, once.

Templates say ``{% said "we_keep_no_copy" %}``. What is said of figures stands in ``web.figures``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from django.utils.functional import Promise, lazy
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as later

SAID: Mapping[str, Promise] = {
    "a_character_may_be_missing": later(
        "Some characters are not in the typefaces of this file. So it was built without the full "
        "accessibility standard, and a character may be missing."
    ),
    "add_more_detail_to_your_answers": later("Add more detail to your answers"),
    "are_these_your_answers": later("Are these your answers?"),
    "back_to_the_consultation": later("Back to the consultation"),
    "back_to_your_results": later("Back to your results"),
    "bring_answers_in": later("Bring answers in"),
    "call_the_emergency_number": later("In an emergency, call your local emergency number."),
    "call_your_ms_team": later("For new symptoms or a fever, call your MS team."),
    "call_your_transplant_unit": later("After a transplant, call your transplant unit."),
    "check_what_you_have_taken_in": later("Check what you have taken in"),
    "check_your_answers": later("Check your answers"),
    "choose_what_to_ask": later("Choose what to ask your neurologist or MS nurse."),
    "clinical_safety_officer": later("Clinical safety officer"),
    "controls_name_their_tests": later("Each control names the tests that show that it works."),
    "copy_the_code": later("Copy the code"),
    "copy_the_text": later("Copy the text"),
    "delete_my_answers": later("Delete my answers"),
    "do_not_wait_for_this_page": later("Do not wait for this page."),
    "drugs_and_tests_before_a_transplant": later("Drugs and tests before a transplant"),
    "enter_your_code": later("Enter your code"),
    "entry_rules_of_trials": later("Entry rules of trials"),
    "figures_may_have_changed_since": later("Figures may have changed since."),
    "fitness_for_a_transplant": later("fitness for a transplant"),
    "for_clinics_fhir_files": later("For clinics: FHIR files"),
    "for_the_organisation": later("For the organisation that runs this tool"),
    "for_the_team_to_judge": later("for the team to judge"),
    "go_back_without_a_change": later("Go back without a change"),
    "go_on_with_my_answers": later("Go on with my answers"),
    "go_to_the_start": later("Go to the start"),
    "go_to_your_results": later("Go to your results"),
    "good_to_know": later("Good to know"),
    "how_fast_it_is": later("How fast it is"),
    "how_much_research_there_is": later("How much research there is, and how alike its people are"),
    "how_they_grade_it": later("In its authors' own words"),
    "how_to_read_the_pictures": later("How to read the pictures"),
    "how_we_chose_the_evidence": later("How we chose the evidence"),
    "how_we_compare": later("How we compare"),
    "i_have_a_code": later("I have a code"),
    "if_you_need_help_at_once": later("If you need help at once"),
    "in_the_bodys_own_grades": later("In the body's own grades"),
    "information_for_your_appointment": later("information for your appointment"),
    "information_not_advice": later("Information, not advice"),
    "is_this_right": later("Is this right?"),
    "name_of_the_tool": later("AHSCT and MS, a decision aid"),
    "no_figure_yet": later("no figure yet"),
    "no_pdf_at_the_moment": later("No PDF at the moment"),
    "no_treatment_or_a_dummy": later("No treatment, or a dummy"),
    "no_such_number": later("No paper and no trial here has this number."),
    "nobody_can_tell_from_it": later("nobody can tell from it what would happen to you"),
    "not_known_whether_alike": later("not known whether alike"),
    "note_it_now": later("Note it now."),
    "nothing_is_lost": later("Nothing is lost."),
    "nothing_is_replaced_before_you_say_so": later("Nothing is replaced before you say so."),
    "nothing_was_changed": later("Nothing was changed"),
    "on_this_page": later("On this page"),
    "one_command_runs_all_tests": later("One command runs all tests."),
    "only_studies_for_results": later("only studies for the results page"),
    "open_for_a_consultation": later("Open for a consultation"),
    "paid_for_by": later("Paid for by"),
    "people_in_the_largest": later("People in the largest"),
    "people_who_took_part": later("people with MS who took part"),
    "pick_what_matters_most": later("Pick what matters most"),
    "published_rules": later("published rules on who may have a transplant"),
    "qr_code_opens_these_answers": later("QR code: opens these answers on a phone, with the PIN"),
    "questions_for_your_appointment": later("Questions for your appointment"),
    "read_the_evidence": later("Read the evidence"),
    "read_these_rules": later("Read these rules"),
    "risks_of_a_transplant": later("Risks of a transplant"),
    "rules_are_no_decision": later("These are published rules, not a decision about you."),
    "rules_differ": later("Rules differ, and a team can look at a single case."),
    "rules_on_transplants": later("Rules on who may have a transplant"),
    "save_and_go_back": later("Save and go back"),
    "save_as_pdf": later("Save as PDF"),
    "save_as_plain_text": later("Save as plain text"),
    "search_the_sources": later("Search the sources"),
    "short_name_of_the_tool": later("AHSCT and MS"),
    "start_from_the_clinics_system": later("For clinicians: start from the clinic’s system"),
    "studies_added_together": later("several studies added together"),
    "study_by_study": later("Study by study"),
    "tests_have_to_pass": later("They have to pass before a change is used."),
    "that_is_fine": later("That is fine."),
    "the_answers_are_still_here": later("The answers are still in this browser."),
    "the_check_is_our_reading": later("how we check it is our own reading"),
    "the_code_does_not_carry_it": later("The code to go on later does not carry it."),
    "the_next_page_shows_the_answers": later("The next page shows the answers."),
    "the_other_side": later("The other side"),
    "the_pin_is_not_printed": later("The PIN is not printed."),
    "the_text_does_not_say": later("the text does not say"),
    "the_whole_summary_as_plain_text": later("The whole summary as plain text"),
    "there_is_a_problem": later("There is a problem"),
    "they_take_the_place_of_yours": later(
        "If you use the answers below, they take the place of yours."
    ),
    "too_many_may_be_making_a_pdf": later("Too many people may be making a PDF right now."),
    "transplant_for_ms": later("Stem cell transplant for MS"),
    "trial_with_no_comparison_group": later("trial with no comparison group"),
    "try_another_answer": later("Try another answer"),
    "type_of_ms": later("type of MS"),
    "type_only_at_the_edge": later("type only, at the edge"),
    "type_the_code": later("Type the code"),
    "use_these_answers": later("Use these answers"),
    "used_for_an_hour_at_most": later("We use it for an hour at most."),
    "we_cannot_make_the_pdf": later("We cannot make the PDF at the moment"),
    "we_keep_no_copy": later("We keep no copy."),
    "we_need_a_cookie": later("We need one to hold your answers."),
    "what_both_accept": later("What both accept"),
    "what_changed_in_the_evidence": later("What changed in the evidence"),
    "what_could_go_wrong": later("what could go wrong, and what is done about it"),
    "what_dots_hold_on_paper": later(
        "A line that ends in … holds more: open it on the page before you print."
    ),
    "what_happened_after_a_transplant": later("what happened to people after a transplant"),
    "what_made_a_difference": later("What in your answers made a difference"),
    "what_matters_to_you": later("What matters to you"),
    "what_nobody_has_studied": later("What nobody has studied"),
    "what_nobody_knows": later("What nobody knows"),
    "what_paper_is": later(
        "This is information from published studies, not medical advice and not a decision about "
        "treatment. It holds health information: keep it safe."
    ),
    "what_people_hope_for": later("What people hope for"),
    "what_the_treatment_is_like": later(
        "What the treatment is like, step by step, and practical topics."
    ),
    "what_to_find_out": later("What to find out"),
    "what_to_search_sources_for": later(
        "A word from the title, a name of an author, a treatment or an outcome"
    ),
    "what_words_mean": later("What words mean, and how to say them."),
    "what_would_settle_it": later("What would settle it"),
    "what_you_can_do_next": later("What you can do next"),
    "what_you_may_have_heard": later("What you may have heard"),
    "where_this_comes_from": later("Where this comes from"),
    "where_to_go_from_here": later("Where to go from here"),
    "who_and_when": later("Who and when"),
    "who_did_better_who_worse": later("Who did better, who worse"),
    "who_has_been_studied": later("Which people have been studied, and which have not."),
    "why_experts_disagree": later("Why experts disagree"),
    "with_a_clinician": later("With a clinician: open for a consultation"),
    "years_with_ms": later("years with MS"),
    "you_already_have_answers": later("You already have answers in this browser"),
    "you_can_answer_again": later("You can answer the questions again"),
    "you_can_go_on_later": later("With it you can go on later, or on another device."),
    "you_can_stop_at_any_time": later("You can stop at any time."),
    "you_did_not_know": later("You did not know."),
    "you_did_nothing_wrong": later("You did nothing wrong."),
    "your_answers_are_still_here": later("Your answers are still in this browser."),
    "your_answers_if_any_are_still_here": later(
        "Your answers, if you gave any, are still in this browser."
    ),
    "your_list_stays_here": later(
        "Your list stays in this browser until you close it or delete your answers."
    ),
    "your_own_answers_stay": later("Your own answers stay as they are."),
}
"""By name; where the same stands inside a sentence it begins with a small letter."""


def said(name: str) -> str:
    return str(SAID[name])


def with_a_capital(name: str) -> Promise:
    """At the head of a line what else stands inside a sentence."""
    return cast(Promise, _with_a_capital(name))


def _capital_now(name: str) -> str:
    return capfirst(said(name))


_with_a_capital = lazy(_capital_now, str)


def in_turn(*sentences: Promise | str) -> Promise:
    """One behind the other, in the language of whoever reads them."""
    return format_lazy(" ".join(["{}"] * len(sentences)), *sentences)
