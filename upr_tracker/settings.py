"""One settings file. An empty environment is development; DEBUG=False is production and must be told its secrets.

Variables: DEBUG, SECRET_KEY, SECRET_KEY_FALLBACKS, ALLOWED_HOSTS, SITE_ADDRESS, DATABASE_URL, EMAIL_URL, MAIL_FROM,
SECOND_FACTOR_REQUIRED, TIME_ZONE. docs/architecture.md describes each.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from upr_tracker.lib.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
environment = Environment(os.environ)

# Development or production

DEBUG = environment.flag("DEBUG", default=True)
SECRET_KEY = environment.text("SECRET_KEY", default="only for development; production refuses it" if DEBUG else "")
SECRET_KEY_FALLBACKS = environment.names("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = environment.names("ALLOWED_HOSTS")
SITE_ADDRESS = environment.text("SITE_ADDRESS", default="http://127.0.0.1:8000" if DEBUG else "").rstrip("/")

if not DEBUG:
    if not SECRET_KEY:
        raise ImproperlyConfigured("Set SECRET_KEY to a long random text, or DEBUG=True for development.")
    if not ALLOWED_HOSTS:
        raise ImproperlyConfigured("Set ALLOWED_HOSTS to the names this site answers to, as in upr.example.org.")
    SITE_ADDRESS = SITE_ADDRESS or f"https://{ALLOWED_HOSTS[0]}"

# What it is made of

INSTALLED_APPS = [
    "upr_tracker.site.apps.WorkbenchConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "simple_history",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "upr_tracker.accounts",
    "upr_tracker.publishing",
    "recommendations",
    "stakeholders",
    "reports",
    "upr_tracker.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "upr_tracker.site.travel.PublicAnswers",
    "upr_tracker.site.middleware.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "upr_tracker.site.errors.Languages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "upr_tracker.accounts.middleware.ConfirmFirst",
    "upr_tracker.accounts.middleware.OwnLanguage",
    "upr_tracker.accounts.middleware.SecondFactorFirst",
    "upr_tracker.accounts.middleware.DayOfUse",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "upr_tracker.urls"
WSGI_APPLICATION = "upr_tracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "upr_tracker.site.context.frame",
            ],
        },
    },
]

# The database. Acts are atomic one by one, so ATOMIC_REQUESTS stays off.

DATABASES = {"default": environment.database("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers never wait for the writer, and writers queue for up to ten seconds instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
    }
    if DATABASES["default"]["NAME"] != ":memory:":
        Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# What is counted for a while: tries to sign in, by keys that nobody can read (accounts/limits.py). All workers share
# the table, which `manage.py createcachetable` makes.

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "counted",
        "KEY_FUNCTION": "upr_tracker.accounts.limits.blinded",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
    # Requests to the API, by each process for itself (publishing/throttling.py).
    "throttle": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "throttle",
        "KEY_FUNCTION": "upr_tracker.publishing.throttling.blinded",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}

# People

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "upr_tracker.accounts.passwords.UnlikeTheAccount"},
    {"NAME": "upr_tracker.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "upr_tracker.accounts.passwords.NotCommon"},
    {"NAME": "upr_tracker.accounts.passwords.NotOnlyDigits"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
SESSION_ENGINE = "upr_tracker.accounts.sessions"
SESSION_COOKIE_AGE = 7 * 24 * 3600
SECOND_FACTOR_REQUIRED = environment.flag("SECOND_FACTOR_REQUIRED", default=not DEBUG)

# Signing in, by allauth. There is no way to sign up: its adapter is closed, and accounts/urls.py has no such address.

ACCOUNT_ADAPTER = "upr_tracker.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "upr_tracker.accounts.forms.SignInForm",
    "change_password": "upr_tracker.accounts.forms.ChangePasswordForm",
    "reset_password": "upr_tracker.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "upr_tracker.accounts.forms.ChoosePasswordForm",
    "user_token": "upr_tracker.accounts.forms.LinkForm",
    "reauthenticate": "upr_tracker.accounts.forms.ConfirmForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_RATE_LIMITS = {"report_mistake": "10/h/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = 0 if DEBUG else 1
MFA_ADAPTER = "upr_tracker.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "upr_tracker.accounts.forms.CodeForm",
    "reauthenticate": "upr_tracker.accounts.forms.ConfirmWithCodeForm",
    "activate_totp": "upr_tracker.accounts.forms.AddAppForm",
    "add_webauthn": "upr_tracker.accounts.forms.AddKeyForm",
    "edit_webauthn": "upr_tracker.accounts.forms.RenameKeyForm",
}

# Mail

globals().update(environment.mail("EMAIL_URL", default="consolemail://" if DEBUG else ""))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text(
    "MAIL_FROM", default=f"no-reply@{ALLOWED_HOSTS[0].lstrip('.') if ALLOWED_HOSTS else 'localhost'}"
)

# Languages and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("km", _("Khmer"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.time_zone("TIME_ZONE", default="Asia/Phnom_Penh")

# Files

FILE_UPLOAD_HANDLERS = ["upr_tracker.lib.uploads.receiving.BoundedUploadHandler"]
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "var" / "static"
if not DEBUG:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }

# Safety. The referrer policy keeps every address of ours from other sites; "no-referrer" would also blank the
# Origin header that the admin's forms are checked by.

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "upr_tracker.publishing.admin.keeping.csrf_failure"
SESSION_COOKIE_HTTPONLY = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
if not DEBUG:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# The API: read-only, and everyone is a stranger to it.

API_REQUESTS_A_MINUTE = 120
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "upr_tracker.publishing.pagination.Pages",
    "PAGE_SIZE": 100,
    "DEFAULT_THROTTLE_CLASSES": ["upr_tracker.publishing.throttling.RequestsAMinute"],
    "EXCEPTION_HANDLER": "upr_tracker.publishing.problems.exception_handler",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "UPR Tracker",
    "DESCRIPTION": "What a State promised at the Universal Periodic Review, and what came of it. Read-only, no key.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
}
