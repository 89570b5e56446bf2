"""503: what people are told while the database is away, locked or full.

The page needs no database: it is drawn without the request's session or user. An editor's form
comes back with what was typed in it, ready to be sent again.
"""

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error as fault

SECONDS = 30
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# In the environment of a request: the front asked the database, and it did not answer in time.
DATABASE_AWAY = "khojaly.database_away"
NEVER_SENT_BACK = ("password", "otp", "token", "code")


class UnavailableMiddleware:
    """Says at once what would otherwise be said after waiting for the database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return unavailable(request) if DATABASE_AWAY in request.META else self.get_response(request)


def server_error(request):
    """The handler of whatever fails: 503 if it was the database that did, or if the disk is full;
    else 500."""
    error = sys.exception()
    no_room = isinstance(error, OSError) and error.errno in NO_ROOM
    if no_room or isinstance(error, OperationalError | InterfaceError):
        return unavailable(request)
    return fault(request)


def unavailable(request):
    page = render_to_string(
        "503.html",
        {
            "fields": _typed(request),
            "saving": request.method == "POST",
            "address": request.get_full_path(),
        },
    )
    headers = {"Retry-After": str(SECONDS), "Cache-Control": "no-store"}
    return HttpResponse(page, status=503, headers=headers)


def _typed(request):
    """The fields of the form that was sent, to be sent again, or nothing for one with a secret or
    a file in it: the browser's way back has those."""
    if request.method != "POST" or request.FILES:
        return []
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    named = {name.lower() for name in request.POST} - {"csrfmiddlewaretoken"}
    secret = any(part in name for name in named for part in NEVER_SENT_BACK)
    return [] if secret else fields
