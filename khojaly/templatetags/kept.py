"""`{% kept "row" row.drawn_from %}…{% endkept %}`: a part of a page that is kept (see `parts`)."""

from django import template

from khojaly.ledger import fragments

register = template.Library()


class Kept(template.Node):
    def __init__(self, nodes, name, drawn_from):
        self.nodes, self.name, self.drawn_from = nodes, name, drawn_from

    def render(self, context):
        drawn_from = self.drawn_from.resolve(context)
        return fragments.kept(self.name, drawn_from, lambda: self.nodes.render(context))


@register.filter
def also(drawn_from, value):
    """What a part is drawn from, and one thing more that it shows; None stays None."""
    return None if drawn_from is None else (drawn_from, value)


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
