"""Settings: no database, no accounts, nothing about a person kept on the server.

A local run needs no environment. Production sets DECISION_AID_ENV=production and must give
DECISION_AID_SECRET_KEY and DECISION_AID_HOSTS (``environment.py``).
"""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from decision_aid.environment import EVIDENCE, local_secret_key, read_environment

BASE_DIR = Path(__file__).resolve().parent.parent
_HOST = read_environment()
EVIDENCE_DIR = _HOST.evidence or EVIDENCE
HOST_FILE = _HOST.host_file
CLOSED = _HOST.maintenance
COUNTRY = _HOST.country
RECORDS = _HOST.records
CLINIC_SERVERS = _HOST.clinic_servers
CLINIC_SIGN_IN = _HOST.clinic_sign_in
CLINIC_CLIENT = _HOST.clinic_client
MEASURED_DIR = BASE_DIR / "decision_aid" / "measured"
QUESTIONNAIRE = BASE_DIR / "decision_aid" / "questionnaire.toml"
SEARCH_WORDS = BASE_DIR / "decision_aid" / "search_words.toml"
CODE_LAYOUT = BASE_DIR / "decision_aid" / "code_layout.toml"
CODES = BASE_DIR / "decision_aid" / "codes.toml"
RECORD_TERMS = BASE_DIR / "decision_aid" / "record_terms.toml"
PRODUCTION = _HOST.is_production
DEBUG = _HOST.debug
SECRET_KEY = _HOST.secret_key if PRODUCTION else local_secret_key(BASE_DIR)
SECRET_KEY_FALLBACKS = list(_HOST.older_keys) if PRODUCTION else []
PICTURE_KEYS = list(_HOST.picture_keys)
PICTURE_MONTHS = list(_HOST.picture_months)
ALLOWED_HOSTS = (
    list(_HOST.hosts) if PRODUCTION else ["localhost", "127.0.0.1", "[::1]", "testserver"]
)
ADDRESS = _HOST.address or (f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else "")

INSTALLED_APPS = [
    "decision_aid.web",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "decision_aid.web.site.middleware.WholeFilesOnly",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "decision_aid.web.site.middleware.PrivacyHeaders",
    "decision_aid.web.site.middleware.Probes",
    "django.middleware.gzip.GZipMiddleware",
    "decision_aid.web.site.middleware.ClosedForAWhile",
    "decision_aid.web.site.middleware.SmallPostsOnly",
    "decision_aid.web.answer_cookie.AnswerCookie",
    "django.middleware.common.CommonMiddleware",
    "decision_aid.web.site.middleware.MethodsBeforeTokens",
    "django.middleware.csrf.CsrfViewMiddleware",
    "decision_aid.web.site.middleware.PlainWords",
    "decision_aid.web.site.directions.FiguresFromLeftToRight",
]
ROOT_URLCONF = "decision_aid.urls"
WSGI_APPLICATION = "decision_aid.wsgi.application"
DATABASES: dict[str, dict[str, str]] = {}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "decision_aid.web.context.every_page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "decision_aid.web.templatetags.words",
            ],
            "libraries": {"aid": "decision_aid.web.templatetags.aid"},
        },
    }
]

# The answers: one signed cookie, gone when the browser closes. It also holds the CSRF token, so
# that there is no second cookie.
SESSION_ENGINE = "decision_aid.web.answer_cookie"
SESSION_COOKIE_NAME = "__Host-answers" if PRODUCTION else "answers"
CLINIC_COOKIES = tuple(
    f"__Host-clinic{part}" if PRODUCTION else f"clinic{part}" for part in ("", "-2", "-3")
)
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_PATH = "/"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "decision_aid.web.responses.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["default"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = PRODUCTION and _HOST.ssl_redirect
SECURE_REDIRECT_EXEMPT = [r"^(health|ready)/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _HOST.hsts_subdomains
SECURE_HSTS_PRELOAD = _HOST.hsts_preload
# Both bind other sites of the host, which this tool cannot know: a choice, not a mistake.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if PRODUCTION and _HOST.behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LARGEST_POST = 64 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_POST
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 1
LARGEST_RECORD = 4 * 1024 * 1024
LARGEST_POSTS = {"/record/": LARGEST_RECORD + 16 * 1024}
# Django would write a larger file to the disk; ours refuses it, and every file elsewhere.
FILE_UPLOAD_HANDLERS = ["decision_aid.web.uploads.OnlyWhereTaken"]
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_POSTS["/record/"]

LANGUAGE_CODE = _HOST.language
LOCALE_PATHS = [BASE_DIR / "decision_aid" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = _HOST.time_zone

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = (_HOST.static or BASE_DIR / ".static") if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
}

# Request lines hold no answer, but they tell which questions someone saw: they are not logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "decision_aid.web.site.logs.OneLine"}},
    "filters": {"no_requests": {"()": "decision_aid.web.site.logs.WithoutTheRequest"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no_requests"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "_granian": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "granian.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
        # They would tell the addresses that a clinic's server was asked for.
        "httpx": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "httpcore": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "decision_aid": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
