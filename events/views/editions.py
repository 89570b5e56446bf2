"""From a request to the edition of the site it asks for, and to the records in it."""

from django.http import Http404
from django.utils.translation import gettext as _

from khojaly.ledger.editions import Edition, NotInEdition


def edition_of(request):
    """The edition a request asks for: the one of now."""
    return Edition()


def record_or_404(edition, kind, identifier):
    """The record of one object. Raises `Http404` with a sentence for the reader."""
    try:
        return edition.find(kind, identifier)
    except NotInEdition:
        raise Http404(
            _("Nothing has been published under “%(name)s”.") % {"name": identifier}
        ) from None
