"""The page of one published thing, whatever its kind: the same template for now and for then."""

import re
from dataclasses import dataclass

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import redirect, render

from khojaly.desk.drawing import draws_records
from khojaly.ledger.records import RECORD_TYPES

from . import reading
from .editions import edition_of, record_or_404
from .memento import as_timegate, negotiated
from .representations import other_form
from .signposting import signposted


@dataclass(frozen=True)
class Page:
    """A template, and the class that reads what it shows: called with the record, and with the
    query of the address where `asks` says so, it is the template's `page`."""

    template: str
    reader: type
    asks: bool = False

    def read(self, record, query):
        return self.reader(record, query) if self.asks else self.reader(record)


LOWER_CASE = re.compile(r"[cs][1-9]\d*\Z")
PAGES = {
    "event": Page("events/event.html", reading.EventPage),
    "claim": Page("events/claim.html", reading.ClaimPage),
    "question": Page("events/question_everywhere.html", reading.QuestionPage, asks=True),
    "actor": Page("events/actor.html", reading.ActorPage),
    "place": Page("events/place.html", reading.PlacePage),
    "source": Page("sources/source.html", reading.SourcePage),
}


def current(request, kind, identifier):
    """A thing as it stands in the edition that the request asks for; a merged one leads on."""
    if answer := put_right(kind, identifier) or negotiated(request, kind, identifier):
        return answer
    record = record_or_404(edition_of(request), kind, identifier)
    if record.successor:
        # A merger can be undone: a browser asks again each time.
        return HttpResponsePermanentRedirect(
            record.successor.get_absolute_url(),
            preserve_request=True,
            headers={"Cache-Control": "no-cache"},
        )
    if answer := other_form(request, record):
        return answer
    response = as_timegate(draw(request, record), request, kind, identifier)
    return signposted(response, request, record)


def put_right(kind, identifier):
    """The answer to `/claims/c17/`: a redirect to the address with the capital, or None."""
    if not LOWER_CASE.match(identifier):
        return None
    return redirect(RECORD_TYPES[kind].URL_NAME, identifier.upper(), permanent=True)


@draws_records
def draw(request, record, **context):
    """Answer with the page of a record; `context` says more about it, such as its version."""
    page = PAGES[record.KIND]
    known = {"page": page.read(record, request.GET), "record": record}
    return render(request, page.template, known | context)
