"""Settings: one file, driven by the environment. The README lists every variable.

Without any variable the site runs on this machine with an embedded SQLite database. As soon as
a public host is named in ALLOWED_HOSTS, a SECRET_KEY is required and cookies are sent over
HTTPS only.
"""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from khojaly.secret_key import local_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


def env_list(name, default=()):
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()] or list(
        default
    )


DEBUG = os.environ.get("DEBUG", "") == "1"
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", LOCAL_HOSTS)
PUBLIC = not set(ALLOWED_HOSTS) <= set(LOCAL_HOSTS)
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")

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
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "simple_history",
    "csp",
    "khojaly.apps.KhojalyConfig",
    "khojaly.ledger.apps.LedgerConfig",
    "sources.apps.SourcesConfig",
    "events.apps.EventsConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "khojaly.headers.CompressionMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "khojaly.headers.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
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
                "khojaly.page.languages",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers go on while an editor saves; IMMEDIATE takes the write lock at the start of
    # a transaction, so that two publications queue up instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

# Answers kept by `khojaly.front`: in each worker's memory, and in Redis for all workers if there is
# one. Whatever else is kept goes to Redis too, or stays in the worker.
REDIS_URL = os.environ.get("REDIS_URL", "")
PAGES_IN_MEMORY = int(os.environ.get("PAGES_IN_MEMORY", "64")) * 1_000_000
SHARED_CACHE = (
    {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "khojaly",
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
)
CACHES = {
    "default": SHARED_CACHE,
    "pages": {
        "BACKEND": "khojaly.front.memory.MemoryCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_BYTES": PAGES_IN_MEMORY},
    },
    "fragments": {
        "BACKEND": "khojaly.front.memory.MemoryCache",
        "LOCATION": "fragments",
        "OPTIONS": {"MAX_BYTES": PAGES_IN_MEMORY // 2},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "khojaly" / "locale"]
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en", "es")
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

FIXTURE_DIRS = [BASE_DIR / "fixtures"]
CONTENT_DIR = BASE_DIR / "fixtures"

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / ".static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# The one who publishes is not the one who last edited. A site run by one person may relax this;
# each version published so says it.
SECOND_PERSON_REQUIRED = os.environ.get("SECOND_PERSON_REQUIRED", "1") == "1"

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

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
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PUBLIC and not DEBUG
if PUBLIC and not DEBUG:
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
