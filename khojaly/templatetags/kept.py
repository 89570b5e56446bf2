"""`{% kept "row" row.drawn_from %}…{% endkept %}`: a part of a page, drawn once and kept.

What it is drawn from is a tuple that names all that the part shows: immutable versions, by their
chain values, and whatever else makes it look different. It is the key, with the name and the
language, so that a part that is found is always true. Where it is None, the part is drawn anew.
"""

from django import template
from django.core.cache import caches
from django.utils.translation import get_language

register = template.Library()


class Kept(template.Node):
    def __init__(self, nodes, name, drawn_from):
        self.nodes, self.name, self.drawn_from = nodes, name, drawn_from

    def render(self, context):
        drawn_from = self.drawn_from.resolve(context)
        if drawn_from is None:
            return self.nodes.render(context)
        cache, key = caches["fragments"], (self.name, get_language(), drawn_from)
        text = cache.get(key)
        if text is None:
            text = self.nodes.render(context)
            cache.set(key, text)
        return text


@register.tag
def kept(parser, token):
    """Takes the part's name and what it is drawn from."""
    try:
        _tag, name, drawn_from = token.split_contents()
    except ValueError:
        raise template.TemplateSyntaxError("kept takes a name and a key.") from None
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(nodes, name.strip('"'), parser.compile_filter(drawn_from))
