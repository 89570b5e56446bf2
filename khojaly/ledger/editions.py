"""An edition: the published site at one moment, or exactly as one version cites it."""

from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import quote

from django.utils.functional import cached_property

from .catalogue import catalogue
from .records import RECORD_TYPES
from .remembered import versions_of

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
    """Reads records and keeps what it has read.

    `moment` is an aware datetime, or None for now; `as_of` the text in the address that asked
    for it, which every link then carries on.
    """

    def __init__(self, moment=None, as_of=""):
        self.moment, self.as_of = moment, as_of
        self._read = {}

    @cached_property
    def catalogue(self):
        """Where each version is: read once, so that all of a page is of one state of the ledger."""
        return catalogue()

    @property
    def links(self):
        """What tells this edition's links from another's, for keeping what is drawn with them;
        None where that is not worth keeping: there are as many moments as anyone asks for."""
        return None if self.as_of else "current"

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

    def name_of(self, kind, identifier):
        """How a sentence names a thing; its identifier where it is not in this edition."""
        try:
            return self.find(kind, identifier).short_label
        except NotInEdition:
            return identifier

    def all(self, kind, identifiers=None):
        """Return the records of a kind (of `identifiers` only, if given) but withdrawn ones."""
        return [record for record in self.load(kind, identifiers) if not record.withdrawn]

    def load(self, kind, identifiers=None):
        """Return the standing records of a kind, withdrawn ones included, oldest row first."""
        names = None if identifiers is None else set(identifiers)
        _note(kind, names)
        names = self.catalogue.identifiers(kind) if names is None else names
        found = [self.catalogue.standing(kind, name, self.moment) for name in names]
        return self._hold(sorted(filter(None, found)))

    def _hold(self, entries):
        """The records of a catalogue's entries, read and held; those held already stay."""
        return self.read(versions_of(entries))

    def read(self, versions):
        """The records of `versions`, of any kinds, which are the ones this edition holds then."""
        records = [self._record(version) for version in versions]
        return [self._read.setdefault((item.KIND, item.identifier), item) for item in records]

    def resolve(self, reference):
        return self.find(reference["kind"], reference["id"])

    def held(self, kind):
        """The records of a kind that have been read so far."""
        return [record for (held, _name), record in self._read.items() if held == kind]

    def preload(self, records, only=()):
        """Read all that `records` refer to (of the kinds `only`, if given)."""
        wanted = defaultdict(set)
        for record in records:
            for kind, identifier, _number in record.version.references:
                if (not only or kind in only) and (kind, identifier) not in self._read:
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

    links = "pinned"

    def address(self, record):
        """Where a link to a record leads: to the very version that was cited."""
        return record.get_version_url()

    def _pin(self, record):
        numbers = {(kind, name): number for kind, name, number in record.references()}
        found = [self.catalogue.numbered(kind, name, n) for (kind, name), n in numbers.items()]
        self._hold(sorted(filter(None, found)))
