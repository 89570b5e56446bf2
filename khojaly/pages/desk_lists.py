"""The work lists of the desk: what a check found, and what somebody answered to it."""

from itertools import groupby
from operator import attrgetter

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from khojaly.desk.answers import answer
from khojaly.desk.checks import CHECKS, FAILED, answered, findings
from khojaly.desk.deeds import SUBMIT

from .paging import page_of

MOST_ANSWERED = 100


@staff_member_required
def list_of_work(request, name):
    """GET: one work list, a page at a time. POST: an answer to one of its findings."""
    if name not in CHECKS:
        raise Http404
    if request.method == "POST" and _answered(request, name):
        return redirect(request.get_full_path())
    shown = page_of(request, findings(name))
    context = admin.site.each_context(request) | {
        "title": CHECKS[name].title,
        "shown": shown,
        "failed": name in FAILED,
        "rows": _with_objects(shown.object_list),
        "answered": _with_objects(answered(name)[:MOST_ANSWERED]),
        "may_answer": request.user.has_perm(SUBMIT),
        "refused": request.POST.get("finding", ""),
    }
    return render(request, "admin/events/work_list.html", context)


def _answered(request, name):
    """Keep the answer that was sent; whether the list is shown anew. One without a reason is not
    kept, and one to what is no finding any more is said."""
    if not request.user.has_perm(SUBMIT):
        raise PermissionDenied
    again = "again" in request.POST
    known = {each.digest: each for each in (answered(name) if again else findings(name))}
    found = known.get(request.POST.get("finding"))
    reason = request.POST.get("reason", "").strip()
    if found is None:
        messages.error(
            request,
            _("That is no finding of today: it was answered, or what it was about was edited."),
        )
    elif not reason:
        return False
    else:
        answer(found, request.user, reason, right=not again)
        messages.success(request, _("It is open again.") if again else _("It is answered."))
    return True


def _with_objects(found):
    """`(object, finding)` for each finding, with one query for each model."""
    rows = []
    for label, items in groupby(found, key=attrgetter("label")):
        items = list(items)
        objects = apps.get_model(label).objects.in_bulk([item.pk for item in items])
        rows += [(objects[item.pk], item) for item in items if item.pk in objects]
    return rows
