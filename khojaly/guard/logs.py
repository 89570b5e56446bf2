"""What the log says and how: lines to read, or JSON Lines (`LOG_FORMAT=json`) to collect.

Every line carries the id of the request it belongs to. No line holds a secret: whatever equals one
of the site's keys and passwords is struck out, and whatever is named like one. A database that is
away, locked or full is told in one line, without a traceback, as is a request that was refused:
these are no faults of the code.
"""

import contextvars
import logging
import os
from urllib.parse import unquote, urlsplit

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from pythonjsonlogger.json import JsonFormatter

from .redaction import LONGEST_LINE, STRUCK_OUT, cut, without_confidences

SECRETS = ("SECRET_KEY", "LEDGER_SIGNING_KEY", "METRICS_TOKEN")
ADDRESSES_WITH_SECRETS = ("DATABASE_URL", "REDIS_URL")
TOLD_IN_ONE_LINE = (
    ((OperationalError, InterfaceError), "the database said"),
    ((BadRequest, SuspiciousOperation), "it was told"),
)
FIELDS = ("timestamp", "levelname", "name", "message", "request_id")

request_id = contextvars.ContextVar("request_id", default="")


def logging_settings(form):
    """The setting `LOGGING`; `form` is "json" or anything else for lines to read."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {name: {"()": f"{__name__}.{name}"} for name in ("OfRequest", "InOneLine")},
        "formatters": {"chosen": {"()": f"{__name__}.{'Json' if form == 'json' else 'Readable'}"}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "chosen",
                "filters": ["OfRequest", "InOneLine"],
            }
        },
        "root": {"handlers": ["console"], "level": "INFO"},
        # Django's own handlers would say everything a second time.
        "loggers": {
            "django": {"handlers": [], "level": "INFO"},
            "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        },
    }


class OfRequest(logging.Filter):
    """Adds the request's id to each record, and cuts what a visitor made too long: before a
    formatter, whose JSON must stay whole."""

    def filter(self, record):
        record.request_id = request_id.get()
        if len(message := record.getMessage()) > LONGEST_LINE:
            record.msg, record.args = cut(message), ()
        if len(getattr(record, "path", "")) > LONGEST_LINE:
            record.path = cut(record.path)
        return True


class InOneLine(logging.Filter):
    """Says what the database complains of, or what a request was refused for, and leaves out where
    in the code that was."""

    def filter(self, record):
        error = record.exc_info and record.exc_info[1]
        for kinds, who in TOLD_IN_ONE_LINE:
            if isinstance(error, kinds):
                told = cut(" ".join(str(error).split()))
                record.msg, record.args = f"{record.getMessage()}: {who}: {told}", ()
                record.exc_info = record.exc_text = None
        return True


class CutsTracebacks:
    """A formatter's: what a visitor sent may stand in the message of an exception."""

    def formatException(self, ei):
        return cut(super().formatException(ei))


class Readable(CutsTracebacks, logging.Formatter):
    """One line: time, level, what, and the id of the request."""

    def format(self, record):
        tail = f" [{record.request_id}]" if getattr(record, "request_id", "") else ""
        time = self.formatTime(record, "%Y-%m-%d %H:%M:%S")
        line = f"{time} {record.levelname} {record.getMessage()}{tail}"
        if record.exc_info:
            line = f"{line}\n{self.formatException(record.exc_info)}"
        return without_secrets(line)


class Json(CutsTracebacks, JsonFormatter):
    """One JSON object a line; what a call gives as `extra` is in it."""

    def __init__(self):
        super().__init__(FIELDS, timestamp=True, rename_fields={"levelname": "level"})

    def format(self, record):
        # Django hands these over for its own handlers: they are no data.
        for name in ("request", "sql", "params"):
            record.__dict__.pop(name, None)
        return without_secrets(super().format(record))


def without_secrets(text):
    text = without_confidences(text)
    for secret in _secrets():
        text = text.replace(secret, STRUCK_OUT)
    return text


def _secrets():
    """The environment's, longest first, but none so short that it would strike out plain words."""
    found = [os.environ.get(name, "") for name in SECRETS]
    for name in ADDRESSES_WITH_SECRETS:
        password = urlsplit(os.environ.get(name, "")).password or ""
        found += [password, unquote(password)]
    return sorted({secret for secret in found if len(secret) >= 6}, key=len, reverse=True)
