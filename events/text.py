"""Editors' text with its markers found: what `events.marked` then draws.

Markdown has headings of paragraphs (`### The town`) and tables, such as one of hours.
"""

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from sources.prose import render_markdown

from .markers import (
    CLAIM,
    SOURCE,
    claim_identifiers,
    marked_claims,
    marked_sources,
    source_identifiers,
)

MOST_NAMED = 20  # Of markers that are wrong, in one text.
# No text but a marker has a brace; and words in brackets for braces are meant for one.
BEGUN = re.compile(r"\{|\[@|\((?:claim|source):")


def marker_problems(text):
    """Sentences naming each marker in `text` that points to no claim or source."""
    rest = SOURCE.sub("", CLAIM.sub("", text or ""))
    broken = [rest[at : at + 20].split("\n")[0] for at in _starts_of_markers(rest)][:MOST_NAMED]
    known = {item.identifier for item in marked_claims(text) + marked_sources(text)}
    named = claim_identifiers(text) + source_identifiers(text)
    return [
        _("The marker for %(name)s points to nothing: no claim or source has this identifier.")
        % {"name": name}
        for name in [name for name in named if name not in known][:MOST_NAMED]
    ] + [
        _("“%(start)s” begins like a marker and is none. Write {claim:C17} or [@S5, p. 12].")
        % {"start": start}
        for start in broken
    ]


def _starts_of_markers(text):
    return [found.start() for found in BEGUN.finditer(text)]


class MarkerProcessor(InlineProcessor):
    """Turns a marker into `<data value="claim:C17">`, which nobody can write by hand: raw HTML
    is shown as text."""

    def __init__(self, pattern, kind, md):
        super().__init__(pattern, md)
        self.kind = kind

    def handleMatch(self, m, data):
        element = Element("data", value=f"{self.kind}:{m[1]}")
        element.text = AtomicString((m[2] or "").strip() if self.kind == "source" else "")
        return element, m.start(0), m.end(0)


class Markers(Extension):
    def extendMarkdown(self, md):
        # After code (190) and escapes (180), before links (160), so `[@S5]` in code stays text.
        md.inlinePatterns.register(MarkerProcessor(CLAIM.pattern, "claim", md), "claim", 175)
        md.inlinePatterns.register(MarkerProcessor(SOURCE.pattern, "source", md), "source", 174)


@lru_cache(maxsize=256)
def safe_html(text):
    """An editor's text as safe HTML, with its markers still to be drawn."""
    return render_markdown(text, [Markers()])
