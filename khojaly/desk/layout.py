"""How a form is laid out: fieldsets in a sensible order, the languages of a text side by side."""

from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import NotRegistered, translator
from modeltranslation.utils import build_localized_fieldname

from .lines import Lines

REASON = ("change_reason", "seen")
# Fieldsets of this class stand below the rows that belong to a thing.
BELOW = "below-rows"


def columns(model, name):
    """The form's fields for a model's field: one for each language if it is translated."""
    if name not in translated_fields(model):
        return [name]
    return [build_localized_fieldname(name, code) for code, _name in settings.LANGUAGES]


def original_of(model, name):
    """The model's field that a form's field is one language of, or the name itself."""
    return next((f for f in translated_fields(model) if name in columns(model, f)), name)


def translated_fields(model):
    try:
        return set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return set()


def expanded(model, lines):
    """Lines of field names with each translated name as its languages, side by side."""
    for line in lines:
        names = (line,) if isinstance(line, str) else line
        fields = tuple(column for name in names for column in columns(model, name))
        yield fields if len(fields) > 1 else fields[0]


class LaidOut:
    """For an admin or its rows. `layout` is a list of `(title, lines)`, or of `(title, lines,
    class)`; `help` gives fields, or one language of a field, a help text that says what to write;
    `tall` gives a text field another height than four lines."""

    formfield_overrides = {
        models.TextField: {"form_class": Lines},
        models.URLField: {"assume_scheme": "https"},
    }
    layout = ()
    help = {}
    tall = {}

    def get_fieldsets(self, request, obj=None):
        if not self.layout:
            return super().get_fieldsets(request, obj)
        return [
            (title, {"fields": list(expanded(self.model, lines)), "classes": classes})
            for title, lines, *classes in self.layout
        ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            self._dress(field, db_field)
        return field

    def _dress(self, field, db_field):
        original = getattr(db_field, "translated_field", db_field)
        language = getattr(db_field, "language", None)
        field.help_text = self.help.get(db_field.name, field.help_text)
        if language:
            self._dress_language(field, original, language)
        attributes = getattr(field.widget, "attrs", {})
        # A browser would cut off what is pasted beyond it, without a word.
        if limit := attributes.pop("maxlength", None):
            attributes["data-limit"] = limit
        if "rows" in attributes:
            attributes["rows"] = self.tall.get(original.name, 4)

    def _dress_language(self, field, original, language):
        name = get_language_info(language)["name_translated"]
        field.label = gettext("%(field)s (%(language)s)") % {
            "field": capfirst(original.verbose_name),
            "language": name,
        }
        field.widget.attrs["lang"] = language
        if language == settings.LANGUAGE_CODE:
            field.help_text = self.help.get(original.name, field.help_text)
        elif f"{original.name}_{language}" not in self.help:
            field.help_text = ""


def why():
    """The fieldset that asks for the reason."""
    return _("Why"), {"fields": REASON, "classes": (BELOW,)}
