"""Downloads for reference managers, of any version: BibTeX, RIS, CSL-JSON."""

import json

from django.http import HttpResponse

from khojaly.ledger.editions import PinnedEdition
from khojaly.ledger.lasting import ALWAYS, lasts
from sources.citing.formats import bibtex, ris
from sources.citing.items import source_item, version_item

from .versions import version_or_404

FORMATS = {
    "bib": ("application/x-bibtex; charset=utf-8", bibtex),
    "ris": ("application/x-research-info-systems; charset=utf-8", ris),
    "csl.json": (
        "application/vnd.citationstyles.csl+json",
        lambda item: json.dumps([item], ensure_ascii=False, indent=1),
    ),
}


def cite(request, kind, identifier, number, form):
    """A version as a reference; a source as the work that it is."""
    version = version_or_404(kind, identifier, number)
    record = PinnedEdition(version).record
    address = request.build_absolute_uri(record.get_permalink())
    item = source_item(record) if kind == "source" else version_item(record, address)
    content_type, write = FORMATS[form]
    response = HttpResponse(write(item).encode(), content_type=content_type)
    name = f"{identifier}-v{number}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    lasts(request, ALWAYS)
    return response
