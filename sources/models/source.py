from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khojaly.ledger.models import Publishable
from khojaly.ledger.numbering import next_identifier, validator
from khojaly.ledger.problems import language_problems
from sources.dates import validate_edtf
from sources.identifiers import (
    validate_doi,
    validate_ecli,
    validate_isbn,
    validate_issn,
    validate_un_symbol,
)
from sources.languages import validate_language_tag
from sources.positions import Position
from sources.records.content import source_content

from .types import ContributorRole, CslType, NoAddress, ReadHow, SourceKind


class Source(Publishable):
    """A work that claims are cited to, described as in CSL 1.0.2, and the copy that was read."""

    KIND = "source"
    IDENTIFIER_FIELD = "identifier"

    identifier = models.CharField(
        _("identifier"), max_length=10, unique=True, validators=[validator("S")], blank=True
    )
    csl_type = models.CharField(_("type"), max_length=30, choices=CslType)
    title = models.TextField(
        _("title"), blank=True, help_text=_("The work's own title, in its own language.")
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("Where the work has no title: what it is, shown in square brackets."),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        validators=[validate_language_tag],
        help_text=_("A BCP 47 tag: az, en, es, hy, ru."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind)
    position = models.CharField(_("position"), max_length=20, choices=Position)
    issued = models.CharField(
        _("issued"),
        max_length=40,
        blank=True,
        validators=[validate_edtf],
        help_text=_("An EDTF date: 1992, 1992-03, 1992-03-03, 2017~ for about 2017."),
    )
    container_title = models.TextField(_("published in"), blank=True)
    original_title = models.TextField(_("original title"), blank=True)
    translated_title = models.TextField(_("translated title"), blank=True)
    series = models.TextField(_("series"), blank=True)
    edition_label = models.CharField(_("edition"), max_length=100, blank=True)
    publisher = models.TextField(_("publisher"), blank=True)
    publisher_place = models.CharField(_("place of publication"), max_length=200, blank=True)
    authority = models.CharField(_("authority"), max_length=200, blank=True)
    number = models.CharField(_("number"), max_length=200, blank=True)
    volume = models.CharField(_("volume"), max_length=50, blank=True)
    issue = models.CharField(_("issue"), max_length=50, blank=True)
    page = models.CharField(_("pages"), max_length=50, blank=True)
    doi = models.CharField("DOI", max_length=200, blank=True, validators=[validate_doi])
    isbn = models.CharField("ISBN", max_length=40, blank=True, validators=[validate_isbn])
    issn = models.CharField("ISSN", max_length=9, blank=True, validators=[validate_issn])
    ecli = models.CharField("ECLI", max_length=60, blank=True, validators=[validate_ecli])
    session = models.CharField(_("session"), max_length=200, blank=True)
    archive = models.CharField(_("archive"), max_length=300, blank=True)
    fond = models.CharField(_("fond, inventory, file"), max_length=300, blank=True)
    call_number = models.CharField(_("call number"), max_length=200, blank=True)
    un_symbol = models.CharField(
        _("UN document symbol"), max_length=60, blank=True, validators=[validate_un_symbol]
    )
    url = models.URLField("URL", max_length=1000, blank=True)
    no_address = models.CharField(
        _("why without an address"),
        max_length=12,
        choices=NoAddress,
        blank=True,
        help_text=_("For a source without a URL; readers see it."),
    )
    accessed = models.CharField(_("read on"), max_length=40, blank=True, validators=[validate_edtf])
    archived_url = models.URLField(_("archived at"), max_length=1000, blank=True)
    link_died = models.CharField(
        _("address no longer answers since"),
        max_length=40,
        blank=True,
        validators=[validate_edtf],
        help_text=_("The day on which it was seen to be gone, as an EDTF date; readers see it."),
    )
    read_where = models.URLField(
        _("copy read"),
        max_length=1000,
        blank=True,
        help_text=_("Address of the copy that was read."),
    )
    read_how = models.CharField(_("how it was read"), max_length=10, choices=ReadHow)
    read_through = models.ForeignKey(
        "self",
        verbose_name=_("read as quoted by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="quoting",
    )
    note = models.TextField(_("note"), blank=True)

    TRANSLATED = ("description", "translated_title", "note")

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") | ~Q(description_en=""),
                name="source_has_title_or_description",
                violation_error_message=_("Give the work's title, or describe it if it has none."),
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(no_address=""),
                name="source_address_or_none",
                violation_error_message=_("It has an address: do not say that it has none."),
            ),
        ]

    def __str__(self):
        return f"{self.identifier} {self.title or self.description}"

    def save(self, *args, **kwargs):
        self.identifier = self.identifier or next_identifier(Source, "S")
        super().save(*args, **kwargs)

    @property
    def credited(self):
        """Who a short citation names: an author, or what the work appeared in, or its publisher."""
        authors = (item for item in self.contributors.all() if item.role == ContributorRole.AUTHOR)
        first = next((item.literal or item.family for item in authors), "")
        return first or self.container_title or self.publisher or self.authority

    def record(self, refer):
        return source_content(self, refer)

    def publication_problems(self):
        return language_problems(self)
