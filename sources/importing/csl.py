"""CSL-JSON items (CSL 1.0.2) as entries. The other formats are brought into this one first."""

import html
import re

from django.utils.translation import gettext as _

from sources.identifiers import bare_doi, is_un_symbol, isbns_in
from sources.languages import language_tag
from sources.models.types import ContributorRole, CslType

from .cleaning import clean
from .csl_dates import date_as_said, edtf_date
from .entries import Entry, Fault
from .names import MORE_AUTHORS, csl_person, is_nobody

TEXTS = {
    "title": "title", "container-title": "container_title", "original-title": "original_title",
    "publisher": "publisher", "publisher-place": "publisher_place", "authority": "authority",
    "number": "number", "volume": "volume", "issue": "issue", "page": "page", "DOI": "doi",
    "ISBN": "isbn", "URL": "url", "collection-title": "series", "edition": "edition_label",
    "ISSN": "issn", "archive": "archive", "archive_location": "fond", "call-number": "call_number",
}  # fmt: skip
NEAREST = {
    "post-weblog": "webpage", "post": "webpage", "thesis": "book", "bill": "legislation",
    "hearing": "legislation", "regulation": "legislation", "paper-conference": "chapter",
    "article-journal/newspaper": "article-newspaper", "manuscript": "document",
    "journal-article": "article-journal", "book-chapter": "chapter", "monograph": "book",
    "edited-book": "book", "reference-entry": "entry-encyclopedia", "broadcast": "interview",
    "review": "article-journal", "review-book": "article-journal",
}  # fmt: skip
# What says something of the entry and nothing of the work.
OF_THE_ENTRY = {"id", "type", "citation-key", "citation-label", "language", "issued", "accessed"}
# The marks that CSL-JSON allows in a text, and those of publishers' own (JATS, HTML).
MARKUP = re.compile(
    r"</?(?:jats:)?(?:i|b|em|strong|sub|sup|sc|scp|span|p|title)(?:\s[^<>]*)?>", re.IGNORECASE
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.I)
SHOWN = 60  # As much of a value as a sentence about it repeats.


def read_item(item, place, left=None, remarks=()):
    """An `Entry` for a CSL-JSON item, or a `Fault` that says what is wrong with it. `left` and
    `remarks` are what another format, brought into CSL-JSON, held besides."""
    if not isinstance(item, dict):
        return Fault(place, _("This is not a reference: an object with fields was expected."))
    fields = {ours: text for csl, ours in TEXTS.items() if (text := _text(item, csl))}
    if not fields.get("title"):
        return Fault(place, _("It has no title."))
    fields["csl_type"] = _type(item.get("type"))
    fields["language"] = language_tag(clean(item.get("language")))
    if issued := edtf_date(item.get("issued")):
        fields["issued"] = issued
    if accessed := edtf_date(item.get("accessed")):
        fields["accessed"] = accessed
    told = [*remarks, *_identified(fields), *_remarks(item, fields), *_left(item, left or {})]
    return Entry(place, fields, list(_contributors(item)), told)


def _text(item, name):
    text = clean(item.get(name))
    if name == "URL":
        return text.replace(" ", "%20")
    if name in ("DOI", "ISBN"):
        return text
    return clean(ENTITY.sub(lambda found: html.unescape(found[0]), MARKUP.sub("", text)))


def _identified(fields):
    """Bring identifiers into the form that they are kept in; yield what had to be left out."""
    if "doi" in fields:
        fields["doi"] = bare_doi(fields["doi"])
    isbns = isbns_in(fields.get("isbn", ""))
    if isbns:
        fields["isbn"] = isbns[0]
    if isbns[1:]:
        yield _("Of several ISBNs the first was taken. The others: %(isbns)s") % {
            "isbns": ", ".join(isbns[1:6])
        }
    if is_un_symbol(fields.get("number", "")):
        fields["un_symbol"] = fields.pop("number")


def _remarks(item, fields):
    """What an editor would not see: a type or a language that is not known here, a date that was
    left out."""
    kind = clean(item.get("type"))[:SHOWN]
    if kind and _known_type(kind) is None:
        yield _(
            "The type “%(kind)s” is not known here, so it became “%(taken)s”. Choose the right one."
        ) % {"kind": kind, "taken": CslType(fields["csl_type"]).label}
    said = date_as_said(item.get("issued"))[:SHOWN]
    if said and not fields.get("issued"):
        yield _(
            "The date “%(said)s” could not be read and was left out. Write it as 1992-02-26, "
            "1992-02 or 1992."
        ) % {"said": said}
    people = [csl_person(one) for role in ContributorRole.values for one in _people(item.get(role))]
    if any(map(is_nobody, people)):
        yield str(MORE_AUTHORS)
    language = clean(item.get("language"))[:SHOWN]
    if language and not fields["language"]:
        yield _("The language “%(said)s” is not known here and was left out.") % {"said": language}


def _left(item, left):
    """One sentence on all fields that nothing was made of, each with the beginning of its value."""
    known = {*TEXTS, *ContributorRole.values, *OF_THE_ENTRY}
    told = {name: _shown(value) for name, value in item.items() if name not in known} | left
    told |= {name: ", ".join(map(clean, item[name][1:])) for name in TEXTS if _is_long(item, name)}
    told |= {role: _shown(_nameless(item.get(role))) for role in ContributorRole.values}
    words = [f"{clean(name)[:40]}: {text[:SHOWN]}" for name, text in told.items() if text]
    if words:
        yield _("Not taken, since there is no field for it here: %(fields)s.") % {
            "fields": "; ".join(words).rstrip(".")
        }


def _is_long(item, name):
    """Whether a field holds a list, as Crossref's titles do, of which the first was taken."""
    return isinstance(item.get(name), list) and len(item[name]) > 1


def _shown(value):
    """A value of CSL-JSON as words: names, dates, texts, or a list of them."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_shown, value[:10])))
    if not isinstance(value, dict):
        return clean(value)
    name = csl_person(value)
    if name:
        return " ".join(filter(None, [name.get("given"), name.get("family"), name.get("literal")]))
    return date_as_said(value) or ", ".join(f"{key} {clean(part)}" for key, part in value.items())


def _type(kind):
    return _known_type(kind) or CslType.DOCUMENT.value


def _known_type(kind):
    kind = NEAREST.get(str(kind), kind)
    return kind if kind in CslType.values else None


def _people(given):
    return given if isinstance(given, list) else [given] if isinstance(given, dict | str) else []


def _nameless(given):
    """What stands among the people and is no name, as a text alone."""
    return [value for value in _people(given) if value and not csl_person(value)]


def _contributors(item):
    for role in ContributorRole.values:
        for given in _people(item.get(role)):
            name = {key: clean(value) for key, value in csl_person(given).items()}
            if (name.get("family") or name.get("literal")) and not is_nobody(name):
                yield {"role": role} | name
