from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from .version import Version

# Written by publishing and by what else the ledger records, never by an edit.
OF_PUBLICATION = {"status", "current", "merged_into"}


class PublishableQuerySet(models.QuerySet):
    def get_by_natural_key(self, identifier):
        return self.get(**{self.model.IDENTIFIER_FIELD: identifier})


class Publishable(models.Model):
    """The working copy of a thing that is published in the ledger.

    A subclass names its `KIND` (as it stands in the ledger), its `IDENTIFIER_FIELD`, and builds
    its content with `record(refer)`. `current` points to the newest version; readers see that,
    not these columns.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEW = "review", _("In review")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    KIND = ""
    IDENTIFIER_FIELD = "slug"
    SCHEMA = 1
    # The part of the record that never changes without a second person; empty for none.
    FIGURE = ""

    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    current = models.ForeignKey(
        Version,
        verbose_name=_("current version"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Save an edit. What only publishing may write stays as it is in the database, however old
        the copy is that is saved."""
        if not self._state.adding and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = self._edited_fields()
        super().save(*args, **kwargs)

    @property
    def identifier(self):
        return getattr(self, self.IDENTIFIER_FIELD)

    @property
    def is_gone(self):
        """Whether it was withdrawn, merged or set aside."""
        return self.status == self.Status.WITHDRAWN or self.merged_into_id is not None

    def _edited_fields(self):
        kept = {*OF_PUBLICATION, self._meta.pk.name, *self.get_deferred_fields()}
        fields = self._meta.concrete_fields
        return [field.name for field in fields if not {field.name, field.attname} & kept]

    def natural_key(self):
        return (self.identifier,)

    def record(self, refer):
        """Return this object's content as JSON data.

        `refer` is called with each other `Publishable` that the content points to, and gives
        the reference to write in its place.
        """
        raise NotImplementedError

    def publication_problems(self):
        """Sentences for the editor that say what is missing before this can be published."""
        return []


def publishables():
    """Every model whose objects are published."""
    return [model for model in apps.get_models() if issubclass(model, Publishable)]


def publishable(kind):
    """The model of a kind of record. Raises `LookupError` for an unknown kind."""
    for model in publishables():
        if kind == model.KIND:
            return model
    raise LookupError(kind)
