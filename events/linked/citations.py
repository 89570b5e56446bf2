"""Citations as nodes: which work, where in it, what it does with the claim, and its own words.

A place in a work is a `SpecificResource` of the Web Annotation Data Model (W3C, 2017), and words
quoted from it are its `TextQuoteSelector`.
"""

from .nodes import given, in_languages, mention

# What a citation says its source does with the claim, seen from the claim (CiTO).
CITES = {
    "states": "cito:obtainsSupportFrom",
    "reports": "cito:citesForInformation",
    "repeats": "cito:citesForInformation",
    "disputes": "cito:isDisputedBy",
}


def citations(record, base):
    """The nodes of a claim's citations, in their order. The words that a claim quotes belong to the
    first work that states it, or else to the first."""
    items = record.citations
    stating = [item for item in items if item.relation == "states"]
    quoted = (stating or items or [None])[0]
    return [_citation(item, base, record.words if item is quoted else None) for item in items]


def _citation(item, base, words):
    locator = item.content["locator"] or {}
    return given(
        oa_hasSource=mention(base, item.source),
        oa_hasSelector=words and _selector(words),
        k_relation=item.relation,
        k_locator=in_languages(locator.get("value")),
        k_locatorLabel=locator.get("label"),
        k_quotedIn=item.quoted_in and mention(base, item.quoted_in),
    ) | {"@type": ["k:Citation", "oa:SpecificResource"]}


def _selector(words):
    exact = {"@value": words["text"], "@language": words["language"]}
    return {
        "@type": "oa:TextQuoteSelector",
        "oa:exact": exact if words["language"] else exact["@value"],
    }


def works(record, base):
    """Mentions of the works that a claim cites, by what they do with it: properties of CiTO."""
    found = {}
    for item in record.citations:
        found.setdefault(CITES[item.relation], []).append(mention(base, item.source))
    return found
