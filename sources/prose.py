"""Editors' text: Markdown, then bleach, then nh3, with one allow-list, here and nowhere else.

bleach is at its end of life (mozilla/bleach#698), so nh3 checks its result with the same list.
Raw HTML is not part of the Markdown we accept: it is shown as the text it is.
"""

import bleach
import markdown
import nh3
from django.utils.safestring import mark_safe

TAGS = {
    "a", "blockquote", "br", "cite", "code", "data", "dd", "dl", "dt", "em", "h3", "h4", "hr", "li",
    "ol", "p", "q", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "data": {"value"}, "td": {"align"}, "th": {"align"}}
PROTOCOLS = {"http", "https", "mailto"}
LONGEST_TEXT = 60_000


def render_markdown(text, extensions=()):
    """Return safe HTML for an editor's Markdown. `extensions` are Markdown extensions."""
    converter = markdown.Markdown(
        extensions=["tables", "sane_lists", *extensions], output_format="html"
    )
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return sanitise(converter.convert(text[:LONGEST_TEXT]))


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
