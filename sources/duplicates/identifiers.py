"""Identifiers in one form, however they were written."""

import re

from sources.identifiers import bare_doi

from .addresses import same_url


def same_doi(text):
    return bare_doi(text or "").lower()


def same_isbn(text):
    """An ISBN as its thirteen digits; ISBN-10 is converted (ISO 2108)."""
    digits = re.sub(r"[^0-9Xx]", "", text or "").upper()
    if not re.fullmatch(r"\d{9}[\dX]", digits):
        return digits
    core = "978" + digits[:9]
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(core))
    return core + str(-total % 10)


def same_symbol(text):
    return re.sub(r"[^A-Z0-9/]", "", (text or "").upper())


IDENTIFIERS = {"doi": same_doi, "isbn": same_isbn, "un_symbol": same_symbol, "url": same_url}


def identifiers(fields):
    """`{name: identifier in one form}` of a source's fields, without empty ones."""
    return {name: key for name, same in IDENTIFIERS.items() if (key := same(fields.get(name)))}
