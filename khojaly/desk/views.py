"""The review page of a draft, with all that can be done there, and its preview."""

from functools import partial

from csp.constants import SELF
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khojaly.ledger.describing import describe
from khojaly.ledger.drafts import content, drafts_with, public_content
from khojaly.ledger.gate import editors_of_drafts, refusals
from khojaly.ledger.models import ChangeKind, Publishable
from khojaly.ledger.revisions import edits_of_draft, last_edit, saved_rows
from khojaly.ledger.states import state_of

from . import previews
from .acts import asked_for, attempt
from .addresses import address_of
from .checks import findings_on
from .deeds import DRAFT, SUBMIT
from .forms import ReviewForm
from .hints import hints_in, hints_on
from .naming import differences_by_name, name_of
from .notes import notes_on
from .publication import PUBLISH, seen_of, who_may
from .queue import next_for
from .referring import referring_to
from .revisions import between

Status = Publishable.Status


def bound(view, model_admin):
    return partial(view, model_admin)


def _item(model_admin, request, object_id):
    item = model_admin.get_object(request, unquote(object_id))
    if item is None:
        raise Http404
    if not model_admin.has_view_or_change_permission(request, item):
        raise PermissionDenied
    return item


def of_item(view):
    """A view of one thing that this person may see, by `view(model_admin, request, item)`."""

    def found(model_admin, request, object_id):
        return view(model_admin, request, _item(model_admin, request, object_id))

    return found


def review(model_admin, request, object_id):
    """GET: the difference against what is public. POST: one of the acts, named by `act`."""
    item = _item(model_admin, request, object_id)
    act, usual = request.POST.get("act"), {"change_kind": ChangeKind.CORRECTION}
    form = ReviewForm(request.POST or None, initial=usual, item=item, asks=asked_for(act))
    if request.method == "POST" and attempt(request, item, act, form):
        return redirect(_next_page(model_admin, request, act))
    context = model_admin.admin_site.each_context(request) | _context(model_admin, request, item)
    context |= {"form": form} | _referring(context)
    answer = render(request, "admin/ledger/review.html", context)
    answer._csp_update = {"frame-src": [SELF]}  # The copies of its sources are shown beside it.
    return answer


def _next_page(model_admin, request, act):
    """After a publication, the review of what waits next for this person; else this page again."""
    item = next_for(request.user) if act == "publish" else None
    return address_of(item) if item else request.path


def _context(model_admin, request, item):
    prefetch_related_objects([item], *model_admin.prefetched)
    seen = seen_of(item)  # Of the rows that all below is drawn from, read once.
    public, edit = public_content(item), last_edit(item)
    draft = content(item)
    changes = differences_by_name(public, draft)
    publishable = changes and not item.is_gone
    notes = notes_on(item)
    more = _publishing(request.user, item) | _since_returned(item, notes) if publishable else {}
    return more | {
        "item": item,
        "opts": model_admin.opts,
        "title": _("Review of %(item)s") % {"item": name_of(item)},
        "changes": changes,
        "figures": _figures(public, draft),
        "problems": item.publication_problems(),
        "seen": seen,
        "edit": edit,
        "edits": edits_of_draft(item),
        "hints": hints_in(draft),
        "findings": findings_on(item._meta.label_lower, [item.pk]).get(item.pk, ()),
        "notes": notes,
        "may_publish": request.user.has_perm(PUBLISH),
        "may_submit": request.user.has_perm(SUBMIT),
        "may_draft": request.user.has_perm(DRAFT),
        "gone": item.is_gone,
        "set_aside": item.is_gone and not (item.current_id or item.merged_into_id),
        "in_review": item.status == Status.REVIEW,
        "is_draft": item.status == Status.DRAFT,
    }


def _publishing(user, item):
    """What is published with a draft, who edited it all, who may publish it, and what forbids this
    person to."""
    brought = drafts_with(item)
    edited = editors_of_drafts([item, *brought])
    editors = dict.fromkeys(editor for found in edited.values() for editor in found)
    return {
        "brought": [
            (other, differences_by_name({}, content(other)), edits_of_draft(other))
            for other in brought
        ],
        "editors": [editor.name for editor in editors if editor.name],
        "who_may": who_may(editors),
        "refusals": [
            sentence
            for thing, found in edited.items()
            for sentence in refusals(thing, user, editors=found)
        ],
    }


def _since_returned(item, notes):
    """The note with which a draft came back last since its publication, and what differs since."""
    public = item.current and item.current.published_at
    returned = next((note for note in notes if note.act == "return"), None)
    if returned is None or (public and returned.at < public):
        return {}
    rows = [row for row in saved_rows(item) if row.history_date <= returned.at]
    return {"returned": returned, "since_returned": between(state_of(item, rows), item)}


def _referring(context):
    """What refers to it, for whoever may withdraw it."""
    item = context["item"]
    withdrawable = context["may_publish"] and item.current_id and not context["gone"]
    found, count = referring_to(item) if withdrawable else ([], 0)
    return {"referring": found, "referring_count": count}


def _figures(public, draft):
    """The figure before and after in words, where it changes; an empty tuple elsewhere."""
    before, after = (describe("estimate", content.get("estimate")) for content in (public, draft))
    return (before, after) if before != after else ()


def preview(model_admin, request, object_id):
    """GET: the public page as it would be with the saved draft. POST: with what was typed."""
    if request.method == "POST":
        return previews.typed(model_admin, request, object_id)
    item = _item(model_admin, request, object_id)
    back = [
        (words, address_of(item, name))
        for words, name in ((_("Edit"), "change"), (_("Review"), "review"))
    ]
    return previews.saved(request, item, back)


@staff_member_required
@require_POST
def hints(request):
    """JSON: the hints on each text that was sent, by the name of its field."""
    sent = request.POST.dict()
    found = {name: hints_on(name, text, sent) for name, text in sent.items()}
    return JsonResponse({name: sentences for name, sentences in found.items() if sentences})
