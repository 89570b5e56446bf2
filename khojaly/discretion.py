"""Keeping what people type in confidence out of the log and out of error reports.

Django logs neither forms nor headers; but an exception may carry them in its message.
"""

import logging
import re

from django.views.debug import SafeExceptionReporterFilter

STRUCK_OUT = "[struck out]"
NAMES = (
    r"[\w-]*(?:passw|passwd|secret|token|csrf|session|api_?key|authorization|cookie|otp)[\w-]*|code"
)
PATTERNS = (
    # {"password": "…"}, password=…, Authorization: Basic …
    re.compile(
        rf"""(?i)(?<![\w-])(?P<kept>["']?(?:{NAMES})["']?\s*(?:=>|[=:])\s*(?:\[\s*)?)"""
        r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?:basic|bearer)\s+\S+|[^\s,;&)}\]]+)"""
    ),
    # A password in an address.
    re.compile(r"(?P<kept>\w+://[^\s:/@]*:)[^\s/@]+(?=@)"),
)


def without_confidences(text):
    """`text` with the values of what is named like a secret struck out."""
    for pattern in PATTERNS:
        text = pattern.sub(rf"\g<kept>{STRUCK_OUT}", text)
    return text


class Discreet(logging.Filter):
    """Strikes secrets out of a record's message and traceback, whoever logged it."""

    plain = logging.Formatter()

    def filter(self, record):
        record.msg, record.args = without_confidences(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = self.plain.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = without_confidences(record.exc_text)
        return True


class ReportFilter(SafeExceptionReporterFilter):
    """Django's, for error reports by mail: no field named like a secret, no header that signs
    someone in, no address with a password, whether or not a view said that it is sensitive."""

    hidden_settings = re.compile(
        r"API|AUTH|TOKEN|KEY|SECRET|PASS|SIGNATURE|COOKIE|_URL$|SESSION|CSRF|^CODE$", re.IGNORECASE
    )

    def get_post_parameters(self, request):
        given = super().get_post_parameters(request)
        return {name: self.cleanse_setting(name, value) for name, value in given.items()}
