"""Downloads with which a stranger can verify the ledger, and its signed checkpoints."""

from django.http import Http404, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from khojaly.data.description import catalogue
from khojaly.data.releases import releases
from khojaly.ledger.checkpoints import consistency, inclusion
from khojaly.ledger.export import ledger_lines
from khojaly.ledger.freshness import ALWAYS, NEVER, lasts
from khojaly.ledger.models import Checkpoint, Version

from .editions import version_or_404


def data(request):
    """The downloads. Releases are files beside the ledger, so this page is not kept."""
    lasts(request, NEVER)
    site = request.build_absolute_uri("/")[:-1]
    context = {
        "site": site,
        "checkpoints": Checkpoint.objects.order_by("-size")[:50],
        "head": Version.objects.head(),
        "catalogue": catalogue(releases(), site),
    }
    response = render(request, "ledger/data.html", context)
    # A release of the data can be made without a publication.
    response["Cache-Control"] = "no-cache"
    return response


def ledger(request):
    """Every row of the ledger as JSON Lines."""
    response = StreamingHttpResponse(ledger_lines(), content_type="application/jsonl")
    response["Content-Disposition"] = 'attachment; filename="ledger.jsonl"'
    return response


def checkpoint(request, size):
    """A signed tree head: what is signed, the key and the signature."""
    found = _checkpoint_or_404(size)
    names = {"public_key": found.public_key, "signature": found.signature}
    lasts(request, ALWAYS)
    return JsonResponse(found.signed_data() | names)


def consistency_proof(request, first, second):
    earlier, later = sorted([first, second])
    lasts(request, ALWAYS)
    return JsonResponse(consistency(_checkpoint_or_404(earlier), _checkpoint_or_404(later)))


def inclusion_proof(request, kind, identifier, number):
    """The proof that a version is in the first checkpoint made after it."""
    version = version_or_404(kind, identifier, number)
    found = Checkpoint.objects.filter(size__gte=version.seq).order_by("size").first()
    if found is None:
        raise Http404(_("No checkpoint has been made since this version was published."))
    lasts(request, ALWAYS)
    return JsonResponse(inclusion(version, found))


def _checkpoint_or_404(size):
    found = Checkpoint.objects.filter(size=size).first()
    if found is None:
        raise Http404(_("There is no checkpoint at %(size)s rows.") % {"size": size})
    return found
