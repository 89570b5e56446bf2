"""Two people's versions of one form, field by field, in words."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField

# Of the form itself, not of what is edited.
OF_FORM = ("change_reason", "seen", "not_a_copy", "figure_shown")


@dataclass(frozen=True)
class Compared:
    """A field that differs: its label, what is saved now, and what was typed."""

    label: str
    now: str
    yours: str


def compared_fields(form):
    """The `Compared` fields of a bound form whose `initial` is what is saved now."""
    return [
        Compared(
            form.fields[name].label or name,
            shown(form.fields[name], form.initial.get(name)),
            shown(form.fields[name], form[name].value()),
        )
        for name in form.changed_data
        if name not in OF_FORM and not form.fields[name].widget.is_hidden
    ]


def shown(field, value):
    """A field's raw value in words, as the form shows it."""
    if value in (None, ""):
        return ""
    if isinstance(field, ModelChoiceField):
        try:
            return str(field.to_python(value))
        except ValidationError:
            return str(value)
    labels = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    return labels.get(str(value), str(value))
