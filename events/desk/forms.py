"""The form of a claim: whoever changes its figure says where the new one can be read, and nobody
enters one twice without being asked."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.estimates import FIGURES
from khojaly.desk.forms import WorkingCopyForm
from khojaly.desk.rows import RowFormSet

from .twins import twin_of

OF_FIGURE = {"qualifier", *FIGURES}


class ClaimForm(WorkingCopyForm):
    figure_shown = forms.BooleanField(
        label=_("The citations below already show this figure"),
        required=False,
        help_text=_("Only needed when you change the figure and leave the citations as they are."),
    )

    not_a_copy = forms.BooleanField(
        label=_("This is another claim"),
        required=False,
        help_text=_("Tick it only when you were told that the claim may be here already."),
    )

    def clean(self):
        cleaned = super().clean()
        changed = self.instance.pk and OF_FIGURE & set(self.changed_data)
        answered = self.previewing or cleaned.get("figure_shown")
        self.instance.needs_citation = bool(changed) and not answered
        return cleaned

    def _post_clean(self):
        """The instance has the form's values only now."""
        super()._post_clean()
        asked = self.instance.pk or self.previewing or self.cleaned_data.get("not_a_copy")
        twin = None if asked or self.errors else twin_of(self.instance)
        if twin:
            self.add_error(None, _entered_before(twin))


def _entered_before(twin):
    sentence = gettext(
        "%(claim)s says something of the same claimant on this question with the same figure or "
        "of the same day. Change that one, or tick “This is another claim”."
    )
    return sentence % {"claim": twin}


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
