"""The forms in which an administrator makes an account, changes it and takes it out of use."""

import unicodedata

from anyascii import anyascii
from django import forms
from django.contrib.auth.forms import UserChangeForm, UserCreationForm
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khojaly.desk.publication import public_name
from khojaly.ledger.characters import without_unseen
from khojaly.ledger.models.version import BETWEEN_NAMES

PUBLIC_NAME_LENGTH = 150  # What a version and a revision have room for.
NAME_HELP = gettext_lazy(
    "Public: readers see first and last name with every edit and publication, for good."
)
# Letters of other alphabets that look like one of ours and are read otherwise.
LOOK_ALIKE = str.maketrans(
    "АВСЕНІЈКМОРЅТХУасеіјорѕхуһΑΒΕΗΙΚΜΝΟΡΤΥΧΖορνօոսց",
    "ABCEHIJKMOPSTXYaceijopsxyhABEHIKMNOPTYXZopvonug",
)
ROLES = {
    "contributor": gettext_lazy("contributor: drafts"),
    "editor": gettext_lazy("editor: drafts, imports sources, submits for review"),
    "reviewer": gettext_lazy("reviewer: also publishes, returns and withdraws"),
    "administrator": gettext_lazy("administrator: looks after accounts"),
}


class RolesField(forms.ModelMultipleChoiceField):
    """The roles, each with what it allows."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group):
        return ROLES.get(group.name, group.name)


class AccountForm(forms.ModelForm):
    """What making and changing an account have in common."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            if name in self.fields:
                self.fields[name].required = True
                self.fields[name].help_text = NAME_HELP

    def clean(self):
        cleaned = super().clean()
        name = f"{cleaned.get('first_name', '')} {cleaned.get('last_name', '')}".strip()
        if len(name) > PUBLIC_NAME_LENGTH:
            self.add_error("last_name", _("First and last name have more than 150 characters."))
        if BETWEEN_NAMES.strip() in name:
            self.add_error("last_name", _("A name has no semicolon: it stands between names."))
        if name and self._is_taken(name):
            self.add_error(
                "last_name",
                _("Another account bears this name, and readers could not tell the two apart."),
            )
        return cleaned

    def _is_taken(self, name):
        others = User.objects.exclude(pk=self.instance.pk)
        return skeleton(name) in {skeleton(public_name(other)) for other in others}


def skeleton(name):
    """What is left of a name when everything that looks alike is one: letters of other alphabets,
    accents, case, spaces."""
    alike = anyascii(unicodedata.normalize("NFKC", without_unseen(name)).translate(LOOK_ALIKE))
    return " ".join(alike.casefold().split())


def roles_field():
    return RolesField(Group.objects.order_by("pk"), required=False, label=gettext_lazy("Roles"))


class NewAccountForm(AccountForm, UserCreationForm):
    groups = roles_field()

    class Meta(UserCreationForm.Meta):
        fields = ("username", "first_name", "last_name", "email", "groups")


class ChangeAccountForm(AccountForm, UserChangeForm):
    groups = roles_field()


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason, kept in the audit"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True}),
    )
