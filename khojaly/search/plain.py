"""Editors' Markdown as plain words, for the index and for excerpts."""

import re

from events.markers import CLAIM, SOURCE

LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
SIGNS = re.compile(r"(?m)[*_`|]+|^\s*[#>]+\s*")
BLANK = re.compile(r"\s+")
LEFT_OUT = "…"  # Where a claim is shown on the page: words alone cannot say whose figure it is.
BRACKETED = re.compile(rf"\s*\({LEFT_OUT}\)")
CITED = re.compile(rf"\s*{SOURCE.pattern}")
CHANGES = (
    (CLAIM, LEFT_OUT), (BRACKETED, ""), (CITED, ""), (LINK, r"\1"), (SIGNS, " "), (BLANK, " "),
)  # fmt: skip


def plain(text):
    """A text without its markers, addresses and the signs of Markdown, in one line."""
    for pattern, kept in CHANGES:
        text = pattern.sub(kept, text)
    return text.strip()
