"""Checks on sources: copies of one work, and copies that are not kept."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from khojaly.desk.checks import check
from sources.duplicates import same_doi, same_isbn, same_symbol, same_url
from sources.links.checking import dead_links
from sources.links.wording import dead_words
from sources.models import Source

SOURCE = "sources.source"
SAME = {"doi": same_doi, "isbn": same_isbn, "un_symbol": same_symbol, "url": same_url}


def standing():
    """Every source that is not withdrawn or merged."""
    return Source.objects.exclude(status=Source.Status.WITHDRAWN).order_by("pk")


@check(
    "copies",
    _("Sources that may be one work"),
    _("%(sources)s have one and the same identifier or address."),
    reads=(SOURCE,),
)
def copies():
    groups = defaultdict(dict)
    for pk, identifier, *values in standing().values_list("pk", "identifier", *SAME):
        for (name, same), value in zip(SAME.items(), values, strict=True):
            if key := same(value):
                groups[name, key][pk] = identifier
    for group in groups.values():
        if len(group) > 1:
            for pk in group:
                yield SOURCE, pk, {"sources": ", ".join(group.values())}


@check(
    "no-address",
    _("Sources without an address"),
    _("No address, and no word that it is not online or that none was found."),
    reads=(SOURCE,),
)
def without_address():
    bare = standing().filter(url="", no_address="")
    for pk in bare.values_list("pk", flat=True):
        yield SOURCE, pk, {}


@check(
    "unarchived",
    _("Sources without an archived copy"),
    _("No archived address and no stored copy."),
    reads=(SOURCE, "sources.snapshot"),
)
def unarchived():
    bare = standing().filter(archived_url="", snapshots=None)
    for pk in bare.values_list("pk", flat=True):
        yield SOURCE, pk, {}


# The link checker's rows have no history, so this is asked each time.
@check("dead-links", _("Addresses that no longer answer"), "%(words)s")
def dead_addresses():
    for source in dead_links():
        yield SOURCE, source.pk, {"words": dead_words(source)}
