"""Quotation marks and apostrophes inside a reference, as citeproc-js sets them: those of the
output's language, inner ones within a title that is in quotation marks itself.

Before the style is applied, quotation marks in an item become signs of the private use area;
afterwards each becomes the mark that is due where it stands.
"""

import re

OPENING, CLOSING, KEEP, APOSTROPHE = "\ue000", "\ue001", "\ue002", "\ue003"
UNTOUCHED = {"id", "type", "language", "URL", "DOI", "ISBN", "date-parts", "circa"}
SPAN = re.compile(r'(<span class="nocase">|</span>)')
WITHIN_WORDS = re.compile(r"(?<=\w)['’](?=\w)")
QUOTED = {
    "en": re.compile(
        r'"([^"]{0,2000})"|“([^“”]{0,2000})”|(?<!\w)[\'‘]([^\'‘’]{1,2000})[\'’](?!\w)'
    ),
    "es": re.compile(
        r'"([^"]{0,2000})"|«([^«»]{0,2000})»|(?<!\w)[\'‘]([^\'‘’]{1,2000})[\'’](?!\w)'
    ),
}
MARKS = {"en": ("“", "”", "‘", "’"), "es": ("«", "»", "“", "”")}


def marked(value, language):
    """An item with its quotation marks marked: in texts, lists and dictionaries."""
    if isinstance(value, dict):
        return {k: v if k in UNTOUCHED else marked(v, language) for k, v in value.items()}
    if isinstance(value, list):
        return [marked(item, language) for item in value]
    if isinstance(value, str):
        return "".join(_marked_text(part, language) for part in SPAN.split(value))
    return value


def _marked_text(text, language):
    if SPAN.fullmatch(text):
        return text
    text = _quoted(WITHIN_WORDS.sub(APOSTROPHE, text), QUOTED[language])
    text = re.sub(f"{CLOSING}(?=[.,])", CLOSING + KEEP, text)
    return text.replace(APOSTROPHE, "’").replace("'", "’")


def _quoted(text, pattern):
    """The text with the marks of each quotation marked, and of those within it."""
    return pattern.sub(lambda found: _signs(found, pattern), text)


def _signs(found, pattern):
    inner = next(filter(None, found.groups()), "")
    return OPENING + _quoted(inner, pattern) + CLOSING


def settled(text, language):
    """The text of a reference with each mark in its final form; in English full stops and commas
    that the style adds stand inside."""
    outer_open, outer_close, inner_open, inner_close = MARKS[language]
    tags = "(?:</?em>)*"
    text = re.sub(f"([.?!](?:{tags}[{CLOSING}{outer_close}])+{tags})[.]", r"\1", text)
    text = re.sub(f"([?!]{tags})[.]", r"\1", text)
    # A title's own full stop is that of the style too; three are an ellipsis.
    text = re.sub(rf"(?<!\.)(\.{tags})\.(?![.\w/])|(\.\.\.{tags})\.", r"\1\2", text)
    if language == "en":
        text = re.sub(f"({tags}(?:[{CLOSING}{outer_close}]{tags})+)([.,])", r"\2\1", text)
    depth, signs = 0, []
    for sign in text.replace(KEEP, ""):
        if sign in (OPENING, outer_open):
            signs.append(inner_open if depth % 2 else outer_open)
            depth += 1
        elif sign in (CLOSING, outer_close):
            depth = max(depth - 1, 0)
            signs.append(inner_close if depth % 2 else outer_close)
        else:
            signs.append(sign)
    return "".join(signs)
