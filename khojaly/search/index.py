"""The index in step with the ledger: filled within each publication, and made anew at will.

The index is behind when the newest row it was made from is not the ledger's last.
"""

import logging

from django.db import DatabaseError, transaction
from django.db.models import Max, Q, Subquery

from khojaly.ledger.editions import Edition
from khojaly.ledger.models import Version
from khojaly.ledger.models.publishable import publishables
from khojaly.ledger.writing import lock_ledger

from .documents import lay_out, weight
from .models import Document, Name
from .text import LANGUAGES, backend

logger = logging.getLogger(__name__)

AT_ONCE = 500
BORROWED = {"event": "event", "question": "question", "actor": "claimant"}
FACTS = ("position", "event", "question", "claimant", "language", "year", "qualifier")
AMOUNTS = ("low", "high", "first_day", "last_day")


def index_published(sender, versions, **kwargs):
    """A receiver of `published`: the index knows what was published as soon as readers do."""
    catch_up()


def heads():
    """The newest row that the index was made from, and that of the ledger; 0 for none."""
    indexed = Document.objects.order_by("-version").values("version")[:1]
    newest = Version.objects.order_by("-seq").values_list("seq", Subquery(indexed)).first()
    return (newest[1] or 0, newest[0]) if newest else (0, 0)


def is_behind():
    """Whether something was published that the index does not know."""
    known, last = heads()
    return known != last


def freshen():
    """Catch up if the index is behind, as after a restore; a reader gets an answer either way."""
    try:
        if is_behind():
            catch_up()
    except DatabaseError:
        logger.exception("The search index is behind and could not be brought up to date.")


def catch_up():
    """Index what was published since the index was last in step, and what borrows from it."""
    with transaction.atomic():
        lock_ledger()
        known, last = heads()
        if known > last:  # The ledger was restored to an earlier state.
            return rebuild()
        fresh = Version.objects.filter(seq__gt=known).order_by("seq")
        _index_objects({(v.kind, v.identifier) for v in fresh.only("kind", "identifier")})
    return None


def rebuild():
    """Make the whole index anew."""
    with transaction.atomic():
        lock_ledger()
        Document.objects.all().delete()
        backend().clear()
        for model in publishables():
            _index_objects({(model.KIND, key) for key in _published(model)}, borrowers=False)


def faults():
    """Yield a sentence for each thing that the index holds wrongly, or not at all."""
    held = {(d.kind, d.identifier): d.pk for d in Document.objects.all()}
    edition = Edition()
    for model in publishables():
        for record in _read(edition, [(model.KIND, key) for key in _published(model)]):
            number = held.pop((record.KIND, record.identifier), None)
            if number is None or not _holds(number, record):
                yield f"{record.KIND} {record.identifier} is not in the index as it is published."
    for kind, identifier in held:
        yield f"{kind} {identifier} is in the index, but not published."


def _holds(number, record):
    found = lay_out(record)
    kept = Document.objects.get(pk=number)
    wanted = _document(record, found)
    names = (f.attname for f in Document._meta.concrete_fields if not f.primary_key)
    return (
        all(getattr(kept, name) == getattr(wanted, name) for name in names)
        and set(kept.names.values_list("text", flat=True)) == set(found.rows())
        and backend().holds(number, found.columns(LANGUAGES))
    )


def _published(model):
    published = model.objects.filter(current__isnull=False)
    return published.values_list(model.IDENTIFIER_FIELD, flat=True)


def _index_objects(keys, borrowers=True):
    if borrowers:
        keys |= _borrowers(keys)
    edition = Edition()
    ordered = sorted(keys)
    for start in range(0, len(ordered), AT_ONCE):
        _store(_read(edition, ordered[start : start + AT_ONCE]))


def _borrowers(keys):
    """The claims whose text borrows a name from what is being indexed."""
    wanted = Q(pk__in=[])
    for kind, column in BORROWED.items():
        names = [identifier for of, identifier in keys if of == kind]
        wanted |= Q(**{f"{column}__in": names})
    claims = Document.objects.filter(wanted, kind="claim")
    return {("claim", identifier) for identifier in claims.values_list("identifier", flat=True)}


def _read(edition, keys):
    """The newest record of each of `keys`, read by version, since pointers may not have moved."""
    by_kind = {}
    for kind, identifier in keys:
        by_kind.setdefault(kind, []).append(identifier)
    records = []
    for kind, identifiers in by_kind.items():
        newest = _newest(kind, identifiers)
        records += edition.read(Version.objects.filter(pk__in=newest))
    preload_names(edition, records)
    return records


def preload_names(edition, records):
    """Read what claims borrow names from, one query a kind."""
    claims = [record for record in records if record.KIND == "claim"]
    for kind in BORROWED:
        edition.preload(claims, only=(kind,))


def _newest(kind, identifiers):
    versions = Version.objects.filter(kind=kind, identifier__in=identifiers).order_by()
    return versions.values("identifier").annotate(last=Max("seq")).values("last")


def _store(records):
    laid_out = [(record, lay_out(record)) for record in records]
    documents = Document.objects.bulk_create(
        [_document(record, found) for record, found in laid_out],
        update_conflicts=True,
        unique_fields=["kind", "identifier"],
        update_fields=["version", "withdrawn", "weight", *FACTS, *AMOUNTS],
    )
    numbers = _numbers(documents)
    Name.objects.filter(document__in=numbers.values()).delete()
    names, rows = [], []
    for record, found in laid_out:
        number = numbers[record.KIND, record.identifier]
        names += [Name(document_id=number, text=t, **row) for t, row in found.rows().items()]
        rows.append((number, found.columns(LANGUAGES)))
    Name.objects.bulk_create(names)
    backend().store(rows)


def _document(record, found):
    facts = {name: found.facts.get(name, "") for name in FACTS}
    amounts = {name: found.facts.get(name) for name in AMOUNTS}
    return Document(
        kind=record.KIND,
        identifier=record.identifier,
        version=record.version.seq,
        withdrawn=record.withdrawn,
        weight=weight(record),
        **facts,
        **amounts,
    )


def _numbers(documents):
    """The primary keys: a database does not give those of rows that it updated."""
    found = Document.objects.filter(version__in=[document.version for document in documents])
    return {
        (kind, name): number for kind, name, number in found.values_list("kind", "identifier", "pk")
    }
