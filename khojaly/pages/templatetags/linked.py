import json

from django import template
from django.utils.html import _json_script_escapes
from django.utils.safestring import mark_safe

from events.linked import compact
from khojaly.pages.formats import forms_of

register = template.Library()


@register.simple_tag(takes_context=True)
def data_block(context, record):
    """A record as JSON-LD that a page can hold: no sign in it can end the element."""
    return _held(compact(record, context["request"].build_absolute_uri("/")[:-1]))


@register.simple_tag
def json_ld(document):
    """Any JSON-LD document (a dict) in the same way."""
    return _held(json.dumps(document, ensure_ascii=False, separators=(",", ":")))


def _held(text):
    return mark_safe(text.translate(_json_script_escapes))


@register.filter
def forms(record):
    """The files beside a pinned page that tell about it."""
    return [form for form in forms_of(record) if form.described]
