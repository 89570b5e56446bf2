"""The form in which a working copy is edited: it asks why, and loses nobody's edit."""

from django import forms
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from khojaly.ledger.models import ChangeKind
from khojaly.ledger.models.version import OF_STATUS
from khojaly.ledger.revisions import count_revisions, last_edit, revision_seen

from .comparing import OF_FORM, compared_fields
from .lines import Lines
from .publication import public_name, reviewers


class WorkingCopyForm(forms.ModelForm):
    """`seen` is how many edits there were when the form was opened; when there are more by the
    time it is sent, the editor is shown the other edit and chooses."""

    change_reason = Lines(
        label=_("Reason for this change"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Kept with the edit and shown to readers: “Read in the report, p. 6.”"),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    previewing = False
    taken_back = None  # An earlier state of the thing, with whose values the form is opened.

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.taken_back is not None:
            self.initial |= forms.model_to_dict(self.taken_back, fields=self._meta.fields)
        if self.previewing:
            self.fields["change_reason"].required = False
        if self.instance.pk:
            self.fields["seen"].initial = count_revisions(self.instance)

    def has_edits(self):
        """Whether anything but the form's own fields was changed."""
        return bool(set(self.changed_data) - set(OF_FORM))

    def clean(self):
        cleaned = super().clean()
        seen, now = cleaned.get("seen"), self.fields["seen"].initial
        if self.instance.pk and not self.previewing and seen is not None and seen != now:
            self._take_over_what_was_not_touched(seen)
            self._show_the_other_edit(now)
        return cleaned

    def _take_over_what_was_not_touched(self, seen):
        """A field that stands here as it did when the form was opened was not edited here: it gets
        what somebody else saved there meanwhile."""
        opened = revision_seen(self.instance, seen)
        self.data = self.data.copy()
        for name in self.changed_data if opened else ():
            field = self.fields[name]
            if name not in OF_FORM and not field.has_changed(
                field.prepare_value(getattr(opened, self.attribute(name), None)), self[name].data
            ):
                saved = self.get_initial_for_field(field, name)
                self.data[self.add_prefix(name)] = "" if saved is None else saved
        self.__dict__.pop("changed_data", None)

    def attribute(self, name):
        """The model's attribute that a field of the form is of."""
        return self._meta.model._meta.get_field(name).attname

    def _show_the_other_edit(self, now):
        """Refuse once, with both versions field by field; saving again keeps what is then here.
        The rows that belong to the thing are compared by their formset, which is told."""
        self.instance.edited_meanwhile = True
        newest = last_edit(self.instance)
        sentence = gettext(
            "%(name)s saved this while you were editing. Nothing you typed is lost. "
            "Compare, correct it below if needed, and save again to keep your version."
        ) % {"name": newest.history_user_name or gettext("Someone")}
        context = {"sentence": sentence, "rows": compared_fields(self)}
        self.add_error(None, render_to_string("admin/ledger/_compared_edits.html", context))
        self.data[self.add_prefix("seen")] = now


# What a publication can be called: the first one is told by the ledger, the others are acts.
KINDS = [kind for kind in ChangeKind if kind not in (ChangeKind.FIRST, *OF_STATUS)]


class Person(forms.ModelChoiceField):
    """One of some accounts, by public name."""

    def label_from_instance(self, obj):
        return public_name(obj)


class ReviewForm(forms.Form):
    """What is said at the review: a reason for readers, or a note among colleagues. `asks` names
    the fields without which an act cannot be done; `revision` is what was looked at."""

    use_required_attribute = False

    change_kind = forms.ChoiceField(
        label=_("Kind of change"), choices=[(kind.value, kind.label) for kind in KINDS]
    )
    reason = forms.CharField(
        label=_("Reason, shown to readers"), widget=forms.Textarea(attrs={"rows": 3})
    )
    revision = forms.CharField(widget=forms.HiddenInput, required=False)
    reviewer = Person(
        label=_("Whom you ask for the review"),
        queryset=get_user_model().objects.none(),
        empty_label=_("anyone"),
    )
    note = forms.CharField(
        label=_("Note to whoever works on it"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the desk sees it: “Which page is it?”"),
    )

    def __init__(self, *args, item, asks=(), **kwargs):
        super().__init__(*args, **kwargs)
        if item.current_id is None:
            del self.fields["change_kind"]
        self.fields["reviewer"].queryset = reviewers()
        for name, field in self.fields.items():
            field.required = name in asks
