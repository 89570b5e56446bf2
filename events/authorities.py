"""Identifiers that libraries and registries give to persons, bodies and places: which form each
has, and the address (IRI) that it stands for."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Scheme(models.TextChoices):
    WIKIDATA = "wikidata", "Wikidata"
    VIAF = "viaf", "VIAF"
    ISNI = "isni", "ISNI"
    ROR = "ror", "ROR"
    GEONAMES = "geonames", "GeoNames"


FORMS = {
    Scheme.WIKIDATA: re.compile(r"Q[1-9]\d{0,11}\Z"),
    Scheme.VIAF: re.compile(r"[1-9]\d{1,21}\Z"),
    Scheme.ISNI: re.compile(r"\d{15}[\dX]\Z"),
    Scheme.ROR: re.compile(r"0[a-hj-km-np-tv-z\d]{6}\d{2}\Z"),
    Scheme.GEONAMES: re.compile(r"[1-9]\d{0,9}\Z"),
}
EXAMPLES = {
    Scheme.WIKIDATA: "Q227",
    Scheme.VIAF: "149150024",
    Scheme.ISNI: "0000000121032683",
    Scheme.ROR: "02mhbdp94",
    Scheme.GEONAMES: "587084",
}
ADDRESSES = {
    Scheme.WIKIDATA: "http://www.wikidata.org/entity/{}",
    Scheme.VIAF: "http://viaf.org/viaf/{}",
    Scheme.ISNI: "https://isni.org/isni/{}",
    Scheme.ROR: "https://ror.org/{}",
    Scheme.GEONAMES: "https://sws.geonames.org/{}/",
}


def authority_iri(scheme, value):
    """The IRI under which the registry itself names what has this identifier."""
    return ADDRESSES[Scheme(scheme)].format(value)


def validate_authority(scheme, value):
    """Raises `ValidationError` for what cannot be an identifier of `scheme`."""
    if scheme not in FORMS:
        return
    if not FORMS[scheme].match(value):
        raise ValidationError(
            _("“%(value)s” is no identifier of %(scheme)s. Write it bare, such as %(example)s."),
            params={
                "value": value,
                "scheme": Scheme(scheme).label,
                "example": EXAMPLES[scheme],
            },
        )
    if scheme == Scheme.ISNI and not is_isni(value):
        raise ValidationError(
            _("The last character of the ISNI %(value)s does not fit the others: look for a slip."),
            params={"value": value},
        )


def is_isni(value):
    """Whether the last character is the one that ISO 27729 asks for (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in value[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return value[-1] == ("X" if check == 10 else str(check))
