"""Addresses. None of them holds an answer."""

from __future__ import annotations

from django.urls import path

from decision_aid.web.views import code, fixed, questions, quiz, reading, results, values

urlpatterns = [
    path("", questions.start, name="start"),
    path("route/", questions.route, name="route"),
    path("questions/<slug:key>/", questions.question, name="question"),
    path("more-detail/", questions.more_detail, name="more_detail"),
    path("check/", questions.check, name="check"),
    path("delete/", questions.delete_answers, name="delete_answers"),
    path("deleted/", questions.deleted, name="deleted"),
    path("code/", code.code, name="code"),
    path("code/mine/", code.my_code, name="my_code"),
    path("results/", results.results, name="results"),
    path("results/try/<slug:key>/", results.try_answer, name="try_answer"),
    path("results/<slug:topic_id>/<int:years>/", results.topic_at, name="topic_at"),
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
    path("what-matters/", values.considerations, name="values"),
    path("what-matters/pick/", values.pick, name="values_pick"),
    path("what-matters/order/", values.order, name="values_order"),
    path("what-matters/leaning/", values.leaning, name="values_leaning"),
    path("what-matters/ready/", values.ready, name="values_ready"),
    path("what-matters/said/", values.said, name="values_said"),
    path("check-yourself/", quiz.start, name="quiz"),
    path("check-yourself/<int:number>/", quiz.question, name="quiz_question"),
    path("heard/", reading.heard, name="heard"),
]
