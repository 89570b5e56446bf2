"""The saved edits of a thing, on the desk: by whom, when and why, what differs between any two of
them, and the way back. An edit is known by how many rows of history led to it, itself included.

One press of "Save" writes a row of history for the thing and one for each of its rows: those of
one person with one reason within seconds are shown as one edit.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from khojaly.ledger.drafts import content
from khojaly.ledger.models import Version
from khojaly.ledger.revisions import KINDS, saved_rows
from khojaly.ledger.states import state_of

from .addresses import address_of
from .naming import differences_by_name, name_of

TOGETHER = timedelta(seconds=5)


@dataclass
class Saved:
    """One edit: its rows of history, of which `count` with all before them led to it, and the
    versions that were published between it and the next."""

    rows: list
    count: int
    versions: list = field(default_factory=list)

    @property
    def at(self):
        return self.rows[-1].history_date

    @property
    def by(self):
        return self.rows[-1].history_user_name

    @property
    def reason(self):
        return self.rows[-1].history_change_reason

    @property
    def what(self):
        """`[(name of what was edited, how), ...]`, each once."""
        return list(
            dict.fromkeys(
                (str(row.instance_type._meta.verbose_name), KINDS[row.history_type])
                for row in self.rows
            )
        )

    def takes(self, row):
        last = self.rows[-1]
        return row.history_date - last.history_date <= TOGETHER and all(
            getattr(row, name) == getattr(last, name)
            for name in ("history_user_id", "history_user_name", "history_change_reason")
        )


def saved_edits(item):
    """The `Saved` edits of a thing, oldest first."""
    found = []
    for count, row in enumerate(saved_rows(item), 1):
        if found and found[-1].takes(row):
            found[-1].rows.append(row)
            found[-1].count = count
        else:
            found.append(Saved([row], count))
    for version in Version.objects.of(item.KIND, item.identifier).defer("record").order_by("seq"):
        before = [edit for edit in found if edit.at <= version.published_at]
        (before or found)[-1 if before else 0].versions.append(version)
    return found


def between(older, newer):
    """The `FieldChange`s between two states of a thing (None for before there was any)."""
    return differences_by_name(*(content(state) if state else {} for state in (older, newer)))


def state_at(item, text):
    """The state of a thing after as many edits as a text says. Raises `Http404` for none such."""
    rows = saved_rows(item)
    count = int(text) if text.isdecimal() and len(text) < 9 else 0
    state = state_of(item, rows[:count]) if 0 < count <= len(rows) else None
    if state is None:
        raise Http404
    return state


def revisions(model_admin, request, item):
    """GET: the saved edits; with `from` and `to` the difference between two of them."""
    edits = saved_edits(item)
    older, newer = request.GET.get("from", ""), request.GET.get("to", "")
    before = [0, *(edit.count for edit in edits)]
    context = model_admin.admin_site.each_context(request) | {
        "item": item,
        "opts": model_admin.opts,
        "title": _("Saved edits of %(item)s") % {"item": name_of(item)},
        "edits": list(zip(edits, before, strict=False))[::-1],
        "older": older,
        "newer": newer,
        "compared": bool(newer),
    }
    if newer:
        first = state_at(item, older) if older not in ("", "0") else None
        context["changes"] = between(first, state_at(item, newer))
    return render(request, "admin/ledger/revisions.html", context)


def no_stock_history(model_admin, request, item):
    """The address of the stock history leads to the saved edits."""
    return redirect(address_of(item, "revisions"))
