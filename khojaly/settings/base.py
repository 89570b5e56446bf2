"""Settings: one file, driven by the environment. `khojaly/operations/operating.md` lists
every variable.

Without any variable the site runs on this machine with an embedded SQLite database. As soon as
a public host is named in ALLOWED_HOSTS, a SECRET_KEY is required and cookies are sent over
HTTPS only.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from khojaly.guard.logs import logging_settings

from .caches import caches
from .databases import database
from .environment import ALLOWED_HOSTS, DEBUG, PUBLIC, env_count, env_list, env_networks
from .secret_key import local_secret_key
from .signing_in import *  # noqa: F403 (how people sign in: all of it is settings)
from .signing_in import ACCOUNT_APPS

BASE_DIR = Path(__file__).resolve().parent.parent.parent

CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
# How many proxies of one's own stand between a visitor and the site. A public site has at least
# one, which speaks HTTPS: without this every visitor would seem to have its address.
TRUSTED_PROXIES = env_count("TRUSTED_PROXIES", default=1 if PUBLIC else 0)

# Where the desk is, and from which networks it can be reached (any, if none is named).
ADMIN_PATH = (os.environ.get("ADMIN_PATH", "").strip("/") or "admin") + "/"
ADMIN_NETWORKS = env_networks("ADMIN_NETWORKS")

SECRET_KEY = os.environ.get("SECRET_KEY", "")
if not SECRET_KEY:
    if PUBLIC:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS names a public host, so SECRET_KEY must be set. Make one with: "
            "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    SECRET_KEY = local_secret_key(BASE_DIR / ".secret-key")

# The private key (Ed25519, 64 hexadecimal digits) that signs the ledger's checkpoints.
LEDGER_SIGNING_KEY = os.environ.get("LEDGER_SIGNING_KEY", "")

INSTALLED_APPS = [
    "modeltranslation",
    "khojaly.desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "simple_history",
    "csp",
    *ACCOUNT_APPS,
    "khojaly.apps.KhojalyConfig",
    "khojaly.ledger.apps.LedgerConfig",
    "khojaly.desk.apps.DeskConfig",
    "sources.apps.SourcesConfig",
    "events.apps.EventsConfig",
    "khojaly.pages.apps.PagesConfig",
    "khojaly.sharing.apps.SharingConfig",
    "khojaly.api.apps.ApiConfig",
    "khojaly.search.apps.SearchConfig",
]

MIDDLEWARE = [
    # What every answer carries comes first, so that redirects and static files carry it too.
    "csp.middleware.CSPMiddleware",
    "khojaly.guard.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "khojaly.guard.headers.CompressionMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "khojaly.guard.unavailable.UnavailableMiddleware",
    "khojaly.api.middleware.ApiMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "khojaly.guard.methods.ReadingMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "khojaly.desk.stash.KeepFormsMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "khojaly.accounts.middleware.DeskMiddleware",
    "khojaly.guard.limits.LimitsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "khojaly.urls"
WSGI_APPLICATION = "khojaly.wsgi.application"

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
                "khojaly.pages.languages.languages",
            ],
        },
    },
]

DATABASES = {
    "default": database(os.environ.get("DATABASE_URL") or f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
}

# What the site's own is called: a copy of it, or a test's, has another name.
SITE_DATABASE = DATABASES["default"]["NAME"]
# The file of what was signed, outside of the database; without a name it has its place beside it.
CHECKPOINTS_FILE = os.environ.get("CHECKPOINTS_FILE", "")

# Kept answers: in each worker's memory, and in Redis for all workers if there is one.
REDIS_URL = os.environ.get("REDIS_URL", "")
PAGES_IN_MEMORY = int(os.environ.get("PAGES_IN_MEMORY", "64")) * 1_000_000
CACHES = caches(REDIS_URL, PAGES_IN_MEMORY)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "khojaly" / "locale"]
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en", "es")
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

FIXTURE_DIRS = [BASE_DIR / "fixtures"]
CONTENT_DIR = BASE_DIR / "fixtures"

# Releases of the data: where they are kept, and the address of the site that they name.
RELEASES_DIR = Path(os.environ.get("RELEASES_DIR") or BASE_DIR / ".releases")
SITE = os.environ.get("SITE") or (
    f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if PUBLIC else "http://127.0.0.1:8000"
)

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / ".static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Pages that are not kept and have to be drawn, for one network address in a minute.
PAGES_A_MINUTE = int(os.environ.get("PAGES_A_MINUTE") or 300)
# The DOI under which releases are registered elsewhere, as 10.5281/zenodo.1234567, if they are.
DATA_DOI = os.environ.get("DATA_DOI", "").strip().removeprefix("https://doi.org/")

# Requests to the API that one network address may send in a minute.
API_REQUESTS_A_MINUTE = int(os.environ.get("API_REQUESTS_A_MINUTE") or 600)

# The one who publishes is not the one who last edited. A site run by one person may relax this;
# each version published so says it.
SECOND_PERSON_REQUIRED = os.environ.get("SECOND_PERSON_REQUIRED", "1") == "1"

# Whether editors may have a DOI, an ISBN or an address looked up: the site then asks other hosts.
SOURCE_LOOKUP = os.environ.get("SOURCE_LOOKUP", "") == "1"

# Without a mail server nothing is sent; authors are told on the desk alone.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT") or "587")
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL") or EMAIL_HOST_USER or "desk@localhost"

# Stored copies of sources lie outside of everything that is served.
SNAPSHOT_DIR = Path(os.environ.get("SNAPSHOT_DIR") or BASE_DIR / ".snapshots")
SNAPSHOT_LARGEST = int(os.environ.get("SNAPSHOT_LARGEST_MB", "25")) * 1024 * 1024
SNAPSHOT_DAILY = int(os.environ.get("SNAPSHOT_DAILY_MB") or "250") * 1024 * 1024
# Pasted references may be as long as uploaded ones (5 MB).
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

CSRF_FAILURE_VIEW = "khojaly.desk.stash.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "connect-src": [SELF],
        "manifest-src": [SELF],
    }
}
if PUBLIC:
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PUBLIC
if PUBLIC:
    SECURE_HSTS_SECONDS = 31_536_000
    # For other hosts under the same name the operator speaks, not this site: hence two checks less.
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = os.environ.get("HSTS_SUBDOMAINS") == "1"
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = logging_settings(os.environ.get("LOG_FORMAT", ""))
ACCESS_LOG = os.environ.get("ACCESS_LOG", "") == "1"
SLOW_QUERY_MS = env_count("SLOW_QUERY_MS", default=200)

# Who may read /metrics. For everyone, if neither is set, there is no such address.
METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "")
METRICS_NETWORKS = env_list("METRICS_NETWORKS")
METRICS = bool(METRICS_TOKEN or METRICS_NETWORKS)

# What the page About says of who runs this copy of the site; each says so where it is not set.
OPERATOR = os.environ.get("OPERATOR", "").strip()
FUNDING = os.environ.get("FUNDING", "").strip()
CORRECTIONS = os.environ.get("CORRECTIONS", "").strip()

# An address (mailto: or https:) for whoever finds a weakness, told at /.well-known/security.txt.
SECURITY_CONTACT = env_list("SECURITY_CONTACT")
DEFAULT_EXCEPTION_REPORTER_FILTER = "khojaly.guard.error_reports.ReportFilter"
