"""Keeping what people type in confidence out of the log.

Django logs neither forms nor headers; but an exception may carry them in its message.
"""

import re

STRUCK_OUT = "[struck out]"
NAMES = r"[\w-]*(?:passw|passwd|secret|token|csrf|session|api_?key|authorization|cookie|otp)[\w-]*"
PATTERNS = (
    # {"password": "…"}, password=…, Authorization: Basic …
    re.compile(
        rf"""(?i)(?<![\w-])(?P<kept>["']?(?:{NAMES})["']?\s*(?:=>|[=:])\s*(?:\[\s*)?)"""
        r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?:basic|bearer)\s+\S+|[^\s,;&)}\]]+)"""
    ),
    # The code of an app, or a recovery code.
    re.compile(
        r"""(?i)(?<![\w-])(?P<kept>["']?code["']?\s*[=:]\s*(?:\[\s*)?["']?)"""
        r"""(?:\d{6}|[a-z2-7]{4}-?[a-z2-7]{4})(?![\w-])"""
    ),
    # A password in an address.
    re.compile(r"(?P<kept>\w+://[^\s:/@]*:)[^\s/@]+(?=@)"),
)


def without_confidences(text):
    """`text` with the values of what is named like a secret struck out."""
    for pattern in PATTERNS:
        text = pattern.sub(rf"\g<kept>{STRUCK_OUT}", text)
    return text
