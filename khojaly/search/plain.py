"""Editors' Markdown as plain words, for the index and for excerpts."""

import re

from events.markers import CLAIM, SOURCE

LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
SIGNS = re.compile(r"(?m)[*_`|]+|^\s*[#>]+\s*")
BLANK = re.compile(r"\s+")


def plain(text):
    """A text without markers, addresses and the signs of Markdown, in one line."""
    for pattern, kept in ((CLAIM, ""), (SOURCE, ""), (LINK, r"\1"), (SIGNS, " "), (BLANK, " ")):
        text = pattern.sub(kept, text)
    return text.strip()
