"""Keeping what people type in confidence out of the log.

Django logs neither forms nor headers; but an exception may carry them in its message. Whoever asks
for an address writes a line of the log, so that a line is cut before it is searched, and every part
of a pattern has an end.
"""

import re

STRUCK_OUT = "[struck out]"
LONGEST_LINE, MOST_LINES = 4_000, 400
CUT = " … [cut]"
NAMES = "passw|secret|token|csrf|session|api_?key|authorization|cookie|otp"
PATTERNS = (
    # {"password": "…"}, password=…, Authorization: Basic …
    re.compile(
        rf"""(?i)(?P<kept>(?:{NAMES})[\w-]{{0,80}}["']?\s{{0,4}}(?:=>|[=:])\s{{0,4}}(?:\[\s{{0,4}})?)"""
        r"""(?:"(?:[^"\\]|\\.){0,4000}"|'(?:[^'\\]|\\.){0,4000}'|(?:basic|bearer)\s{1,4}\S+"""
        r"""|[^\s,;&)}\]]+)"""
    ),
    # The code of an app, or a recovery code.
    re.compile(
        r"""(?i)(?<![\w-])(?P<kept>["']?code["']?\s{0,4}[=:]\s{0,4}(?:\[\s{0,4})?["']?)"""
        r"""(?:\d{6}|[a-z2-7]{4}-?[a-z2-7]{4})(?![\w-])"""
    ),
    # A password in an address.
    re.compile(r"(?P<kept>://[^\s:/@]{0,200}:)[^\s/@]{1,500}(?=@)"),
)


def without_confidences(text):
    """`text` with the values of what is named like a secret struck out."""
    for pattern in PATTERNS:
        text = pattern.sub(rf"\g<kept>{STRUCK_OUT}", text)
    return text


def cut(text):
    """`text` with long lines cut off, and of very many lines the first and the last."""
    lines = text.split("\n", 100 * MOST_LINES)
    if len(lines) > MOST_LINES:
        half = MOST_LINES // 2
        lines = [*lines[:half], CUT, *lines[-half:]]
    return "\n".join(
        line if len(line) <= LONGEST_LINE else line[:LONGEST_LINE] + CUT for line in lines
    )
