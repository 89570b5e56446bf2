"""What a DOI, an ISBN and a UN document symbol look like, and what to say of anything else."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# ISO 26324; a registrant may divide its number by dots.
DOI = re.compile(r"10\.\d{4,9}(\.\d+)*/\S+\Z")
BEFORE_DOI = re.compile(r"\A(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
ISBN = re.compile(r"(?<![\dX])(?:97[89](?:[\s‐-]?\d){10}|\d(?:[\s‐-]?\d){8}[\s‐-]?[\dXx])(?!\d)")
ISSN = re.compile(r"[0-9]{4}-[0-9]{3}[0-9X]")
ECLI = re.compile(r"ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:[0-9]{4}:[A-Z0-9.]{1,25}")
# The organs of the United Nations that number references hold: other bodies number alike.
UN_ORGANS = re.compile(r"(A|S|E|T|ST|HRI|CCPR|CERD|CAT|CEDAW|CRC|CMW|CED|UNEP|PRST)/")
# Of the organ, then of what it made, with the year or the part in parentheses.
UN_SYMBOL = re.compile(r"(?=.*\d)[A-Z]{1,10}(-[A-Z]+)?(/[A-Za-z0-9.&*-]+)+( ?\([^()]+\))*\Z")


def bare_doi(text):
    """A DOI without the address or the `doi:` that it is often written with."""
    return BEFORE_DOI.sub("", text.strip())


def is_doi(text):
    return bool(DOI.match(text))


def isbn_digits(text):
    """The digits of an ISBN, with or without hyphens; empty for what has not ten or thirteen."""
    digits = re.sub(r"[\s‐-]", "", text).upper()
    return digits if re.fullmatch(r"\d{9}[\dX]|97[89]\d{10}", digits) else ""


def is_isbn(text):
    """Whether the last digit is the one that ISO 2108 asks for."""
    digits = isbn_digits(text)
    values = [10 if digit == "X" else int(digit) for digit in digits]
    if len(values) == 10:
        return sum(value * (10 - at) for at, value in enumerate(values)) % 11 == 0
    return (
        bool(values) and sum(value * (1 + at % 2 * 2) for at, value in enumerate(values)) % 10 == 0
    )


def un_documents(symbol):
    """Each symbol that a document bears, with its address at the United Nations: a letter to two
    organs has one of each, as A/59/713-S/2005/125."""
    symbols = re.split(r"-(?=[A-Z]+/)", symbol) if symbol else []
    return [(one, f"https://undocs.org/{one.replace(' ', '')}") for one in symbols]


def isbns_in(text):
    """The ISBNs of a text such as “978-0-8147-1944-2 (cloth), 0-8147-1944-9”, those first whose
    check digit fits; [] where it holds none."""
    found = [" ".join(number[0].split()) for number in ISBN.finditer(text)]
    return sorted(dict.fromkeys(found), key=lambda number: not is_isbn(number))


def is_un_symbol(text):
    """Whether a number is the symbol of a document of the United Nations."""
    return bool(UN_ORGANS.match(text) and UN_SYMBOL.match(text))


def validate_doi(value):
    if is_doi(value):
        return
    bare = bare_doi(value)
    if is_doi(bare):
        raise ValidationError(
            _("Write the DOI alone, without what stands before it: %(doi)s"), params={"doi": bare}
        )
    raise ValidationError(
        _(
            "“%(value)s” is no DOI: it begins with “10.”, a number and a slash. Copy it from the "
            "publisher’s page, as 10.1080/00396338.2010.506820, or leave the field empty."
        ),
        params={"value": value},
    )


def validate_isbn(value):
    if not isbn_digits(value):
        raise ValidationError(
            _(
                "“%(value)s” is no ISBN: it has 10 or 13 digits. Write one number and nothing "
                "else, as 0-8147-1944-9 or 978-0-8147-1944-2."
            ),
            params={"value": value},
        )
    if not is_isbn(value):
        raise ValidationError(
            _(
                "The check digit of the ISBN “%(value)s” does not fit, so one of its digits is "
                "wrong. Compare it with the book."
            ),
            params={"value": value},
        )


def validate_issn(value):
    """A field validator: twice four digits, the last of which checks the others (ISO 3297)."""
    digits = [10 if digit == "X" else int(digit) for digit in value if digit in "0123456789X"]
    total = sum(digit * (8 - at) for at, digit in enumerate(digits))
    if not ISSN.fullmatch(value) or total % 11:
        raise ValidationError(
            _("“%(value)s” is no ISSN. Write it as it is printed, as 0028-0836: its last digit "
              "checks the others."),
            params={"value": value},
        )  # fmt: skip


def validate_ecli(value):
    """A field validator: a European Case Law Identifier (Council conclusions 2011/C 127/01)."""
    if not ECLI.fullmatch(value):
        raise ValidationError(
            _("“%(value)s” is no ECLI: it reads like ECLI:CE:ECHR:2015:0616JUD001321605."),
            params={"value": value},
        )


def validate_un_symbol(value):
    if not UN_SYMBOL.match(value):
        raise ValidationError(
            _(
                "“%(value)s” is no UN document symbol. Write it as it stands on the document, in "
                "capitals and with its slashes: S/24493, A/52/85-S/1997/180, S/RES/822 (1993)."
            ),
            params={"value": value},
        )
