"""The language of a source as a BCP 47 tag. What is not said is asked, never assumed."""

import re
from functools import cache

from babel import Locale
from babel.core import get_locale_identifier, parse_locale
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
NAMED_IN = ("en", "es", "ru", "az", "hy", "fr", "de", "tr")
# biblatex's names, and the three letters of MARC and ISO 639-2/B, which Babel does not know.
OTHERS = {
    "american": "en", "british": "en", "usenglish": "en", "ukenglish": "en", "ngerman": "de",
    "eng": "en", "spa": "es", "rus": "ru", "aze": "az", "arm": "hy", "hye": "hy", "fre": "fr",
    "fra": "fr", "ger": "de", "deu": "de", "tur": "tr", "geo": "ka", "per": "fa",
}  # fmt: skip


@cache
def _names():
    """Names of languages, in the languages in which references here are written."""
    found = {}
    for code in NAMED_IN:
        names = Locale.parse(code).languages
        found |= {name.casefold(): tag for tag, name in names.items() if TAG.match(tag)}
    return found | OTHERS


def language_tag(text):
    """The tag of “English”, “en-US”, “az-Cyrl”, “rus” or “русский”, with the script and the region
    that it names; empty for what is not known."""
    name = (text or "").strip().casefold().replace("_", "-")
    if name in _names():
        return _names()[name]
    if not TAG.match(name):
        return ""
    first, *rest = name.split("-")
    return canonical_tag("-".join([_names().get(first, first), *rest])) or canonical_tag(first)


def canonical_tag(text):
    """A BCP 47 tag in the spelling that RFC 5646 recommends (az, az-Cyrl, es-MX); empty for what is
    none, or whose language, script or region nobody knows."""
    try:
        language, region, script, variant = parse_locale(text.strip(), sep="-")[:4]
    except ValueError:
        return ""
    known = Locale.parse("en")
    parts = ((language, known.languages), (script, known.scripts), (region, known.territories))
    if any(part and part not in names for part, names in parts):
        return ""
    return get_locale_identifier((language, region, script, variant and variant.lower()), sep="-")


def validate_language_tag(value):
    meant = canonical_tag(value) or language_tag(value)
    if meant == value:
        return
    if meant:
        raise ValidationError(
            _("Write the tag of the language, “%(tag)s”, in the place of “%(value)s”."),
            params={"tag": meant, "value": value},
        )
    raise ValidationError(
        _(
            "“%(value)s” is no language tag (BCP 47). Write a code such as az, en, es, hy or ru, "
            "with the script only where it is another than usual: az-Cyrl."
        ),
        params={"value": value},
    )
