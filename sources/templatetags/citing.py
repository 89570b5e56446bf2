from django import template

from sources.citing import coins as openurl
from sources.citing import meta
from sources.citing.items import as_it_stands, item_of, printed, source_item
from sources.citing.references import LISTED, STYLES, reference
from sources.citing.wikipedia import templates

register = template.Library()
register.filter("meta_tags", meta.meta_tags)


@register.simple_tag(takes_context=True)
def item_of_record(context, record):
    """The CSL item of a record: of a source, or of a version of ours at its permalink."""
    return item_of(record, context["request"].build_absolute_uri(record.get_permalink()))


@register.simple_tag(takes_context=True)
def references_to(context, record):
    """A record in every style, as (style, reference)."""
    if record.KIND == "source":
        return in_every_style(_listed(record))
    return entry_in_every_style(item_of_record(context, record))


@register.simple_tag(takes_context=True)
def in_wikipedia(context, record):
    """A record as the citation templates of Wikipedia, as (language, text)."""
    return templates(item_of_record(context, record))


@register.filter
def in_every_style(item):
    """A CSL item in every style, as (style, reference), each written when it is drawn: that takes
    as long as the rest of a page, which shows them only to who asks."""
    return ((style, reference(item, style)) for style in STYLES.values())


@register.filter
def entry_in_every_style(item):
    """The same of an entry of this record."""
    return in_every_style(printed(item))


@register.filter
def in_style(source, style):
    """A source record as a style (a key of those for lists) lists it."""
    return reference(_listed(source), LISTED[style])


@register.filter
def coins(source):
    return openurl.coins(source_item(source))


@register.filter
def in_apa(item):
    """An entry of this record in the style that a page shows ready to copy."""
    return reference(as_it_stands(item), STYLES["apa"])


def _listed(source):
    """A work's item; what stands for a title that it has not is our description, a sentence."""
    item = source_item(source)
    return item if source.title else as_it_stands(item)
