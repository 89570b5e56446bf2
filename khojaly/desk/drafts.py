"""A draft as a record, for the preview: read like a version, though none was published."""

from django.utils import timezone

from khojaly.ledger.canonical import canonical, sha256
from khojaly.ledger.editions import Edition
from khojaly.ledger.models import Version
from khojaly.ledger.records import RECORD_TYPES


class DraftEdition(Edition):
    """The site of now, with one draft in the place of its published version; what the draft refers
    to and was never published is shown as its own draft."""

    def __init__(self, item):
        super().__init__()
        self.record = self._read[item.KIND, item.identifier] = self._draft(item)

    def _draft(self, item):
        def refer(other):
            if other.current_id is None and (other.KIND, other.identifier) not in self._read:
                self._read[other.KIND, other.identifier] = self._draft(other)
            number = other.current.number if other.current else 0
            return {"kind": other.KIND, "id": other.identifier, "version": number}

        return RECORD_TYPES[item.KIND](_unsaved_version(item, refer), self)

    def load(self, kind, identifiers=None):
        """As published, but for the drafts that are held already."""
        drafts = {key: record for key, record in self._read.items() if record.version.seq == 0}
        records = super().load(kind, identifiers)
        self._read.update(drafts)
        return [self._read[kind, record.identifier] for record in records]


def draft_record(item):
    return DraftEdition(item).record


def _unsaved_version(item, refer):
    number = item.current.number + 1 if item.current else 1
    content = {"schema": item.SCHEMA, "kind": item.KIND, "id": item.identifier, "version": number}
    record = canonical(content | {"content": item.record(refer)})
    return Version(
        seq=0, kind=item.KIND, identifier=item.identifier, number=number, record=record.decode(),
        digest=sha256(record), previous="", chain="", published_at=timezone.now(),
        published_by="", edited_by="", change_reason="", change_kind="wording",
    )  # fmt: skip
