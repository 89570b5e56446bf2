from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.models import Source

# In the address that the autocomplete asks: the source that goes.
OTHER_THAN = "other_than"


class OtherSources(AutocompleteSelect):
    """Offers what a source can be merged into: the other published ones."""

    source = None

    def get_url(self):
        return f"{super().get_url()}?{urlencode({OTHER_THAN: self.source.pk})}"


def successors_of(pk):
    """The sources that one can be merged into."""
    return Source.objects.filter(merged_into=None, current__isnull=False).exclude(pk=pk)


class SuccessorForm(forms.Form):
    """Which source stays. The stock autocomplete needs a script; the field below it does not."""

    successor = forms.ModelChoiceField(
        label=gettext_lazy("The source that stays"),
        required=False,
        queryset=Source.objects.none(),
        widget=OtherSources(Source._meta.get_field("read_through"), admin.site),
    )
    identifier = forms.CharField(
        label=gettext_lazy("or its identifier"),
        required=False,
        max_length=10,
        help_text=gettext_lazy("Such as S17."),
    )

    def __init__(self, source, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.source = source
        self.fields["successor"].queryset = successors_of(source.pk)
        self.fields["successor"].widget.source = source

    def clean(self):
        cleaned = super().clean()
        name = (cleaned.get("identifier") or "").strip().upper()
        if name == self.source.identifier:
            raise ValidationError(_("A source is merged into another one."))
        if name:
            stays = self.fields["successor"].queryset.filter(identifier=name).first()
            if stays is None:
                raise ValidationError(_("No published source is called %(name)s.") % {"name": name})
            cleaned["successor"] = stays
        if not self.errors and not cleaned.get("successor"):
            raise ValidationError(_("Choose the source that stays."))
        return cleaned


class MergeForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason, shown to readers"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "“The same report, entered twice: S40 is its reprint on another site.”"
        ),
    )
