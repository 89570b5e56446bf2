"""Records as pages read them: typed, immutable, each bound to the edition it was read from."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, override

from .prose import Prose

RECORD_TYPES = {}


class Record:
    """One published version, read. Subclasses give names to what its content holds.

    `version` is the ledger's row; `edition` resolves the references in the content.
    """

    KIND = ""
    URL_NAME = ""
    SHOWS = ()  # The kinds of those it refers to whose content is shown with its own.

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
    def short_label(self):
        """How a sentence about it names it."""
        return str(self.label)

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
        return path_of(get_language(), self.URL_NAME, self.identifier)

    def get_version_url(self):
        """The address of this very version, which shows the same for ever."""
        number = self.version.number
        return path_of(get_language(), f"{self.URL_NAME}-version", self.identifier, number)

    def get_permalink(self):
        """The address of this version that is cited: without a language."""
        with override(settings.LANGUAGE_CODE):
            return self.get_version_url()

    def get_history_url(self):
        return path_of(get_language(), f"{self.URL_NAME}-history", self.identifier)

    def references(self):
        """Every reference in the content, as `(kind, identifier, version number)`."""
        return self.version.references

    @cached_property
    def drawn_from(self):
        """The versions that whatever shows this record reads, as their chain values: its own and
        those it refers to as its edition has them; None where one is a draft."""
        return self.drawn_with(self.SHOWS)

    def drawn_with(self, kinds):
        """The same for what shows of those it refers to only some kinds."""
        shown = [name for name in self.references() if name[0] in kinds]
        found = [self.edition.find(kind, name) for kind, name, _number in shown]
        return drawn_from(self.edition.links, *(item.version.chain for item in (self, *found)))


@lru_cache(maxsize=20_000)
def path_of(language, name, *args):
    """The path of a named address, in the language that is active, and given to be told apart."""
    return reverse(name, args=args)


def drawn_from(*parts):
    """The parts as the key of what is drawn from them (see `kept`); None where one is empty: a
    draft, or a moment that nobody may ask for again."""
    return parts if all(parts) else None
