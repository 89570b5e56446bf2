"""The data behind a comparison, as CSV (RFC 4180)."""

import csv

from django.http import HttpResponse

from events.estimates import FIGURES

from .questions import comparison_or_404

COLUMNS = (
    "claim", "version", "digest", "claimant", "position", "claimed_on", "reported_on", "qualifier",
    "low", "best", "high", "possible_low", "possible_high", "scope", "basis", "verification",
    "statement", "sources", "permalink",
)  # fmt: skip


def comparison_csv(request, identifier, question):
    """One row a claim, in the order that `?sort=` names; texts in the language of the address."""
    comparison = comparison_or_404(request, identifier, question)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{comparison.key}.csv"'
    writer = csv.DictWriter(response, COLUMNS)
    writer.writeheader()
    writer.writerows(_row(request, claim) for claim in comparison.claims)
    return response


def _row(request, claim):
    figures = {name: getattr(claim.estimate, name, None) for name in ("qualifier", *FIGURES)}
    return figures | {
        "claim": claim.identifier,
        "version": claim.version.number,
        "digest": claim.version.digest,
        "claimant": claim.claimant.name,
        "position": claim.claimant.position,
        "claimed_on": claim.claimed_on,
        "reported_on": claim.reported_on,
        "scope": claim.scope,
        "basis": claim.content["basis"],
        "verification": claim.verification,
        "statement": claim.statement,
        "sources": " ".join(item.source.identifier for item in claim.citations),
        "permalink": request.build_absolute_uri(claim.get_permalink()),
    }
