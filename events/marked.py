"""Editors' text drawn for a page: each claim it names as its figure or number, notes numbered.

A claim with a figure becomes the figure, which leads to it. One or two statements become raised
numbers; three claims or more that are not all figures, their count. Notes that follow each other
stand in one raised run.
"""

import re

from django.template.loader import get_template
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe

from khojaly.ledger.prose import Prose
from khojaly.ledger.records import drawn_from
from sources.locators import Locator

from .comparisons import address_of
from .markers import claim_identifiers
from .text import safe_html
from .wording import estimate_words

CLAIM = r'<data value="claim:[^"]{0,100}"></data>'
SOURCE = r'<data value="source:[^"]{0,100}">[^<]{0,2000}</data>'
# What is raised stands close to the words: the space before it goes with it.
MARKS = re.compile(
    rf"(?P<group>\s{{0,4}}\((?:{CLAIM}[,;]?\s{{0,4}})+\))"
    rf"|(?P<notes>(?:\s{{0,4}}{SOURCE})+)"
    rf"|(?P<one>\s{{0,4}}{CLAIM})"
)
ONE_CLAIM = re.compile(r'<data value="claim:([^"]*)">')
ONE_SOURCE = re.compile(r'<data value="source:([^"]*)">([^<]*)</data>')
RAISED_AT_MOST = 2
JOINED_AT_LEAST = 3


class Note:
    """A numbered citation: one number for each source and place in it."""

    def __init__(self, number, source, locator):
        self.number, self.source, self.locator = number, source, locator

    @property
    def drawn_from(self):
        return drawn_from(self.number, ("locator", str(self.locator)), self.source.drawn_from)


class Notes:
    """The notes of the texts of a page, numbered in order of appearance."""

    def __init__(self, edition, *texts):
        self.edition, self._cited = edition, {}
        for text in texts:
            for place in cited_places(text):
                self._cited.setdefault(place, (len(self._cited) + 1, text.lang))

    def number(self, place):
        """The number of a place: a source's identifier and a locator."""
        return self._cited[place][0]

    @cached_property
    def all(self):
        return [self._note(*place, *known) for place, known in self._cited.items()]

    def _note(self, identifier, locator, number, language):
        words = Locator("", Prose({language: locator})) if locator else None
        return Note(number, self.edition.find("source", identifier), words)

    @cached_property
    def drawn_from(self):
        return drawn_from("notes", *(note.drawn_from for note in self.all))


def cited_places(text):
    """The places that a text cites, as (identifier of the source, locator)."""
    return ONE_SOURCE.findall(safe_html(str(text)))


class MarkedText:
    """A text of an event, drawn for one page: its `html`.

    `here` holds the identifiers of the claims that the page itself shows: what names them leads to
    them, what names others to the claim's own page. `notes` are those of the page.
    """

    def __init__(self, text, edition, here=(), notes=None):
        self.text, self.edition, self.here = text, edition, here
        self.notes = notes or Notes(edition, text)

    def __bool__(self):
        return bool(self.text)

    @cached_property
    def claims(self):
        """The claims named, in order of appearance."""
        return [self.edition.find("claim", name) for name in claim_identifiers(str(self.text))]

    @cached_property
    def drawn_from(self):
        here = tuple(claim.identifier for claim in self.claims if claim.identifier in self.here)
        numbers = tuple(self.notes.number(place) for place in cited_places(self.text))
        shown = [claim.drawn_with(()) for claim in self.claims]
        return drawn_from(str(self.text), ("here", *here), ("notes", *numbers), *shown)

    @cached_property
    def html(self):
        return mark_safe(MARKS.sub(self._replace, safe_html(str(self.text))))

    def _replace(self, found):
        if found["notes"]:
            return self._draw_notes(ONE_SOURCE.findall(found["notes"]))
        claims = [self.edition.find("claim", name) for name in ONE_CLAIM.findall(found[0])]
        if found["one"] and claims[0].estimate:
            return " " * found["one"].startswith(" ") + self._draw("figures", self._figures(claims))
        return self._draw_group(claims)

    def _draw_group(self, claims):
        figures = [claim for claim in claims if claim.estimate]
        said = [claim for claim in claims if not claim.estimate]
        if said and len(claims) > RAISED_AT_MOST:
            return f" {self._draw('counts', self._counts(claims))}"
        shown = f" ({self._draw('figures', self._figures(figures))})" if figures else ""
        raised = [(claim.identifier, self._address(claim)) for claim in said]
        return shown + (self._draw("raised", raised) if raised else "")

    def _figures(self, claims):
        """The figures of claims as (words, address): equal ones once."""
        found = {}
        for claim in claims:
            found.setdefault(estimate_words(claim.estimate), self._address(claim))
        return list(found.items())

    def _counts(self, claims):
        """How many claims there are on each question, as (claims, address)."""
        by_question = {}
        for claim in claims:
            by_question.setdefault((claim.event_slug, claim.question_slug), []).append(claim)
        return [(members, self._address_of_all(members)) for members in by_question.values()]

    def _address(self, claim):
        here = claim.identifier in self.here
        return f"#{claim.identifier}" if here else claim.get_absolute_url()

    def _address_of_all(self, claims):
        """Where claims on one question lead: to the one claim, or to the question."""
        first = claims[0]
        if len(claims) == 1:
            return self._address(first)
        if first.identifier in self.here:
            return f"#{first.question_slug}"
        return self.edition.in_moment(address_of(first.event_slug, first.question_slug))

    def _draw_notes(self, cited):
        numbers = list(dict.fromkeys(self.notes.number(place) for place in cited))
        joined = [(words, f"#n{first}") for words, first in joined_runs(numbers)]
        return self._draw("raised", joined)

    @staticmethod
    def _draw(name, shown):
        return get_template(f"events/marks/{name}.html").render({"shown": shown}).strip()


def joined_runs(numbers):
    """Numbers with runs of three or more joined, as (words, first): 6, 7, 8 is “6–8”."""
    runs = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    found = []
    for run in runs:
        if len(run) >= JOINED_AT_LEAST:
            found.append((f"{run[0]}–{run[-1]}", run[0]))
        else:
            found += [(str(number), number) for number in run]
    return found
