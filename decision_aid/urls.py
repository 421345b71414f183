"""Addresses. None of them holds an answer."""

from __future__ import annotations

from django.urls import path

from decision_aid.web.views import fixed, questions, reading, results

urlpatterns = [
    path("", questions.start, name="start"),
    path("route/", questions.route, name="route"),
    path("questions/<slug:key>/", questions.question, name="question"),
    path("more-detail/", questions.more_detail, name="more_detail"),
    path("check/", questions.check, name="check"),
    path("delete/", questions.delete_answers, name="delete_answers"),
    path("deleted/", questions.deleted, name="deleted"),
    path("results/", results.results, name="results"),
    path("sources/", reading.sources, name="sources"),
    path("sources/<slug:source_id>/", reading.source, name="source"),
    path("criteria/", reading.criteria, name="criteria"),
    path("criteria/<slug:set_id>/", reading.criteria_set, name="criteria_set"),
    path("gaps/", reading.gaps, name="gaps"),
    path("disagreement/", reading.disagreement, name="disagreement"),
    path("glossary/", fixed.glossary, name="glossary"),
    path("help/", fixed.help_now, name="help"),
    path("methods/", fixed.methods, name="methods"),
    path("privacy/", fixed.privacy, name="privacy"),
    path("about/", fixed.about, name="about"),
    path("accessibility/", fixed.accessibility, name="accessibility"),
    path("intended-purpose/", fixed.intended_purpose, name="intended_purpose"),
]
