"""Editors' text with its markers found: what `events.marked` then draws.

Markdown has headings of paragraphs (`### The town`) and tables, such as one of hours.
"""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.translation import gettext as _

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
BEGUN = re.compile(r"\{claim\b|\[@")


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


def markers(md):
    """A plugin of markdown-it: turns a marker into `<data value="claim:C17">`, which nobody can
    write by hand, since raw HTML is shown as text."""
    # After code and escapes, before links, so that `[@S5]` in code stays text.
    md.inline.ruler.before("link", "marker", _read_marker)
    md.add_render_rule("marker", _write_marker)


def _read_marker(state, silent):
    for kind, pattern in (("claim", CLAIM), ("source", SOURCE)):
        if found := pattern.match(state.src, state.pos, state.posMax):
            if not silent:
                token = state.push("marker", "data", 0)
                token.meta = {"value": f"{kind}:{found[1]}"}
                token.content = (found[2] or "").strip() if kind == "source" else ""
            state.pos = found.end()
            return True
    return False


def _write_marker(_renderer, tokens, at, _options, _environment):
    token = tokens[at]
    return f'<data value="{escape(token.meta["value"])}">{escape(token.content)}</data>'


@lru_cache(maxsize=256)
def safe_html(text):
    """An editor's text as safe HTML, with its markers still to be drawn."""
    return render_markdown(text, [markers])
