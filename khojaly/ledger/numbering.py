"""Numbers given once and kept for ever: C17, S5."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext_lazy as _


def validator(letter):
    return RegexValidator(
        rf"^{letter}[1-9][0-9]*\Z",
        _("An identifier is the letter %(letter)s and a number, such as %(letter)s17.")
        % {"letter": letter},
    )


def next_identifier(model, letter):
    """The next free identifier of a model, such as `C534`. Numbers are never given twice."""
    highest = model.objects.aggregate(
        highest=models.Max(Cast(Substr("identifier", 2), models.IntegerField()))
    )["highest"]
    return f"{letter}{(highest or 0) + 1}"


def number_of(identifier):
    """The number in an identifier such as `C17`, for sorting."""
    return int(identifier[1:])
