"""Editors' text: Markdown, then bleach, then nh3, with one allow-list, here and nowhere else.

bleach is at its end of life (mozilla/bleach#698), so nh3 checks its result with the same list.
Raw HTML is not part of the Markdown we accept: it is shown as the text it is. Nor are pictures and
links that are explained elsewhere: Python-Markdown looks for the end of each bracket by itself, so
that a text full of them takes time with its square. Links have a pattern with an end instead, and
a block that is longer than any paragraph is parted.
"""

from xml.etree.ElementTree import Element

import bleach
import markdown
import nh3
from django.utils.safestring import mark_safe
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

TAGS = {
    "a", "blockquote", "br", "cite", "code", "data", "em", "h3", "h4", "hr", "li", "ol", "p", "q",
    "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "data": {"value"}, "td": {"align"}, "th": {"align"}}
PROTOCOLS = {"http", "https", "mailto"}
LONGEST_TEXT = 60_000
LINES_OF_A_BLOCK = 200
BRACKETS = (
    "link", "reference", "short_reference", "image_link", "image_reference", "short_image_ref",
)  # fmt: skip
LINK = (
    r"\[(?P<text>[^\[\]]{1,500})\]"
    r"\(\s{0,3}(?P<href>(?:[^()\s]|\([^()\s]{0,200}\)){1,1000})"
    r'(?:\s{1,3}"(?P<title>[^"]{0,300})")?\s{0,3}\)'
)


class LinkProcessor(InlineProcessor):
    def handleMatch(self, m, data):
        element = Element("a", href=self.unescape(m["href"].strip("<>")))
        element.text = m["text"]
        if m["title"]:
            element.set("title", self.unescape(m["title"]))
        return element, m.start(0), m.end(0)


class Parted(Preprocessor):
    """A blank line where a block has more lines than anyone writes."""

    def run(self, lines):
        parted, in_block = [], 0
        for line in lines:
            in_block = in_block + 1 if line.strip() else 0
            if in_block > LINES_OF_A_BLOCK:
                parted.append("")
                in_block = 1
            parted.append(line)
        return parted


class Bounded(Extension):
    """What keeps the time that a text takes within bounds, and raw HTML out of it."""

    def extendMarkdown(self, md):
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        for name in BRACKETS:
            md.inlinePatterns.deregister(name)
        md.parser.blockprocessors.deregister("reference")
        md.inlinePatterns.register(LinkProcessor(LINK, md), "link", 160)
        md.preprocessors.register(Parted(md), "parted", 10)


def render_markdown(text, extensions=()):
    """Return safe HTML for an editor's Markdown. `extensions` are those of Python-Markdown."""
    converter = markdown.Markdown(
        extensions=["tables", "sane_lists", Bounded(), *extensions], output_format="html"
    )
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
