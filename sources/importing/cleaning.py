"""Texts of a file as they may be kept: one line, without signs that cannot be seen."""

# Letters of the spelling of Persian and other languages, between two letters of their scripts.
JOINERS = "\u200c\u200d"
LONGEST = 20_000


def clean(value):
    """A value as one line of text, without characters that cannot be seen; a list's first one."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if value is None or isinstance(value, dict | bool):
        return ""
    text = str(value)[:LONGEST]
    plain = (sign if sign.isprintable() or _joins(text, at) else " " if sign.isspace() else "" for
             at, sign in enumerate(text))  # fmt: skip
    return " ".join("".join(plain).split())


def _joins(text, at):
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return text[at] in JOINERS and len(around) == 2 and around.isalpha() and not around.isascii()


def clean_lines(text):
    """The same of a text of several lines."""
    return "\n".join(clean(line) for line in text.splitlines())
