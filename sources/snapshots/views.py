"""The page where copies of a source are stored, and the way out for staff."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khojaly.desk.publication import public_name
from khojaly.ledger.lifecycle import make_draft
from khojaly.ledger.writing import hold
from sources.models import Snapshot, Source

from .forms import SnapshotForm
from .kinds import KINDS
from .storing import path_of, store

# Whatever a stored file holds, no browser runs it under this site's name.
LOCKED_IN = "sandbox; default-src 'none'"
SHOWN = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'"
# What a browser shows by itself, without a program of the file's own. Its viewer of PDF does not
# start in a sandbox, and is one.
VIEWED = {"application/pdf", "image/jpeg", "image/png", "image/gif", "image/webp", "text/plain"}
SANDBOXED = {"text/html"}


def snapshots_of(model_admin, request, pk):
    """GET: the copies that are stored, and the form. POST: one more is stored or recorded."""
    source = get_object_or_404(Source, pk=pk)
    if not request.user.has_perm("sources.add_snapshot"):
        raise PermissionDenied
    initial = {
        "captured_at": f"{timezone.now():%Y-%m-%d %H:%M}",
        "captured_by": public_name(request.user),
        "archived_url": source.archived_url,
    }
    form = SnapshotForm(
        request.POST or None,
        request.FILES or None,
        source=source,
        user=request.user,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        keep(source, form.cleaned_data, request.user)
        messages.success(request, _("Kept with %(source)s, as a draft.") % {"source": source})
        return redirect(request.path)
    context = model_admin.admin_site.each_context(request)
    context |= {"form": form, "source": source, "title": _("Stored copies"),
                "snapshots": source.snapshots.all()}  # fmt: skip
    return render(request, "admin/sources/snapshots.html", context)


@transaction.atomic
def keep(source, given, user):
    """Store the file and record the address that a valid form gives, with its reason."""
    hold(source)
    if file := given["file"]:
        store(file, file.sha256)
        named = {name: given[name] for name in ("captured_at", "captured_by", "custody_note")}
        row = Snapshot(
            source=source, sha256=file.sha256, size=file.size, media_type=file.kind, **named
        )
        _save(row, given["change_reason"], user)
    if given["archived_url"] and given["archived_url"] != source.archived_url:
        source.archived_url = given["archived_url"]
        _save(source, given["change_reason"], user)
    make_draft(source)


def _save(instance, reason, user):
    instance._change_reason = reason
    instance._history_user = user
    instance.save()


def shown(model_admin, request, pk, sha256):
    """A stored file in a frame of the desk, for staff; of a kind that a browser shows safely."""
    snapshot, path = _stored(request, pk, sha256)
    kind = snapshot.media_type
    if kind not in VIEWED | SANDBOXED:
        raise Http404
    media_type = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    answer = FileResponse(path.open("rb"), content_type=media_type)
    answer.headers["Content-Security-Policy"] = f"sandbox; {SHOWN}" if kind in SANDBOXED else SHOWN
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    answer.headers["Cache-Control"] = "private, no-store, no-transform"
    return answer


def _stored(request, pk, sha256):
    """A stored copy and its file. Raises `PermissionDenied`, or `Http404` where it is not there."""
    if not request.user.has_perm("sources.view_snapshot"):
        raise PermissionDenied
    snapshot = get_object_or_404(
        Snapshot.objects.select_related("source"), source=pk, sha256=sha256
    )
    path = path_of(sha256)
    if not path.is_file():
        raise Http404(_("The stored file is missing; run manage.py verify_snapshots."))
    return snapshot, path


def download(model_admin, request, pk, sha256):
    """A stored file, for staff: saved to disk."""
    snapshot, path = _stored(request, pk, sha256)
    ending = KINDS.get(snapshot.media_type, (".bin",))[0]
    name = f"{snapshot.source.identifier}-{sha256[:12]}{ending}"
    answer = FileResponse(
        path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    answer.headers["Content-Security-Policy"] = LOCKED_IN
    answer.headers["Cache-Control"] = "private, no-store, no-transform"
    return answer
