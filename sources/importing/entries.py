"""One reference as it was read, before it becomes a source."""

from dataclasses import dataclass, field


@dataclass
class Entry:
    """`fields` are a source's; `contributors` dicts of role, family, given, literal; `place` says
    where in the text it stood (“entry 3”, “line 12”). `remarks` are sentences about what was not
    taken as it was given."""

    place: str
    fields: dict
    contributors: list = field(default_factory=list)
    remarks: list = field(default_factory=list)


@dataclass(frozen=True)
class Fault:
    """What could not be read, where it stands, and why, in a sentence."""

    place: str
    reason: str
