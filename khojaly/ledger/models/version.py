import json

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from khojaly.ledger.canonical import canonical, sha256
from khojaly.ledger.references import references

GENESIS = "0" * 64
# Who edited and published what was loaded from files.
NAMELESS = "fixtures"


class ChangeKind(models.TextChoices):
    FIRST = "first", _("First publication")
    NEW_SOURCE = "new-source", _("New source")
    CLAIMANT_REVISED = "claimant-revised", _("The claimant revised its figure")
    CORRECTION = "correction", _("Our correction")
    SCOPE = "scope", _("Scope clarified")
    WORDING = "wording", _("Wording")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MERGED = "merged", _("Merged into another record")
    RESTORED = "restored", _("Published again")


GONE = (ChangeKind.WITHDRAWN, ChangeKind.MERGED)
# These change what a thing is and repeat what its record holds.
OF_STATUS = (*GONE, ChangeKind.RESTORED)
# Between the names of several editors; no account may have it in its name.
BETWEEN_NAMES = "; "


class VersionQuerySet(models.QuerySet):
    def of(self, kind, identifier):
        return self.filter(kind=kind, identifier=identifier)

    def standing(self, objects, moment=None):
        """The newest version of each of `objects` (a queryset of one kind of `Publishable`), as of
        `moment` (an aware datetime, or None for now); withdrawn ones included.

        It starts from the objects, so that it costs the same however many versions there are.
        """
        if moment is None:
            return self.filter(pk__in=objects.order_by().values("current"))
        model = objects.model
        of_object = Version.objects.filter(
            kind=model.KIND, identifier=OuterRef(model.IDENTIFIER_FIELD), published_at__lte=moment
        ).order_by("-published_at", "-number")
        newest = objects.order_by().annotate(newest=Subquery(of_object.values("pk")[:1]))
        return self.filter(pk__in=newest.values("newest"))

    def head(self, moment=None):
        """The last row of the ledger, as of `moment` (None for now); None before there was any.
        It comes without the record that it published."""
        rows = self.filter(published_at__lte=moment) if moment else self
        return rows.order_by("-seq").defer("record").first()

    def listed(self):
        """Without what was withdrawn or merged."""
        return self.exclude(change_kind__in=GONE)


class Version(models.Model):
    """One publication: a row that is appended once and never changed.

    `record` is the RFC 8785 text of what was published and `digest` its SHA-256. `chain` is the
    SHA-256 of the canonical JSON of every other column, among them `previous`, which is the
    `chain` of the row before (64 zeros for the first), so that the rows form one chain.
    """

    APPEND_ONLY = True

    seq = models.PositiveBigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    identifier = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    record = models.TextField()
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, unique=True)
    chain = models.CharField(max_length=64, unique=True)
    published_at = models.DateTimeField(db_index=True)
    published_by = models.CharField(max_length=150)
    edited_by = models.TextField(blank=True)
    change_reason = models.TextField()
    change_kind = models.CharField(max_length=20, choices=ChangeKind)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["seq"]
        default_permissions = ("view",)
        permissions = [
            ("draft_version", _("Can hand over a draft, answer and drop it")),
            ("submit_version", _("Can submit a draft for review")),
            ("publish_version", _("Can publish, return and withdraw")),
            ("import_version", _("Can import sources")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "identifier", "number"], name="ledger_version_number_unique"
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "identifier", "published_at"], name="ledger_version_moment"
            ),
            models.Index(fields=["digest"], name="ledger_version_digest"),
        ]

    def __str__(self):
        return f"{self.identifier} v{self.number}"

    @cached_property
    def data(self):
        """The record as JSON data."""
        return json.loads(self.record)

    @cached_property
    def references(self):
        """Every reference in the content, as `(kind, identifier, version number)`, sorted."""
        return tuple(sorted(set(references(self.data["content"]))))

    @property
    def editors(self):
        """The public names of all who edited since the version before; none where nothing was
        edited, as in a withdrawal."""
        return [name for name in self.edited_by.split(BETWEEN_NAMES) if name]

    @property
    def withdrawn(self):
        return self.change_kind in GONE

    def columns(self):
        """Every column but `chain`, as the JSON data that `chain` is computed from.

        `published_at` is written in UTC with microseconds, as `2026-11-22T09:30:00.000000Z`.
        """
        fields = {
            field.attname: getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if field.attname not in ("chain", "published_at")
        }
        return fields | {"published_at": f"{self.published_at:%Y-%m-%dT%H:%M:%S.%fZ}"}

    def computed_chain(self):
        return sha256(canonical(self.columns()))
