from django import template
from django.utils.html import format_html

from sources import wording
from sources.layouts import TYPES_OF

register = template.Library()
register.filter("figure", wording.number_words)
register.filter("language_name", wording.language_name)
register.filter("shortened", wording.shortened)


@register.simple_tag
def types_of_fields():
    """Which types of source each field of its form is for, as JSON data."""
    return TYPES_OF


@register.filter
def edtf(text):
    """A `<time>` with an EDTF date in words, or the words alone where HTML has no form for it."""
    return _time(text, wording.date_words(text))


@register.filter
def edtf_plain(text):
    return wording.date_words(text)


def _time(text, words):
    machine = wording.machine_date(text)
    return format_html('<time datetime="{}">{}</time>', machine, words) if machine else words
