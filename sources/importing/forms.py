"""The forms of an import: what to read, and each reference to be looked at and corrected."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.languages import language_tag
from sources.models import Contributor, Source
from sources.models.types import ReadHow, SourceKind
from sources.positions import Position

from .cleaning import clean_lines
from .contributors import from_lines
from .encodings import NAMES
from .lookup import MOST as MOST_LOOKED_UP
from .reading import read_bytes, require_small

FOR_ALL = ("kind", "position", "read_how", "language")
# Said apart from the type of the work, which many languages call by the same word.
KIND = gettext_lazy("Kind of source")
ONE_BY_ONE = ("", gettext_lazy("to be chosen for each"))


def _chosen_for_all(label, choices):
    return forms.ChoiceField(label=label, choices=[ONE_BY_ONE, *choices], required=False)


class References(forms.CharField):
    """Text that the readers of references clean by themselves; it may be as long as a file."""

    default_validators = []


class ImportForm(forms.Form):
    """`text`, `file` and `look_up` are ways to say what to read; the rest is put into every
    reference, where it can still be changed."""

    look_up = forms.CharField(
        label=gettext_lazy("DOI, ISBN or address"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "One a line: 10.1093/oso/9780190618643.001.0001, 978-0-8147-1944-2, or "
            "https://www.hrw.org/news/… Looked up now; up to ten at a time."
        ),
    )
    text = References(
        label=gettext_lazy("References"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy(
            "Paste BibTeX, RIS or CSL-JSON, such as Zotero exports, or choose a file."
        ),
    )
    encoding = forms.ChoiceField(
        label=gettext_lazy("Encoding of the file"),
        choices=[("", gettext_lazy("found by itself")), *NAMES.items()],
        required=False,
        help_text=gettext_lazy("Only where letters came out wrong."),
    )
    file = forms.FileField(label=gettext_lazy("File"), required=False)
    kind = _chosen_for_all(KIND, SourceKind.choices)
    position = _chosen_for_all(gettext_lazy("Position"), Position.choices)
    read_how = _chosen_for_all(gettext_lazy("How it was read"), ReadHow.choices)
    language = forms.CharField(
        label=gettext_lazy("Language"),
        max_length=10,
        required=False,
        help_text=gettext_lazy("For references that do not say theirs: az, en, es, hy, ru."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason for this change"),
        max_length=500,
        help_text=gettext_lazy("Kept with each source: “For the claims of the parliament, 1992.”"),
    )

    guessed = ""  # The name of an encoding that was guessed.

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not settings.SOURCE_LOOKUP:
            del self.fields["look_up"]

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if not file:
            return ""
        try:
            require_small(file.size)
            text, self.guessed = read_bytes(file.read(), self.cleaned_data.get("encoding"))
            return text
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def clean_look_up(self):
        lines = [line.strip() for line in self.cleaned_data["look_up"].splitlines()]
        asked = [line for line in lines if line]
        if len(asked) > MOST_LOOKED_UP:
            raise ValidationError(_("Look up ten at a time."))
        return asked

    def clean_language(self):
        return _checked_language(self.cleaned_data["language"])

    def clean(self):
        cleaned = super().clean()
        given = (cleaned.get("text") or "").strip() or cleaned.get("file") or cleaned.get("look_up")
        if not given and not self.errors:
            raise ValidationError(_("Paste references, choose a file, or give what to look up."))
        return cleaned

    def with_file_as_text(self):
        """The same form with an uploaded file's text in it, so that it need not be sent again."""
        text = getattr(self, "cleaned_data", {}).get("file")
        if text:
            self.data = self.data.copy()
            self.data["text"] = text
        return self


def _checked_language(text):
    tag = language_tag(text)
    if text and not tag:
        raise ValidationError(_("Write a language tag such as az, en, es, hy or ru."))
    return tag


class WebAddress(forms.URLField):
    """An address without a scheme is one of today's web."""

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", **kwargs)


class EntryForm(forms.ModelForm):
    """One reference, checked as a source is, with its contributors as lines of text."""

    take = forms.BooleanField(label=gettext_lazy("Take"), required=False)
    contributors = forms.CharField(
        label=gettext_lazy("Contributors"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "One a line: “author: de Waal, Thomas”, “editor: Human Rights Watch”."
        ),
    )

    MAIN = ("title", "contributors", "csl_type", "language", "kind", "position", "read_how",
            "issued", "container_title", "url")  # fmt: skip
    MORE = ("original_title", "publisher", "publisher_place", "authority", "number", "volume",
            "issue", "page", "doi", "isbn", "un_symbol", "archived_url", "accessed",
            "series", "edition_label", "issn", "archive", "fond", "call_number")  # fmt: skip

    class Meta:
        model = Source
        fields = ("title", "csl_type", "language", "kind", "position", "read_how", "issued",
                  "container_title", "url", "original_title", "publisher", "publisher_place",
                  "authority", "number", "volume", "issue", "page", "doi", "isbn", "un_symbol",
                  "archived_url", "accessed", "series", "edition_label", "issn", "archive", "fond",
                  "call_number")  # fmt: skip
        widgets = dict.fromkeys(
            ("title", "container_title", "original_title", "publisher", "series"), forms.TextInput
        )
        labels = {"kind": KIND}
        field_classes = {"url": WebAddress, "archived_url": WebAddress}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["title"].required = True

    # What it held when it was opened, and what is kept meanwhile: see `correcting`.
    opened, kept = "", ()

    def forgive_what_is_missing(self):
        """Not to call wrong what nobody has been asked yet."""
        for name, errors in list(self.errors.as_data().items()):
            if all(error.code == "required" for error in errors):
                del self.errors[name]

    @property
    def main(self):
        return [self[name] for name in self.MAIN]

    @property
    def more(self):
        return [self[name] for name in self.MORE]

    @property
    def more_given(self):
        """Which of the further fields hold something, in one line."""
        return ", ".join(str(field.label) for field in self.more if field.value())

    @property
    def more_is_wrong(self):
        return any(name in self.errors for name in self.MORE)

    @property
    def typed(self):
        """What stands in the form, valid or not, to be kept: without what cannot be seen."""
        names = (*self.MAIN, *self.MORE)
        return {name: clean_lines(str(self[name].value() or "")) for name in names}

    @property
    def reasons(self):
        """What is wrong, each with the field it is beside."""
        return [
            f"{self.fields[name].label}: {sentence}" if name in self.fields else sentence
            for name, sentences in self.errors.items()
            for sentence in sentences
        ]

    def clean_language(self):
        return _checked_language(self.cleaned_data["language"])

    def clean_contributors(self):
        people = from_lines(self.cleaned_data["contributors"])
        rows = [Contributor(order=order, **one) for order, one in enumerate(people, 1)]
        for row in rows:
            row.full_clean(exclude=["source"])
        return rows
