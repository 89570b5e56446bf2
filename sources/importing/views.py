"""The import page on the desk: paste or upload, look at what was read, take what is wanted."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.duplicates import Known
from sources.models import Source
from sources.models.types import ReadHow, SourceKind
from sources.positions import Position

from .reading import decoded, read_references
from .saving import save_entry


class ImportForm(forms.Form):
    """`text` and `file` are ways to say the same; the rest holds for every reference taken."""

    text = forms.CharField(
        label=gettext_lazy("References"), required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("Paste BibTeX, RIS or CSL-JSON, or choose an exported file."),
    )  # fmt: skip
    file = forms.FileField(label=gettext_lazy("File"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=SourceKind)
    position = forms.ChoiceField(label=gettext_lazy("Position"), choices=Position)
    read_how = forms.ChoiceField(label=gettext_lazy("How it was read"), choices=ReadHow)
    reason = forms.CharField(label=gettext_lazy("Reason for this change"), max_length=500)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("file"):
            try:
                cleaned["text"] = decoded(cleaned["file"].read())
            except ValueError as error:
                raise ValidationError(str(error)) from error
        if not (cleaned.get("text") or "").strip():
            raise ValidationError(_("Paste references or choose a file."))
        return cleaned

    def with_text(self):
        """The same form with an uploaded file's text in it, so that it need not be sent again."""
        data = self.data.copy()
        data["text"] = self.cleaned_data["text"]
        form = ImportForm(data)
        form.is_valid()
        return form


def import_sources(request):
    """GET: the form. POST: what was read, field by field; with `save`, the ticked ones are kept."""
    if not request.user.has_perm("ledger.import_version"):
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    context = admin.site.each_context(request) | {"form": form, "title": _("Import sources")}
    if request.method == "POST" and form.is_valid():
        entries, faults = read_references(form.cleaned_data["text"])
        if "save" in request.POST:
            faults = _take(request, form.cleaned_data, entries) + faults
            if not faults:
                return redirect("admin:sources_source_changelist")
        context |= {"entries": _with_twins(entries), "faults": faults}
        context["form"] = form.with_text()
    return render(request, "admin/sources/import.html", context)


def _with_twins(entries):
    known = Known(Source.objects.prefetch_related("contributors"))
    for entry in entries:
        entry.twin = known.twin_of(entry.fields, entry.names)
    return entries


def _take(request, given, entries):
    """Save the entries that were ticked, each by itself; return what was refused as faults."""
    chosen = set(request.POST.getlist("take"))
    common = {name: given[name] for name in ("kind", "position", "read_how")}
    faults, saved = [], []
    for number, entry in enumerate(entries, 1):
        if str(number) in chosen:
            try:
                saved.append(save_entry(entry, given["reason"], request.user, **common))
            except ValidationError as error:
                faults.append({"place": entry.label, "reason": " ".join(error.messages)})
    if saved:
        names = ", ".join(source.identifier for source in saved[:20])
        messages.success(request, _("Saved as drafts: %(names)s") % {"names": names})
    return faults
