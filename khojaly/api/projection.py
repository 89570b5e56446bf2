"""Filling the entries that the API finds records by, in the transaction that publishes."""

from collections import defaultdict
from itertools import islice

from django.db import transaction
from django.db.models import Max

from khojaly.ledger.models import Version
from khojaly.ledger.numbering import number_of

from .facts import facts_of, mentions_of
from .models import STANDING, Entry, Mention

AT_ONCE = 500
NUMBERED = ("claim", "source")


def index_published(sender, versions, **kwargs):
    """A receiver: enter what was just published."""
    _enter(versions)


def catch_up(**kwargs):
    """Enter what the ledger holds beyond the last entry: everything, in a new database."""
    last = Entry.objects.aggregate(last=Max("seq"))["last"] or 0
    newer = Version.objects.filter(seq__gt=last).order_by("seq")
    for versions in in_chunks(newer.iterator(chunk_size=AT_ONCE), AT_ONCE):
        _enter(versions)


def rebuild():
    """Throw all entries away and make them again from the ledger."""
    with transaction.atomic():
        Mention.objects.all().delete()
        Entry.objects.all().delete()
        catch_up()


@transaction.atomic
def _enter(versions):
    versions = sorted(versions, key=lambda version: version.seq)
    entries = [entry_of(version) for version in versions]
    newest = {}
    for entry in entries:
        if before := newest.get((entry.kind, entry.identifier)):
            before.until = entry.seq
        newest[entry.kind, entry.identifier] = entry
    _end_earlier(entries)
    Entry.objects.bulk_create(entries, batch_size=AT_ONCE)
    mentions = [
        Mention(entry_id=version.seq, role=role, identifier=identifier)
        for version in versions
        for role, identifier in sorted(mentions_of(version.kind, version.data["content"]))
    ]
    Mention.objects.bulk_create(mentions, batch_size=AT_ONCE)


def _end_earlier(entries):
    """The versions that stood before stand until the first of the new ones."""
    first = defaultdict(dict)
    for entry in reversed(entries):
        first[entry.kind][entry.identifier] = entry.seq
    for kind, seqs in first.items():
        earlier = list(Entry.objects.filter(kind=kind, identifier__in=seqs, until=STANDING))
        for entry in earlier:
            entry.until = seqs[entry.identifier]
        Entry.objects.bulk_update(earlier, ["until"], batch_size=AT_ONCE)


def entry_of(version):
    """The entry of a version, as if it stood still."""
    return Entry(
        seq=version.seq,
        kind=version.kind,
        identifier=version.identifier,
        sort=sort_of(version.kind, version.identifier),
        status=version.data.get("status", "published"),
        **facts_of(version.kind, version.data["content"]),
    )


def sort_of(kind, identifier):
    return f"{number_of(identifier):012d}" if kind in NUMBERED else identifier


def fault():
    """A sentence about the first entry that is not what the ledger says, or None."""
    until = {}
    for version in Version.objects.order_by("-seq").iterator(chunk_size=AT_ONCE):
        wanted = entry_of(version)
        key = (version.kind, version.identifier)
        wanted.until = until.get(key, STANDING)
        until[key] = version.seq
        found = Entry.objects.filter(seq=version.seq).first()
        if found is None or _columns(found) != _columns(wanted):
            return (
                f"The API's entry of {version.identifier} (row {version.seq}) is not the ledger's."
            )
    return None


def _columns(entry):
    return {field.attname: getattr(entry, field.attname) for field in entry._meta.concrete_fields}


def in_chunks(items, size):
    while chunk := list(islice(items, size)):
        yield chunk
