"""The audit page: what happened to accounts, and who published what, in one order of time."""

from datetime import datetime, time, timedelta

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Trim
from django.shortcuts import render
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khojaly.desk.naming import names_of
from khojaly.desk.publication import public_name
from khojaly.ledger.describing import label_of
from khojaly.ledger.models import ChangeKind, Version

from .details import detail_words
from .models import Act, AuditEntry

ON_A_PAGE = 50
PUBLISHED = "published"
# What the ledger says was done, by the kind of change; any other kind is a publication.
ENDS = {
    ChangeKind.WITHDRAWN.value: gettext_lazy("withdrew"),
    ChangeKind.MERGED.value: gettext_lazy("merged into another record"),
    ChangeKind.RESTORED.value: gettext_lazy("published again"),
}
OF_LEDGER = {PUBLISHED: gettext_lazy("published")} | ENDS
COLUMNS = ("moment", "what", "who", "whose", "about", "whence")


class TrailForm(forms.Form):
    """Whose acts, of which kind, on which day."""

    person = forms.ModelChoiceField(
        User.objects.order_by("username"), required=False, label=gettext_lazy("Person"),
        empty_label=gettext_lazy("everyone"),
    )  # fmt: skip
    act = forms.ChoiceField(
        label=gettext_lazy("What"),
        required=False,
        choices=[
            ("", gettext_lazy("everything")),
            *OF_LEDGER.items(),
            *Act.choices,
        ],
    )
    day = forms.DateField(
        label=gettext_lazy("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


def trail(request):
    """The page, for whoever may see the audit."""
    if not request.user.has_perm("accounts.view_auditentry"):
        raise PermissionDenied
    form = TrailForm(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    shown = Paginator(rows(**wanted), ON_A_PAGE).get_page(request.GET.get("page"))
    shown.object_list = in_words(shown.object_list)
    context = {"title": _("Audit"), "form": form, "shown": shown}
    context |= admin.site.each_context(request)
    return render(request, "admin/accounts/trail.html", context)


def in_words(found):
    """The rows with `words` for what was done, and with what it was about in words."""
    found = list(found)
    words = dict(Act.choices) | OF_LEDGER
    things = [row["about"].split() for row in found if row["what"] in OF_LEDGER]
    names = names_of((kind, identifier) for kind, identifier, _version in things)
    return [row | {"words": words[row["what"]], "about": _about(row, names)} for row in found]


def _about(row, names):
    if row["what"] not in OF_LEDGER:
        return detail_words(row["what"], row["about"])
    kind, identifier, version = row["about"].split()
    return f"{label_of(kind)} {names.get((kind, identifier), identifier)} {version}"


def rows(person=None, act="", day=None):
    """The acts that fit, newest first, as dicts with the keys of `COLUMNS`."""
    entries, versions = AuditEntry.objects.order_by(), Version.objects.order_by()
    if person:
        entries = entries.filter(Q(actor=person) | Q(account=person))
        versions = versions.filter(published_by=public_name(person))
    if day:
        start = make_aware(datetime.combine(day, time.min))
        span = (start, start + timedelta(days=1))
        entries = entries.filter(at__gte=span[0], at__lt=span[1])
        versions = versions.filter(published_at__gte=span[0], published_at__lt=span[1])
    if act in OF_LEDGER:
        return _of_versions(versions).filter(what=act).order_by("-moment")
    if act:
        return _of_entries(entries.filter(act=act)).order_by("-moment")
    return _of_entries(entries).union(_of_versions(versions), all=True).order_by("-moment")


def _of_entries(entries):
    return entries.annotate(
        moment=F("at"),
        what=_text("act"),
        who=Coalesce(_name("actor"), Value("")),
        whose=_name("account"),
        about=_text("detail"),
        whence=_text("network"),
    ).values(*COLUMNS)


def _of_versions(versions):
    return versions.annotate(
        moment=F("published_at"),
        what=Case(
            When(change_kind__in=ENDS, then=_text("change_kind")),
            default=Value(PUBLISHED),
            output_field=CharField(),
        ),
        who=_text("published_by"),
        whose=Value("", CharField()),
        about=Concat(
            "kind", Value(" "), "identifier", Value(" v"), Cast("number", CharField()),
            output_field=CharField(),
        ),
        whence=Value("", CharField()),
    ).values(*COLUMNS)  # fmt: skip


def _text(field):
    return Cast(field, CharField())


def _name(relation):
    """The public name of an account, as `public_name` gives it."""
    full = Trim(Concat(f"{relation}__first_name", Value(" "), f"{relation}__last_name"))
    return Coalesce(NullIf(full, Value("")), f"{relation}__username", output_field=CharField())
