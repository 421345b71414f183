"""Addresses. None of them holds an answer."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from decision_aid.web.consultation import views as consult
from decision_aid.web.evidence_pages import before_transplant as before
from decision_aid.web.evidence_pages import downloads
from decision_aid.web.evidence_pages import views as evidence
from decision_aid.web.guide import views as guide
from decision_aid.web.handover import views as handover
from decision_aid.web.handover.fhir import views as fhir
from decision_aid.web.handover.referral import views as referral
from decision_aid.web.handover.resume_code import views as code
from decision_aid.web.handover.resume_code.picture import views as picture
from decision_aid.web.handover.summary import views as summary
from decision_aid.web.preparation import quiz, team_questions, values
from decision_aid.web.questionnaire import views as questions
from decision_aid.web.record import views as record
from decision_aid.web.results import views as results
from decision_aid.web.site import robots
from decision_aid.web.site import views as site

handler400 = "decision_aid.web.responses.bad_request"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", questions.start, name="start"),
    path("route/", questions.route, name="route"),
    path("questions/<slug:key>/", questions.question, name="question"),
    path("more-detail/", questions.more_detail, name="more_detail"),
    path("check/", questions.check, name="check"),
    path("delete/", questions.delete_answers, name="delete_answers"),
    path("deleted/", questions.deleted, name="deleted"),
    path("start-anew/", questions.start_anew, name="start_anew"),
    path("code/", code.code, name="code"),
    path("code/again/", code.again, name="code_again"),
    path("code/mine/", code.my_code, name="my_code"),
    path("scan/held/", picture.held, name="scan_held"),
    path("scan/<str:digits>/", picture.scan, name="scan"),
    path("scan/<str:digits>/again/", picture.again, name="scan_again"),
    path("scan/<str:digits>/late/", picture.late, name="scan_late"),
    path("scan/<str:digits>/wait/", picture.wait, name="scan_wait"),
    path("fhir/", fhir.fhir, name="fhir"),
    path("fhir/questionnaire/", fhir.questions, name="fhir_questionnaire"),
    path("fhir/response/", fhir.response, name="fhir_response"),
    path("fhir/import/", fhir.bring_in, name="fhir_import"),
    path("record/", record.record, name="record"),
    path("record/take/", record.take, name="record_take"),
    path("fhir/<str:kind>/<str:resource_id>", fhir.resource, name="fhir_resource"),
    path("results/", results.in_short, name="results"),
    path("results/hopes/", results.hopes, name="results_hopes"),
    path("results/risks/", results.risks, name="results_risks"),
    path("results/choices/", results.choices, name="results_choices"),
    path("results/rules/", results.rules, name="results_rules"),
    path("results/next/", results.next_steps, name="results_next"),
    path("results/try/<slug:key>/", results.try_answer, name="try_answer"),
    path("results/<slug:topic_id>/<int:years>/", results.topic_at, name="topic_at"),
    path("summary/", summary.summary, name="summary"),
    path("summary.txt/", summary.as_text, name="summary_txt"),
    path("summary.pdf/", summary.as_pdf, name="summary_pdf"),
    path("consult/", consult.consult, name="consult"),
    path("consult/show/<slug:topic_id>/", consult.show, name="consult_show"),
    path("consult/finish/", handover.finish, name="consult_finish"),
    path("consult/referral/", referral.referral, name="referral"),
    path("consult/referral.txt/", referral.as_text, name="referral_txt"),
    path("consult/referral.pdf/", referral.as_pdf, name="referral_pdf"),
    path("consult/referral.json/", referral.as_fhir, name="referral_fhir"),
    path("evidence/", evidence.contents, name="evidence"),
    path("search/", site.search, name="search"),
    path("sources/", evidence.sources, name="sources"),
    path("sources/<slug:source_id>/", evidence.source, name="source"),
    path("outcomes/", evidence.outcomes, name="outcomes"),
    path("outcomes/<slug:endpoint>/", evidence.outcome, name="outcome"),
    path("treatments/", evidence.treatments, name="treatments"),
    path("treatments/<slug:arm>/", evidence.treatment, name="treatment"),
    path("map/", evidence.evidence_map, name="evidence_map"),
    path("guide/", guide.guide, name="guide"),
    path("guide/<slug:page_id>/", guide.guide_page, name="guide_page"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path(".well-known/security.txt", robots.security_txt, name="security_txt"),
    path("criteria/", evidence.criteria, name="criteria"),
    path("criteria/<slug:set_id>/", evidence.criteria_set, name="criteria_set"),
    path("gaps/", evidence.gaps, name="gaps"),
    path("before-a-transplant/", before.before_transplant, name="before_transplant"),
    path("disagreement/", evidence.disagreement, name="disagreement"),
    path("glossary/", site.glossary, name="glossary"),
    path("help/", site.help_now, name="help"),
    path("methods/", site.methods, name="methods"),
    path("privacy/", site.privacy, name="privacy"),
    path("measured/", site.measured, name="measured"),
    path("about/", site.about, name="about"),
    path("accessibility/", site.accessibility, name="accessibility"),
    path("intended-purpose/", site.intended_purpose, name="intended_purpose"),
    path("contact/", site.contact, name="contact"),
    path("safety/", site.safety, name="safety"),
    path("standards/", site.standards, name="standards"),
    path("security/", site.security, name="security"),
    path("what-matters/", values.considerations, name="values"),
    path("what-matters/pick/", values.pick, name="values_pick"),
    path("what-matters/order/", values.order, name="values_order"),
    path("what-matters/leaning/", values.leaning, name="values_leaning"),
    path("what-matters/ready/", values.ready, name="values_ready"),
    path("what-matters/said/", values.said, name="values_said"),
    path("my-questions/", team_questions.pick, name="my_questions"),
    path("my-questions/order/", team_questions.order, name="my_questions_order"),
    path("check-yourself/", quiz.start, name="quiz"),
    path("check-yourself/<int:number>/", quiz.question, name="quiz_question"),
    path("heard/", evidence.heard, name="heard"),
    path("downloads/", downloads.downloads, name="downloads"),
    path("downloads/<str:name>", downloads.download, name="download"),
    path("changes/", downloads.changes, name="changes"),
]
if settings.CLINIC_SERVERS:
    urlpatterns += [path("clinic/", include("decision_aid.web.handover.clinic.urls"))]
