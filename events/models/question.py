from django.db import models
from django.utils.translation import gettext_lazy as _

from events.records.content import question_content
from khojaly.ledger.models import Publishable
from khojaly.ledger.problems import language_problems

from .vocabulary import QuestionGroup, QuestionKind


class Question(Publishable):
    """What is disputed. Claims on one event and one question can be compared."""

    KIND = "question"

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    asks = models.CharField(_("question"), max_length=300)
    counts = models.TextField(_("what counts"), help_text=_("What belongs here and what does not."))
    kind = models.CharField(_("kind of answer"), max_length=10, choices=QuestionKind)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    group = models.CharField(_("group"), max_length=10, choices=QuestionGroup)
    order = models.PositiveSmallIntegerField(_("order"), unique=True)

    TRANSLATED = ("asks", "counts")

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["order"]

    def __str__(self):
        return self.asks

    def record(self, refer):
        return question_content(self)

    def publication_problems(self):
        return language_problems(self)
