from django import template
from django.core.paginator import Paginator

from events.desk.looking import places_of
from events.desk.next_claim import citations_of, first_claim, locator_of, next_claim
from events.wording import estimate_words

register = template.Library()
MOST = 30


@register.inclusion_tag("admin/events/_claims_of.html")
def claims_of(source):
    """The claims that cite a source, with their locators, and the way to the next one."""
    page = Paginator(citations_of(source), MOST).get_page(1)
    rows = [
        {
            "claim": citation.claim,
            "figure": estimate_words(citation.claim.estimate) if citation.claim.estimate else "",
            "locator": locator_of(citation),
            "relation": citation.get_relation_display(),
            "next": next_claim(citation),
        }
        for citation in page
    ]
    more = page.paginator.count - len(rows)
    return {"rows": rows, "more": more, "source": source, "first": first_claim(source)}


@register.simple_tag
def next_claim_after(claim):
    """The form of the next claim from the source that a claim cites first; empty for none."""
    citation = claim.citations.select_related("claim").order_by("order").first()
    return next_claim(citation) if citation else ""


@register.inclusion_tag("admin/events/_where_to_look.html")
def where_to_look(item):
    """The sources of a draft at their locators, with what is kept of them in a viewer."""
    return {"places": places_of(item)}
