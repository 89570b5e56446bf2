"""Editors' Markdown as plain words, for the index and for excerpts."""

import re

from events.markers import CLAIM, SOURCE

LINK = re.compile(r"\[([^\[\]]{0,1000})\]\([^()]{0,2000}\)")
SIGNS = re.compile(r"(?m)[*_`|]+|^[^\S\n]{0,20}[#>]+\s*")
BLANK = re.compile(r"\s+")
LEFT_OUT = "…"  # Where a claim is shown on the page: words alone cannot say whose figure it is.
BRACKETED = re.compile(rf"\s{{0,4}}\({LEFT_OUT}\)")
CITED = re.compile(rf"\s{{0,4}}{SOURCE.pattern}")
CHANGES = (
    (CLAIM, LEFT_OUT), (BRACKETED, ""), (CITED, ""), (LINK, r"\1"), (SIGNS, " "), (BLANK, " "),
)  # fmt: skip


def plain(text):
    """A text without its markers, addresses and the signs of Markdown, in one line."""
    for pattern, kept in CHANGES:
        text = pattern.sub(kept, text)
    return text.strip()
