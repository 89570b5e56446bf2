"""Records as pages read them: typed, immutable, each bound to the edition it was read from."""

from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from .prose import Prose

RECORD_TYPES = {}


class Record:
    """One published version, read. Subclasses give names to what its content holds.

    `version` is the ledger's row; `edition` resolves the references in the content.
    """

    KIND = ""
    URL_NAME = ""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        RECORD_TYPES[cls.KIND] = cls

    def __init__(self, version, edition):
        self.version = version
        self.edition = edition

    def __eq__(self, other):
        return isinstance(other, Record) and self.version == other.version

    def __hash__(self):
        return hash(self.version)

    def __str__(self):
        return self.identifier

    @property
    def identifier(self):
        return self.version.identifier

    @property
    def withdrawn(self):
        return self.version.withdrawn

    @property
    def successor(self):
        """The record that this one was merged into, or None."""
        return self.linked(self.version.data.get("merged_into"))

    @cached_property
    def content(self):
        return self.version.data["content"]

    def prose(self, name):
        return Prose(self.content.get(name))

    def linked(self, reference):
        """The record a reference points to, or None for an empty one."""
        return self.edition.resolve(reference) if reference else None

    def get_absolute_url(self):
        """Where a link to this record leads, in the edition that it was read from."""
        return self.edition.address(self)

    def get_current_url(self):
        """The address of the thing itself, as it is now."""
        return reverse(self.URL_NAME, args=[self.identifier])

    def get_version_url(self):
        """The address of this very version, which shows the same for ever."""
        return reverse(f"{self.URL_NAME}-version", args=[self.identifier, self.version.number])

    def get_permalink(self):
        """The address of this version that is cited: without a language."""
        with override(settings.LANGUAGE_CODE):
            return self.get_version_url()

    def get_history_url(self):
        return reverse(f"{self.URL_NAME}-history", args=[self.identifier])

    def references(self):
        """Every reference in the content, as `(kind, identifier, version number)`."""
        return set(references(self.content))


def references(value):
    """Yield every reference in a record (JSON data), as `(kind, identifier, version number)`."""
    if isinstance(value, list):
        for part in value:
            yield from references(part)
    elif isinstance(value, dict):
        if set(value) == {"kind", "id", "version"}:
            yield value["kind"], value["id"], value["version"]
        else:
            yield from references(list(value.values()))
