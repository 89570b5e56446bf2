"""What the API finds records by: columns taken from the ledger, and from nothing else.

They can be thrown away and made again (`manage.py index_api`). Working copies hold drafts, so
that no list may be drawn from their columns.
"""

from django.db import models

STANDING = 2**53


class Entry(models.Model):
    """One version, and from which position of the ledger until which it stood.

    `sort` orders the things of a kind (C2 before C10). Columns that a kind has not are empty.
    Days are ordinals (`datetime.date.toordinal`); `least` and `most` bound the numbers of an
    estimate.
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    until = models.PositiveBigIntegerField(default=STANDING)
    kind = models.CharField(max_length=20)
    identifier = models.CharField(max_length=100)
    sort = models.CharField(max_length=100)
    status = models.CharField(max_length=10)
    subkind = models.CharField(max_length=20)
    position = models.CharField(max_length=20)
    language = models.CharField(max_length=35)
    group = models.CharField(max_length=20)
    event = models.CharField(max_length=100)
    question = models.CharField(max_length=100)
    qualifier = models.CharField(max_length=10)
    basis = models.CharField(max_length=20)
    verification = models.CharField(max_length=10)
    first_day = models.PositiveIntegerField(null=True)
    last_day = models.PositiveIntegerField(null=True)
    least = models.PositiveBigIntegerField(null=True)
    most = models.PositiveBigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "until", "sort"], name="api_entry_list"),
            models.Index(fields=["kind", "identifier", "seq"], name="api_entry_thing"),
            models.Index(fields=["event", "question", "sort"], name="api_entry_event"),
            models.Index(fields=["question", "sort"], name="api_entry_question"),
            models.Index(fields=["least", "most"], name="api_entry_figure"),
            models.Index(fields=["first_day", "last_day"], name="api_entry_days"),
        ]

    def __str__(self):
        return f"{self.kind} {self.identifier}, row {self.seq}"


class Mention(models.Model):
    """Another thing that a version refers to: a claim's claimants and the sources it cites, an
    event's places and the event it is part of."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="mentions")
    role = models.CharField(max_length=10)
    identifier = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["role", "identifier", "entry"], name="api_mention_thing")]

    def __str__(self):
        return f"{self.entry_id} {self.role} {self.identifier}"
