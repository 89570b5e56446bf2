"""What pages ask of tables that only grow is answered by an index, on either database."""

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from khojaly.ledger.models import Version
from khojaly.ledger.tracking import Revision, parent_fields

HISTORIES = [model for model in apps.get_models() if issubclass(model, Revision)]
ASKED = [
    (history, field)
    for history in HISTORIES
    for field in (
        history.instance_type._meta.pk.attname,
        *parent_fields(history.instance_type),
    )
]


def plan(queryset):
    """How the database would answer; PostgreSQL is kept from reading a whole small table."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
    return queryset.explain().upper()


def is_sorted(plan):
    return "TEMP B-TREE" in plan or "SORT" in plan


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("history", "field"), ASKED, ids=lambda value: getattr(value, "__name__", value)
)
def test_the_revisions_of_a_thing_are_found_in_order_of_time(history, field):
    with connection.cursor() as cursor:
        kept = connection.introspection.get_constraints(cursor, history._meta.db_table)
    order = [history._meta.get_field(field).column, "history_date", "history_id"]
    assert order in [each["columns"] for each in kept.values() if each["index"]]
    if connection.vendor == "postgresql":
        return  # How it reads a small table changes with what it has counted there lately.
    rows = history.objects.filter(**{field: 1}, history_date__lte=timezone.now())
    found = plan(rows.order_by("-history_date", "-history_id"))
    names = [index.name.upper() for index in history._meta.indexes]
    assert any(name in found for name in names)
    assert not is_sorted(found)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rows",
    [
        Version.objects.of("claim", "C1").order_by("-number")[:51],
        Version.objects.of("claim", "C1").filter(number__lt=20_000).order_by("-number")[:51],
        Version.objects.filter(seq__lt=20_000).order_by("-seq")[:31],
        Version.objects.filter(seq__gt=20_000).order_by("seq"),
    ],
    ids=["newest", "further back", "changes", "since"],
)
def test_a_page_of_versions_is_read_off_an_index(rows):
    found = plan(rows)
    assert "SEARCH" in found or "INDEX SCAN" in found
    assert not is_sorted(found)
