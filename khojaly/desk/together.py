"""The same act with several drafts of one kind: those ticked in a list, those of one import, or
those that wait. One reason is kept with each; each passes the gate for itself, and is refused for
itself, by name."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from khojaly.ledger.drafts import content, public_content
from khojaly.ledger.gate import refusals

from .acts import attempt_given
from .deeds import ACTS, DRAFT, SUBMIT, Status
from .forms import KINDS
from .naming import differences_by_name
from .publication import PUBLISH, seen_of

MOST = 50
TOGETHER = ("submit", "publish", "ready", "note", "set-aside")


def together(model_admin, request):
    """GET: the drafts, each with its difference. POST: an act with those that are ticked; where one
    of them is refused, the page comes back with the reason that was typed."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    if request.method == "POST" and _all_done(request, _ticked(model_admin, request)):
        return redirect(request.get_full_path())
    items = list(_chosen(model_admin, request)[: MOST + 1])
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts,
        "title": _("The same with several %(kind)s")
        % {"kind": model_admin.opts.verbose_name_plural},
        "rows": [_row(model_admin, request, item) for item in items[:MOST]],
        "more": len(items) > MOST,
        "most": MOST,
        "kinds": KINDS,
        "reason": request.POST.get("reason", ""),
        "may_publish": request.user.has_perm(PUBLISH),
        "may_submit": request.user.has_perm(SUBMIT),
        "may_draft": request.user.has_perm(DRAFT),
    }
    return render(request, "admin/ledger/together.html", context)


def _chosen(model_admin, request):
    """The things that the address names, or else all that are not what readers see."""
    found = model_admin.model.objects.select_related("current").order_by("pk")
    if "pk" in request.GET:
        return found.filter(pk__in=_keys(request.GET["pk"].split(",")))
    return found.filter(status__in=(Status.DRAFT, Status.REVIEW))


def _ticked(model_admin, request):
    ticked = _keys(request.POST.getlist("thing")[:MOST])
    return list(model_admin.model.objects.filter(pk__in=ticked).order_by("pk"))


def _keys(texts):
    """Those that can be keys of the database."""
    return [text for text in texts if text.isdecimal() and len(text) < 19]


def _all_done(request, items):
    """Do the act that was asked for with each; whether all were done. What was refused is said."""
    name, reason = request.POST.get("act"), request.POST.get("reason", "").strip()
    if name not in TOGETHER or not request.user.has_perm(ACTS[name].permission):
        raise PermissionDenied
    if not items or not reason:
        messages.error(request, _("Nothing was chosen.") if reason else _("Say why."))
        return False
    done = [attempt_given(request, item, name, _given(request, item, reason)) for item in items]
    return all(done)


def _given(request, item, reason):
    """What the review's form would give for one of them."""
    return {
        "reason": reason,
        "note": reason,
        "change_kind": request.POST.get("change_kind") if item.current_id else None,
        "revision": request.POST.get(f"seen-{item.pk}", ""),
    }


def _row(model_admin, request, item):
    """A thing, what was looked at, what differs from what readers see, and why it is not to be
    published by this person."""
    prefetch_related_objects([item], *model_admin.prefetched)
    seen = seen_of(item)
    forbidden = refusals(item, request.user) if request.user.has_perm(PUBLISH) else []
    return {
        "item": item,
        "seen": seen,
        "changes": differences_by_name(public_content(item), content(item)),
        "problems": [*item.publication_problems(), *forbidden],
    }
