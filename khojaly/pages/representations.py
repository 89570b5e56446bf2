"""A version in another form than HTML: by the name of a file, or by what `Accept` prefers.

A page answers HTML itself. To who prefers another form it answers 303 with the address of the file
beside the pinned page (RFC 9110, section 15.4.4), so that only they pay for it; where there is no
such form, 406 with what there is.
"""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from khojaly.guard.links import LINKSET
from khojaly.ledger.editions import PinnedEdition
from khojaly.ledger.freshness import ALWAYS, lasts
from khojaly.page_cache.negotiation import preferred_type

from .editions import edition_of, record_or_404, version_or_404
from .formats import forms_of
from .signposting import about_file, linkset

HTML = "text/html"


def other_form(request, record):
    """The answer to who prefers another form of the page than HTML; None for HTML."""
    forms = [form for form in forms_of(record) if form.negotiated]
    files = {form.media_type: form.file for form in forms} | {LINKSET: "linkset.json"}
    accept = request.headers.get("Accept")
    wanted = preferred_type(accept, (HTML, *files)) if accept else HTML
    if wanted == HTML:
        return None
    if wanted is None:
        return not_acceptable(request, offered(record))
    answer = HttpResponseRedirect(f"{record.get_version_url()}{files[wanted]}")
    answer.status_code = 303
    patch_vary_headers(answer, ["Accept"])
    return answer


def offered(record):
    """The forms of a version, as (address, label, media type)."""
    here = record.get_version_url()
    yield here, "HTML", HTML
    for form in forms_of(record):
        yield f"{here}{form.file}", form.label, form.media_type


def not_acceptable(request, forms):
    """406: the forms that there are, in the language of the address (RFC 9110, 15.5.7)."""
    answer = render(request, "406.html", {"forms": forms}, status=406)
    patch_vary_headers(answer, ["Accept"])
    return answer


def pinned(request, kind, identifier, number, stem, form):
    """A file beside a pinned page."""
    lasts(request, ALWAYS)
    return _file(
        request, PinnedEdition(version_or_404(kind, identifier, number)).record, stem, form
    )


def current(request, kind, identifier, stem, form):
    """The same of the version that stands now, or at the moment that `?as-of=` names."""
    standing = record_or_404(edition_of(request), kind, identifier)
    record = PinnedEdition(standing.version).record
    answer = _file(request, record, stem, form)
    if answer.status_code == 200:  # Else `form` is whatever someone wrote.
        answer["Content-Location"] = f"{record.get_version_url()}{stem}.{form}"
    return answer


def _file(request, record, stem, name):
    file, base = f"{stem}.{name}", request.build_absolute_uri("/")[:-1]
    if file == "linkset.json":
        return linkset(request, record)
    form = next((form for form in forms_of(record) if form.file == file), None)
    if form is None:
        return not_acceptable(request, offered(record))
    written = form.write(record, base)
    answer = HttpResponse(written, content_type=f"{form.media_type}; charset=utf-8")
    if stem == "cite":
        saved = f"{record.identifier}-v{record.version.number}.{name}"
        answer["Content-Disposition"] = f'attachment; filename="{saved}"'
    return about_file(answer, request, record)
