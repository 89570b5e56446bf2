"""Editors' text: Markdown, then bleach, then nh3, with one allow-list, here and nowhere else.

bleach is at its end of life (mozilla/bleach#698), so nh3 checks its result with the same list.
Raw HTML is not part of the Markdown we accept: it is shown as the text it is. markdown-it-py reads
CommonMark in time that grows with the text, whatever stands unclosed in it.
"""

import bleach
import nh3
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

TAGS = {
    "a", "blockquote", "br", "cite", "code", "data", "em", "h3", "h4", "hr", "li", "ol", "p", "q",
    "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "data": {"value"}, "td": {"align"}, "th": {"align"}}
PROTOCOLS = {"http", "https", "mailto"}
LONGEST_TEXT = 60_000


def render_markdown(text, plugins=()):
    """Return safe HTML for an editor's Markdown. `plugins` are those of markdown-it."""
    converter = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table")
    for plugin in plugins:
        converter.use(plugin)
    return sanitise(converter.render(text[:LONGEST_TEXT]).strip())


def sanitise(html):
    """Return `html` with everything taken out that the allow-list does not name."""
    cleaner = bleach.Cleaner(
        tags=TAGS,
        attributes={tag: sorted(names) for tag, names in ATTRIBUTES.items()},
        protocols=PROTOCOLS,
        strip=True,
    )
    clean = nh3.clean(
        cleaner.clean(html),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=PROTOCOLS,
        link_rel="noopener nofollow",
    )
    return mark_safe(clean)
