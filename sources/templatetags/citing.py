from django import template

from sources.citing.items import as_it_stands, item_of, source_item
from sources.citing.references import STYLES, reference

register = template.Library()


@register.simple_tag(takes_context=True)
def references_to(context, record):
    """A record in every style, as (style, reference)."""
    address = context["request"].build_absolute_uri(record.get_permalink())
    item = item_of(record, address)
    return in_every_style(item if record.KIND == "source" else as_it_stands(item))


@register.filter
def in_every_style(item):
    """A CSL item in every style, as (style, reference)."""
    return [(style, reference(item, style)) for style in STYLES.values()]


@register.simple_tag
def written(source, style):
    """A source as a style lists it."""
    return reference(source_item(source), style)
