"""Hints on texts with markers: those that point to nothing are named while one types."""

from events.text import marker_problems
from khojaly.ledger.desk.hints import hint


@hint
def unknown_markers(name, language, text):
    yield from marker_problems(text)
