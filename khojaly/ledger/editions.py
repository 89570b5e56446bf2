"""An edition: the published site at one moment, or exactly as one version cites it."""

from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import quote

from .models import Version
from .models.publishable import publishable
from .records import RECORD_TYPES

_noted = ContextVar("noted", default=None)


@contextmanager
def noting_reads():
    """Note which objects the editions of a block read: a set that fills with `kind:identifier`,
    and with `kind:*` where all of a kind are read. What was noted may have changed a page."""
    noted = set()
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def _note(kind, identifiers):
    noted = _noted.get()
    if noted is not None:
        noted.update(f"{kind}:{name}" for name in ("*" if identifiers is None else identifiers))


class NotInEdition(LookupError):
    """Nothing was published under this identifier at that moment."""


class Edition:
    """Reads records and keeps what it has read, so that a page asks the database once a kind.

    `moment` is an aware datetime, or None for now; `as_of` the text in the address that asked
    for it, which every link then carries on.
    """

    def __init__(self, moment=None, as_of=""):
        self.moment, self.as_of = moment, as_of
        self._read = {}

    def address(self, record):
        """Where a link to a record leads: to its page in the same moment."""
        return self.in_moment(record.get_current_url())

    def in_moment(self, address):
        return f"{address}?as-of={quote(self.as_of)}" if self.as_of else address

    def find(self, kind, identifier):
        """Return the record of one object. Raises `NotInEdition`."""
        if (kind, identifier) not in self._read:
            self.load(kind, [identifier])
        record = self._read.get((kind, identifier))
        if record is None:
            raise NotInEdition(f"{kind} {identifier}")
        return record

    def all(self, kind, identifiers=None):
        """Return the records of a kind (of `identifiers` only, if given) but withdrawn ones."""
        return [record for record in self.load(kind, identifiers) if not record.withdrawn]

    def load(self, kind, identifiers=None):
        """Read the standing records of a kind in one query, withdrawn ones included."""
        objects = publishable(kind).objects.all()
        identifiers = identifiers if identifiers is None else list(identifiers)
        _note(kind, identifiers)
        if identifiers is not None:
            objects = objects.filter(**{f"{objects.model.IDENTIFIER_FIELD}__in": identifiers})
        return self.read(Version.objects.standing(objects, self.moment))

    def read(self, versions):
        """The records of `versions`, of any kinds, which are the ones this edition holds then."""
        records = [self._record(version) for version in versions]
        self._read.update({(r.KIND, r.identifier): r for r in records})
        return records

    def resolve(self, reference):
        return self.find(reference["kind"], reference["id"])

    def held(self, kind):
        """The records of a kind that have been read so far."""
        return [record for (held, _name), record in self._read.items() if held == kind]

    def preload(self, records, only=None):
        """Read all that `records` refer to (of the kind `only`, if given), one query a kind."""
        wanted = defaultdict(set)
        for record in records:
            for kind, identifier, _number in record.references():
                if (kind, identifier) not in self._read and only in (None, kind):
                    wanted[kind].add(identifier)
        for kind in sorted(wanted):
            self.load(kind, wanted[kind])

    def _record(self, version):
        return RECORD_TYPES[version.kind](version, self)


class PinnedEdition(Edition):
    """The edition of one version: what it refers to is read at the very version it names.

    What it does not refer to by number (the claims on a pinned event page) is read as of the
    moment it was published.
    """

    def __init__(self, version):
        super().__init__(version.published_at)
        self.record = self._record(version)
        self._read[version.kind, version.identifier] = self.record
        self._pin(self.record)

    def address(self, record):
        """Where a link to a record leads: to the very version that was cited."""
        return record.get_version_url()

    def _pin(self, record):
        numbers = {(kind, name): number for kind, name, number in record.references()}
        by_kind = defaultdict(list)
        for kind, name in numbers:
            by_kind[kind].append(name)
        for kind, names in by_kind.items():
            for version in Version.objects.filter(kind=kind, identifier__in=names):
                key = (kind, version.identifier)
                if version.number == numbers[key] and key not in self._read:
                    self._read[key] = self._record(version)
