"""Previews: the public page as it would be, from the saved draft or from what is in the form.

What was typed is saved, read as a record and rolled back in one transaction, so that a preview is
made by the very code that saves and leaves nothing behind: no row, no history, no log entry. It is
drawn after that.
"""

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, override

from .drafts import draft_record
from .drawing import draw


def is_preview(request):
    """Whether the form of this request is only to be looked at."""
    return getattr(request, "previewing", False)


def saved(request, item, back=()):
    """The page of a draft as it was last saved; `back` are ways back, as (words, address)."""
    return _drawn(request, draft_record(item), back)


def typed(model_admin, request, object_id=None):
    """POST: the page that the form would make, saved or not; its errors where it has any."""
    if request.method != "POST":
        return redirect("..")
    request.previewing, request.draft = True, None
    answer = model_admin.changeform_view(request, object_id)
    if request.draft:
        return _drawn(request, request.draft)
    if getattr(answer, "context_data", {}) and not answer.is_rendered:
        answer.template_name = "admin/ledger/preview_refused.html"
    return answer


def read_and_undone(request, item):
    """Read what was just saved as a record; the transaction around it is rolled back. The page is
    drawn when that has ended, so that nobody waits for it to save."""
    request.draft = draft_record(item)
    transaction.set_rollback(True)
    return HttpResponse()


def _drawn(request, record, back=()):
    wanted = request.GET.get("in")
    language = wanted if wanted in dict(settings.LANGUAGES) else get_language()
    with override(language):
        # The links to other languages would lead to addresses that the desk does not have.
        return draw(request, record, preview=True, back=back, page_languages=[])
