from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.estimates import FIGURES, Estimate
from events.records.content import claim_content
from khojaly.ledger.models import Publishable
from khojaly.ledger.numbering import next_identifier, validator
from khojaly.ledger.problems import language_problems
from sources.dates import validate_edtf
from sources.languages import validate_language_tag
from sources.models import Citation

from .actor import Actor
from .claim_constraints import CLAIM_CONSTRAINTS
from .claim_rules import claim_errors, publication_problems
from .event import Event
from .question import Question
from .vocabulary import Basis, Qualifier, Verification

TWELVE_WORDS = RegexValidator(
    r"^\s*(\S+\s+){0,11}\S*\s*\Z", _("Quote at most twelve words; paraphrase the rest.")
)


class Claim(Publishable):
    """What one claimant says on one question about one event, on a date, with citations.

    Event, question and claimant are fixed once it is published. `claimed_on` is the EDTF date on
    which it was said, `reported_on` that of the report by which it is known where no day of saying
    is; both are empty where the claim is undated.
    """

    KIND = "claim"
    IDENTIFIER_FIELD = "identifier"
    FIGURE = "estimate"

    identifier = models.CharField(
        _("identifier"), max_length=10, unique=True, validators=[validator("C")], blank=True
    )
    event = models.ForeignKey(
        Event, verbose_name=_("event"), on_delete=models.PROTECT, related_name="claims"
    )
    question = models.ForeignKey(
        Question, verbose_name=_("question"), on_delete=models.PROTECT, related_name="claims"
    )
    claimant = models.ForeignKey(
        Actor, verbose_name=_("claimant"), on_delete=models.PROTECT, related_name="claims"
    )
    claimed_on = models.CharField(
        _("claimed on"),
        max_length=40,
        blank=True,
        validators=[validate_edtf],
        help_text=_("An EDTF date as precise as is known: 1992, 1992-03, 1992-03-03."),
    )
    reported_on = models.CharField(
        _("reported on"),
        max_length=40,
        blank=True,
        validators=[validate_edtf],
        help_text=_("The day of printing, where the day of saying is not known."),
    )
    qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier, blank=True)
    low = models.PositiveIntegerField(_("low"), null=True, blank=True)
    best = models.PositiveIntegerField(_("best"), null=True, blank=True)
    high = models.PositiveIntegerField(_("high"), null=True, blank=True)
    possible_low = models.PositiveIntegerField(
        _("possibly from"),
        null=True,
        blank=True,
        help_text=_("A further range that the claimant calls possible."),
    )
    possible_high = models.PositiveIntegerField(_("possibly to"), null=True, blank=True)
    scope = models.CharField(
        _("scope"), max_length=400, blank=True, help_text=_("What exactly was counted.")
    )
    basis = models.CharField(_("basis"), max_length=20, choices=Basis, blank=True)
    statement = models.TextField(
        _("statement"),
        help_text=_("Our words, attributed: “Human Rights Watch says …”. Two sentences at most."),
    )
    words = models.CharField(
        _("words of the source"), max_length=300, blank=True, validators=[TWELVE_WORDS]
    )
    words_language = models.CharField(
        _("language of the words"),
        max_length=10,
        blank=True,
        validators=[validate_language_tag],
    )
    supersedes = models.ForeignKey(
        "self",
        verbose_name=_("replaces"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="superseded_by",
        help_text=_("An earlier claim of the same claimant."),
    )
    repeats = models.ForeignKey(
        "self",
        verbose_name=_("repeats"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="repeated_by",
        help_text=_("The same figure from another body of the same side or the same origin."),
    )
    verification = models.CharField(_("verification"), max_length=10, choices=Verification)
    note = models.TextField(_("note"), blank=True)

    TRANSLATED = ("scope", "statement", "note")
    FIXED = ("event", "question", "claimant")

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = CLAIM_CONSTRAINTS

    def __str__(self):
        return f"{self.identifier}: {self.statement}"

    @property
    def estimate(self):
        """The draft's figure as an `Estimate`, or None without one."""
        if not self.qualifier:
            return None
        return Estimate(self.qualifier, **{name: getattr(self, name) for name in FIGURES})

    def clean(self):
        errors = claim_errors(self)
        if errors:
            raise ValidationError(errors)

    def save(self, *args, **kwargs):
        self.identifier = self.identifier or next_identifier(Claim, "C")
        super().save(*args, **kwargs)

    def record(self, refer):
        return claim_content(self, refer)

    def publication_problems(self):
        return language_problems(self) + publication_problems(self)


class ClaimCitation(Citation):
    """Where the claim can be read."""

    PART_OF = "claim"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="citations")
    quoted_in = models.ForeignKey(
        "sources.Source",
        verbose_name=_("as quoted in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    note = models.TextField(_("note"), blank=True)

    class Meta(Citation.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.UniqueConstraint(fields=["claim", "order"], name="claim_citation_order_unique")
        ]


class JointClaimant(models.Model):
    """A further claimant of a text that several made or signed together."""

    PART_OF = "claim"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="joint_claimants")
    actor = models.ForeignKey(
        Actor, verbose_name=_("actor"), on_delete=models.PROTECT, related_name="joint_claims"
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("joint claimant")
        verbose_name_plural = _("joint claimants")
        ordering = ["claim", "order"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "actor"], name="joint_claimant_unique")
        ]

    def __str__(self):
        return str(self.actor)


class Dispute(models.Model):
    """A claim that this claim contradicts or answers."""

    PART_OF = "claim"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="disputes")
    disputed = models.ForeignKey(
        Claim, verbose_name=_("disputes"), on_delete=models.PROTECT, related_name="disputed_in"
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")
        ordering = ["claim", "order"]
        constraints = [models.UniqueConstraint(fields=["claim", "disputed"], name="dispute_unique")]

    def __str__(self):
        return self.disputed.identifier
