"""Editors' text with its markers drawn: claim chips and numbered citations."""

import re
from functools import lru_cache

from django.template.loader import get_template
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from khojaly.ledger.fragments import kept
from khojaly.ledger.prose import Prose
from khojaly.ledger.records import drawn_from
from sources.locators import Locator
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
# The space before a citation goes with it: its number stands close to the words.
PLACEHOLDER = re.compile(
    r'(?:\s{1,4}(?=<data value="source))?'
    r'<data value="(claim|source):([^"]{0,100})">([^<]{0,2000})</data>'
)


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


@lru_cache(maxsize=64)
def _safe(text):
    """An editor's text as safe HTML, with its markers still to be drawn."""
    return render_markdown(text, [markers])


class Note:
    """A numbered citation in a narrative: one number for each source and locator."""

    def __init__(self, number, source, locator):
        self.number, self.source, self.locator = number, source, locator

    @property
    def drawn_from(self):
        return drawn_from(self.number, ("locator", str(self.locator)), self.source.drawn_from)


class _Drawing:
    """A small template with what it shows, drawn when called."""

    def __init__(self, template, shown):
        self.template, self.shown = template, shown

    def __call__(self):
        return get_template(self.template).render(self.shown).strip()


class MarkedText:
    """A text of an event, drawn for one page: its `html` and the `notes` it cites.

    `here` holds the identifiers of the claims that the page itself shows: their chips lead to
    them, others to the claim's own page.
    """

    def __init__(self, text, edition, here=()):
        self.text, self.edition, self.here = text, edition, here
        self._numbers = {}

    @cached_property
    def drawn_from(self):
        claims = [self.edition.find("claim", name) for name in claim_identifiers(str(self.text))]
        here = tuple(claim.identifier for claim in claims if claim.identifier in self.here)
        shown = [item.drawn_from for item in (*claims, *self.sources)]
        return drawn_from(str(self.text), ("here", *here), *shown)

    @cached_property
    def sources(self):
        """The sources cited, in order of appearance."""
        return [self.edition.find("source", name) for name in source_identifiers(str(self.text))]

    @property
    def notes(self):
        """The notes, numbered in order of appearance."""
        return list(self._drawn[1].values())

    @property
    def html(self):
        return self._drawn[0]

    @cached_property
    def _drawn(self):
        """The HTML, and the notes by source and locator, which drawing it makes."""
        return mark_safe(PLACEHOLDER.sub(self._replace, _safe(str(self.text)))), self._numbers

    def _replace(self, found):
        kind, identifier, inside = found.groups()
        if kind == "claim":
            claim, here = self.edition.find("claim", identifier), identifier in self.here
            draw = _Drawing("events/_chip.html", {"claim": claim, "here": here})
            return kept("chip", drawn_from(claim.drawn_from, ("here", here)), draw)
        note, first = self._note(identifier, inside)
        draw = _Drawing("events/_note_mark.html", {"note": note, "first": first})
        return kept("mark", drawn_from(note.drawn_from, ("first", first)), draw)

    def _note(self, identifier, locator):
        key = (identifier, locator)
        first = key not in self._numbers
        if first:
            source = self.edition.find("source", identifier)
            words = Locator("", Prose({self.text.lang: locator})) if locator else None
            self._numbers[key] = Note(len(self._numbers) + 1, source, words)
        return self._numbers[key], first
