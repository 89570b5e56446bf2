"""Claims as CSV (RFC 4180) for spreadsheets: those of an event, of a question, of a filtered list.

Texts are in the language of the address, beside the identifiers that stay the same. A file begins
with a byte order mark, and in Spanish its cells are separated by semicolons: without these, Excel
shows letters with accents wrongly, and in Spain all of a row in one cell.
"""

import csv

from django.http import HttpResponse
from django.utils.translation import get_language

from events.estimates import FIGURES
from events.wording import estimate_words, said_words
from khojaly.data.tables.common import safe_cell

from .editions import edition_of, record_or_404
from .filters import ClaimFilters
from .questions import comparison_or_404
from .reading.claims import claims_where, in_order

COLUMNS = (
    "claim", "version", "event", "event_title", "question", "question_asks", "claimant",
    "claimant_id", "position", "position_name", "claimed_on", "said_on", "reported_on", "figure",
    "qualifier", "low", "best", "high", "possible_low", "possible_high", "scope", "basis",
    "basis_name", "verification", "verification_name", "statement", "words", "source",
    "source_title", "locator", "address", "sources", "repeats", "supersedes", "disputes",
    "permalink", "digest",
)  # fmt: skip
BYTE_ORDER_MARK = "\ufeff"
SEPARATORS = {"es": ";"}


def comparison_csv(request, identifier, question):
    """The claims of a question page, in the order that `?sort=` names."""
    comparison = comparison_or_404(request, identifier, question)
    rows = comparison.rows
    claims = [claim for row in rows for claim in (row.claim, *row.also_stated_by)]
    return _table(request, comparison.key, claims)


def event_csv(request, identifier):
    """All claims on an event, by question as its page has them."""
    edition = edition_of(request)
    event = record_or_404(edition, "event", identifier)
    claims = in_order(edition, claims_where(edition, event__slug=event.identifier))
    claims.sort(key=lambda claim: claim.question.order)
    return _table(request, event.identifier, claims)


def claims_csv(request):
    """The claims of the list with the filters in the address, all pages of it."""
    edition = edition_of(request)
    claims = ClaimFilters(request.GET, edition).results
    edition.preload(claims)
    return _table(request, "claims", claims)


def _table(request, name, claims):
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(response, COLUMNS, delimiter=SEPARATORS.get(get_language(), ","))
    writer.writeheader()
    for claim in claims:
        cells = _about(claim) | _cited(claim) | _related(claim)
        cells["permalink"] = request.build_absolute_uri(claim.get_permalink())
        writer.writerow({name: safe_cell(cell) for name, cell in cells.items()})
    return response


def _about(claim):
    estimate, claimant = claim.estimate, claim.claimant
    return {name: getattr(estimate, name, None) for name in ("qualifier", *FIGURES)} | {
        "claim": claim.identifier,
        "version": claim.version.number,
        "digest": claim.version.digest,
        "claimant": ", ".join(str(actor.name) for actor in (claimant, *claim.joint_claimants)),
        "claimant_id": claimant.identifier,
        "position": claimant.position,
        "position_name": claimant.position_label,
        "claimed_on": claim.claimed_on,
        "reported_on": claim.reported_on,
        "said_on": said_words(claim) if claim.dated else "",
        "figure": estimate_words(estimate) if estimate else "",
        "scope": claim.scope,
        "basis": claim.content["basis"],
        "basis_name": claim.basis_label,
        "verification": claim.verification,
        "verification_name": claim.verification_label,
        "statement": claim.statement,
        "words": claim.words["text"] if claim.words else "",
    }


def _cited(claim):
    """The first source, its place and its address; then the identifiers of all of them."""
    first = claim.citations[0]
    source = first.source
    return {
        "source": source.identifier,
        "source_title": source.label,
        "locator": first.locator or "",
        "address": source.url or source.copy_read.get("where") or source.archived_url,
        "sources": " ".join(item.source.identifier for item in claim.citations),
    }


def _related(claim):
    content = claim.content
    related = {name: content[name] and content[name]["id"] for name in ("repeats", "supersedes")}
    return related | {
        "event": claim.event_slug,
        "event_title": claim.event.title,
        "question": claim.question_slug,
        "question_asks": claim.question.asks,
        "disputes": " ".join(item["id"] for item in content["disputes"]),
    }
