"""How far the tables have come that only grow beside the ledger: histories of edits, the audit.

Of each: how many rows, up to which, and the SHA-256 over them. Columns are named, so that one added
later changes nothing. Rows of the last minutes are left out: a transaction may still bring one that
counts before them.
"""

import hashlib
import json
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import models
from django.utils import timezone

from .append_only import append_only_models
from .models import Checkpoint, Version

LEFT_OUT = timedelta(minutes=10)


def table_heads():
    """`{table: {"rows", "last", "columns", "sha256"}}` of each that has rows, as JSON data."""
    heads = {model._meta.db_table: _head(model) for model in _beside_the_ledger()}
    return {table: head for table, head in sorted(heads.items()) if head["rows"]}


def table_fault(heads):
    """A sentence about the first table that is not what `heads` says of it, or None."""
    known = {model._meta.db_table: model for model in _beside_the_ledger()}
    for table, head in heads.items():
        model = known.get(table)
        if model is None or not set(head["columns"]) <= set(_columns(model)):
            continue  # A later version of the site has another table.
        if _digest(model, head["columns"], head["last"]) != (head["rows"], head["sha256"]):
            return f"Rows of {table} were changed or taken away since a checkpoint was made."
    return None


def _beside_the_ledger():
    return [model for model in append_only_models() if model not in (Version, Checkpoint)]


def _columns(model):
    return sorted(field.attname for field in model._meta.concrete_fields)


def _head(model):
    columns = _columns(model)
    at = "history_date" if "history_date" in columns else _moment(model)
    settled = model.objects.filter(**{f"{at}__lt": timezone.now() - LEFT_OUT})
    last = settled.aggregate(last=models.Max("pk"))["last"] or 0
    rows, digest = _digest(model, columns, last)
    return {"rows": rows, "last": last, "columns": columns, "sha256": digest}


def _moment(model):
    fields = model._meta.concrete_fields
    return next(field.attname for field in fields if isinstance(field, models.DateTimeField))


def _digest(model, columns, last):
    rows = model.objects.filter(pk__lte=last).order_by("pk").values_list(*columns)
    count, digest = 0, hashlib.sha256()
    for row in rows.iterator(chunk_size=500):
        count += 1
        digest.update(json.dumps([_plain(value) for value in row]).encode() + b"\n")
    return count, digest.hexdigest()


def _plain(value):
    """A column's value, alike on every database."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%S.%f}"
    if isinstance(value, float | Decimal):
        return f"{value:.9f}"
    return value if isinstance(value, str | int | None) else str(value)
