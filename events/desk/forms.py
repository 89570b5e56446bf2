"""The form of a claim: whoever changes its figure says where the new one can be read."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.estimates import FIGURES
from khojaly.desk.forms import WorkingCopyForm
from khojaly.desk.rows import RowFormSet

OF_FIGURE = {"qualifier", *FIGURES}


class ClaimForm(WorkingCopyForm):
    figure_shown = forms.BooleanField(
        label=_("The citations below already show this figure"),
        required=False,
        help_text=_("Only needed when you change the figure and leave the citations as they are."),
    )

    def clean(self):
        cleaned = super().clean()
        changed = self.instance.pk and OF_FIGURE & set(self.changed_data)
        answered = self.previewing or cleaned.get("figure_shown")
        self.instance.needs_citation = bool(changed) and not answered
        return cleaned


class ClaimCitationFormSet(RowFormSet):
    def clean(self):
        super().clean()
        asked = getattr(self.instance, "needs_citation", False)
        if asked and not any(form.has_changed() for form in self._standing()):
            raise ValidationError(
                gettext(
                    "You changed the figure. Where can the new one be read? Change or add a "
                    "citation, or tick “The citations below already show this figure”."
                )
            )
