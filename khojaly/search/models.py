from django.db import models


class Document(models.Model):
    """What is known of one published thing in order to find it. Made from the ledger alone.

    `version` is the row that it was made from. The columns from `position` to `year` narrow a
    search; `event`, `question` and `claimant` name what a claim's text borrows from. `low` and
    `high` are the lowest and the highest number an estimate names; `first_day` and `last_day` the
    days a date can mean, counted as Python's ordinals.
    """

    kind = models.CharField(max_length=20)
    identifier = models.CharField(max_length=100)
    version = models.PositiveBigIntegerField(db_index=True)
    withdrawn = models.BooleanField()
    weight = models.FloatField()
    position = models.CharField(max_length=40)
    event = models.CharField(max_length=100)
    question = models.CharField(max_length=100)
    claimant = models.CharField(max_length=100)
    language = models.CharField(max_length=35)
    year = models.CharField(max_length=4)
    qualifier = models.CharField(max_length=20)
    low = models.PositiveBigIntegerField(null=True)
    high = models.PositiveBigIntegerField(null=True)
    first_day = models.IntegerField(null=True)
    last_day = models.IntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "identifier"], name="search_document_unique")
        ]
        indexes = [
            models.Index(fields=["low", "high"], name="search_document_figure"),
            models.Index(fields=["first_day", "last_day"], name="search_document_days"),
        ]

    def __str__(self):
        return f"{self.kind} {self.identifier}"


class Name(models.Model):
    """A name by which a thing is found when it is all that was typed.

    `text` is the name folded, or an identifier in its normal form (a DOI, a document symbol, an
    address); `shown` is a published name as it stands in the record, empty for an identifier.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=300, db_index=True)
    shown = models.CharField(max_length=300)
    language = models.CharField(max_length=35)

    def __str__(self):
        return self.shown or self.text
