from dataclasses import dataclass

from events.authorities import Scheme, authority_iri


@dataclass(frozen=True)
class IdentifierRecord:
    """What a registry calls a thing, and the public page on which that was seen."""

    scheme: str
    value: str
    seen_at: str

    @property
    def label(self):
        return Scheme(self.scheme).label

    @property
    def iri(self):
        return authority_iri(self.scheme, self.value)


def identifiers_of(content):
    """The `IdentifierRecord`s of a thing, in its order; none in records of earlier days."""
    return [IdentifierRecord(**item) for item in content.get("identifiers", [])]
