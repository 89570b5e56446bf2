"""One reference as it was read, before it becomes a source."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

LARGEST_ENTRY = 100_000
TOO_LARGE = _("It is larger than 100 kB, which no reference is.")


@dataclass
class Entry:
    """`fields` are a source's; `contributors` dicts of role, family, given, literal; `place` says
    where in the text it stood (“entry 3”, “line 12”). `remarks` are sentences about what was not
    taken as it was given."""

    place: str
    fields: dict
    contributors: list = field(default_factory=list)
    remarks: list = field(default_factory=list)


@dataclass
class Reference:
    """What a reader of a format made of one entry: a CSL-JSON item, the fields that it had no
    place for, by their names in the format, and sentences of its own."""

    item: dict
    left: dict = field(default_factory=dict)
    remarks: list = field(default_factory=list)


@dataclass(frozen=True)
class Fault:
    """What could not be read, where it stands, and why, in a sentence."""

    place: str
    reason: str
