"""The page on which a citation is checked."""

import re

from django.core.exceptions import SuspiciousOperation
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from khojaly.ledger.freshness import NEVER, lasts

from .comparisons import cited_comparison
from .pasted import LONGEST, Unreadable, read, told
from .verdicts import Verdict

SHOWN = 4000
# What links to this page carry: an identifier, a version, a digest; nobody typed more into them.
OF_A_LINK = re.compile(r"(?:[CS]\d{1,9})?(?: v\d{1,9})?(?: ?[0-9a-f]{8,64})?")


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # It changes nothing and answers the same to everyone: there is nothing to forge.
def check(request):
    """What became of what is pasted into `q`, or of the record in the file `record`."""
    context, status = {"text": ""}, 200
    if not OF_A_LINK.fullmatch(request.GET.get("q", "")):
        lasts(request, NEVER)  # What someone pastes is nothing to keep.
    try:
        text = _given(request)
        context["text"] = text[:SHOWN]
        context |= _judged(text, asked="q" in request.GET or request.method == "POST")
    except Unreadable as problem:
        context["problem"] = str(problem)
    except (SuspiciousOperation, MultiPartParserError):
        context["problem"] = _(
            "That was too large, or did not arrive whole. Paste one record or reference."
        )
        status = 400
    return render(request, "checking/check.html", context, status=status)


def _judged(text, asked):
    """What the page shows of a text: the comparison or the version that it cites."""
    if not text.strip():
        nothing = _("Nothing was given. Paste a reference, or choose a file.")
        return {"problem": nothing} if asked else {}
    plain = told(text)
    cited = cited_comparison(plain[:SHOWN])
    return {"cited": cited} if cited else {"verdict": Verdict(read(plain))}


def _given(request):
    """The text in the address, in the form, or in the file. Raises `Unreadable`."""
    file = request.FILES.get("record") if request.method == "POST" else None
    if file is None:
        return (request.POST or request.GET).get("q", "")
    if file.size > 4 * LONGEST:
        raise Unreadable(_("That file is larger than any record of this site."))
    try:
        return file.read().decode()
    except UnicodeDecodeError:
        raise Unreadable(_("That file is not text, so it is no record.json.")) from None
