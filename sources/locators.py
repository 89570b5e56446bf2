"""Locators: the place in a source, as a CSL 1.0.2 label and a value, or in words."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from khojaly.ledger.prose import Prose, in_all_languages


class LocatorLabel(models.TextChoices):
    PAGE = "page", _("page")
    PARAGRAPH = "paragraph", _("paragraph")
    SECTION = "section", _("section")
    CHAPTER = "chapter", _("chapter")
    NOTE = "note", _("note")
    POINT = "point", _("point")


ABBREVIATIONS = {
    "page": lambda n: ngettext("p. %(value)s", "pp. %(value)s", n),
    "paragraph": lambda n: ngettext("para. %(value)s", "paras. %(value)s", n),
    "section": lambda n: ngettext("sec. %(value)s", "secs. %(value)s", n),
    "chapter": lambda n: ngettext("ch. %(value)s", "chs. %(value)s", n),
    "note": lambda n: ngettext("n. %(value)s", "nn. %(value)s", n),
    "point": lambda n: ngettext("point %(value)s", "points %(value)s", n),
}


def locator_content(citation):
    """The locator of a citation as a record holds it, or None when there is none."""
    value = in_all_languages(citation, "locator")
    return {"label": citation.locator_label, "value": value} if value else None


@dataclass(frozen=True)
class Locator:
    """`label` is a CSL label or empty; `value` a `Prose`. Shows itself as “pp. 19–24”."""

    label: str
    value: Prose

    @classmethod
    def from_content(cls, content):
        return cls(content["label"], Prose(content["value"])) if content else None

    def __str__(self):
        value = str(self.value)
        if not self.label:
            return value
        several = 2 if any(sign in value for sign in "–-,") else 1
        return ABBREVIATIONS[self.label](several) % {"value": value}
