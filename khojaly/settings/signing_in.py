"""Settings of signing in. `khojaly/settings/base.py` takes them by name."""

from datetime import timedelta

from .environment import DEBUG, PUBLIC

ACCOUNT_APPS = [
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_otp_webauthn",
    "axes",
    "khojaly.accounts.apps.AccountsConfig",
]

# Whoever publishes or looks after accounts needs a second factor. With DEBUG the desk can be
# looked at without one, and a public site does not start with DEBUG.
SECOND_FACTOR_REQUIRED = not DEBUG

LOGIN_URL, LOGIN_REDIRECT_URL = "admin:login", "admin:index"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "khojaly.accounts.hashers.Argon2Hasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# A working day at the desk without signing in again; a forgotten browser is signed out by the
# next morning. The desk prolongs the session while it is used.
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# Lax, so that a link to the desk in a mail does not look like being signed out.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# A browser takes `__Host-` cookies over HTTPS only, from this very host and for all of it.
SESSION_COOKIE_NAME = "__Host-session" if PUBLIC else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if PUBLIC else "csrf"

# Guesses are counted by account and network together: neither can an attacker elsewhere lock an
# editor out, nor do editors behind one address lock each other out. Another try while locked does
# not prolong the lock.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "khojaly.guard.client.client_key"
AXES_LOCKOUT_CALLABLE = "khojaly.accounts.lockout.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # The audit page has its own record, without full addresses.
# What is counted by is an account's name, or the digest of what is none: it may be a password that
# was typed in the wrong field. Nothing else of a failed sign-in is kept.
AXES_USERNAME_CALLABLE = "khojaly.accounts.lockout.counted_name"
AXES_HANDLER = "khojaly.accounts.lockout.Handler"
AXES_SENSITIVE_PARAMETERS = ["username", "csrfmiddlewaretoken", "next"]
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

OTP_TOTP_ISSUER = "Khojaly"
OTP_WEBAUTHN_RP_NAME = "Khojaly"
OTP_WEBAUTHN_RP_ID_CALLABLE = "khojaly.accounts.passkeys.domain"
OTP_WEBAUTHN_HELPER_CLASS = "khojaly.accounts.passkeys.Helper"
# Only to satisfy the library's check: the helper takes the origin from the request, whose host
# Django has compared with ALLOWED_HOSTS.
OTP_WEBAUTHN_ALLOWED_ORIGINS = ["http://localhost"]
OTP_WEBAUTHN_ALLOW_PASSWORDLESS_LOGIN = False
