"""A CSL item as a citation template of Wikipedia: Citation Style 1 in English, and the templates of
the Spanish edition, which names them and their fields in its own language."""

from django.utils.translation import override

from sources.wording import date_words

from . import names
from .issued import edtf, first_parts

KINDS = {
    "article-newspaper": ("cite news", "cita noticia"),
    "article-journal": ("cite journal", "cita publicación"),
    "article-magazine": ("cite magazine", "cita publicación"),
    "book": ("cite book", "cita libro"),
    "chapter": ("cite book", "cita libro"),
    "entry-encyclopedia": ("cite encyclopedia", "cita enciclopedia"),
    "report": ("cite report", "cita libro"),
    "webpage": ("cite web", "cita web"),
}
OF_OTHERS = {"url": ("cite web", "cita web"), "": ("cite book", "cita libro")}
FIELDS = {
    "title": ("title", "título"), "container-title": ("work", "obra"),
    "publisher": ("publisher", "editorial"), "publisher-place": ("location", "ubicación"),
    "volume": ("volume", "volumen"), "issue": ("issue", "número"), "page": ("pages", "páginas"),
    "language": ("language", "idioma"), "DOI": ("doi", "doi"), "ISBN": ("isbn", "isbn"),
    "URL": ("url", "url"),
}  # fmt: skip
# A book's container is the work that a chapter stands in: there the templates have another name.
IN_A_BOOK = {"title": ("chapter", "capítulo"), "container-title": ("title", "título")}
PERSON = (("last", "first", "author"), ("apellidos", "nombre", "autor"))
EDITIONS = ("en", "es")
WRITTEN = {ord(sign): f"&#{ord(sign)};" for sign in "|[]{}"}


def template(item, language):
    """The text of a citation template for Wikipedia in `language` ("en" or "es")."""
    at = EDITIONS.index(language)
    kind = KINDS.get(item["type"]) or OF_OTHERS["url" if item.get("URL") else ""]
    within = IN_A_BOOK if item["type"] == "chapter" else {}
    fields = [*_people(item, PERSON[at])]
    fields += [((within.get(csl) or name)[at], item.get(csl)) for csl, name in FIELDS.items()]
    fields.append((("date", "fecha")[at], _date(item, language)))
    text = " ".join(f"|{name}={_plain(value)}" for name, value in fields if value)
    return f"{{{{{kind[at]} {text}}}}}"


def templates(item):
    """The templates of all editions, as (language, text), each written when it is drawn."""
    return ((language, template(item, language)) for language in EDITIONS)


def _people(item, words):
    last, first, body = words
    for number, person in enumerate(item.get("author") or (), 1):
        if person.get("literal"):
            yield f"{body}{number}", person["literal"]
        else:
            yield f"{last}{number}", names.family(person)
            yield f"{first}{number}", names.given(person)


def _date(item, language):
    """A date that the templates can read, or the year alone where it is less plain."""
    issued = item.get("issued") or {}
    parts = first_parts(issued)
    plain = "-".join(f"{part:02d}" if at else f"{part:04d}" for at, part in enumerate(parts))
    if not plain or edtf(issued) != plain:
        return plain[:4]
    with override(language):
        return str(date_words(plain))


def _plain(value):
    """A value that neither ends a field nor begins a template or a link."""
    text = " ".join(str(value).split())
    return text.translate(WRITTEN)
