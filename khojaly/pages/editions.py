"""From a request to the edition of the site it asks for, and to the records in it."""

import datetime

from django.core.exceptions import BadRequest
from django.http import Http404
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from khojaly.ledger.catalogue import catalogue
from khojaly.ledger.editions import Edition, NotInEdition
from khojaly.ledger.models import Version
from khojaly.ledger.remembered import versions_of
from sources.wording import date_words


def edition_of(request):
    """The edition a request asks for: of now, or of the moment that `?as-of=` names.

    Raises `BadRequest` for what is no date and `Http404` for one outside the record, each with a
    sentence for the reader.
    """
    text = request.GET.get("as-of", "").strip()
    if not text:
        return Edition()
    edition = edition_at(text)
    request.as_of = text
    return edition


def edition_at(text):
    """The edition of the moment that a text names. Raises as `edition_of` does."""
    moment = moment_of(text)
    _check_within_record(moment)
    return Edition(moment, text)


def moment_of(text):
    """An aware datetime, in UTC; a day (`2026-11-22`) means its last moment.

    Raises `BadRequest` for what is neither.
    """
    try:
        day, moment = parse_date(text), parse_datetime(text.replace(" ", "+"))
    except ValueError:
        day = moment = None
    if day:
        return datetime.datetime.combine(day, datetime.time.max, datetime.UTC)
    if moment is None:
        raise BadRequest(
            _("“%(text)s” is not a date. Write the day as 2026-11-22, or a moment in UTC as "
              "2026-11-22T14:30:00Z.") % {"text": text}
        )  # fmt: skip
    return moment if timezone.is_aware(moment) else moment.replace(tzinfo=datetime.UTC)


def _check_within_record(moment):
    now = timezone.now()
    if moment.date() > now.date() or (moment > now and moment.time() != datetime.time.max):
        raise Http404(_("That day has not come yet, so nothing can be shown as of it."))
    first = Version.objects.order_by("seq").first()
    if first is None or moment < first.published_at:
        raise Http404(
            _("Nothing had been published by then. The first version is of %(date)s.")
            % {"date": date_words(f"{first.published_at:%Y-%m-%d}") if first else "–"}
        )


def record_or_404(edition, kind, identifier):
    """The record of one object. Raises `Http404` with a sentence for the reader."""
    try:
        return edition.find(kind, identifier)
    except NotInEdition:
        raise Http404(_not_found(edition, kind, identifier)) from None


def _not_found(edition, kind, identifier):
    if edition.moment and Version.objects.of(kind, identifier).exists():
        return _("“%(name)s” had not been published yet on that day.") % {"name": identifier}
    return _("Nothing has been published under “%(name)s”.") % {"name": identifier}


def version_or_404(kind, identifier, number):
    """Raises `Http404` with a sentence that says which versions there are."""
    known = catalogue()
    entry = known.numbered(kind, identifier, number)
    if entry is None:
        raise Http404(
            _("“%(name)s” has %(count)s published versions; there is no version %(number)s.")
            % {"name": identifier, "count": len(known.versions(kind, identifier)), "number": number}
        )
    return versions_of([entry])[0]
