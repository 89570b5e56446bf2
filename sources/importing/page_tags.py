"""The citation of a web page from its own tags: Highwire Press (as Google Scholar and Zotero read
them), Dublin Core, schema.org in JSON-LD, Open Graph; the first that says something counts."""

import json
import re
from collections import defaultdict
from html.parser import HTMLParser

from .names import person

# For each CSL field, the tags that may hold it, best first.
TAGS = {
    "title": ("citation_title", "dc.title", "dcterms.title", "ld:headline", "og:title", "ld:name"),
    "container-title": ("citation_journal_title", "citation_inbook_title", "ld:publisher",
                        "og:site_name"),
    "publisher": ("citation_publisher", "citation_technical_report_institution", "dc.publisher"),
    "volume": ("citation_volume",), "issue": ("citation_issue",),
    "DOI": ("citation_doi",), "ISBN": ("citation_isbn",),
    "URL": ("link:canonical", "og:url", "citation_abstract_html_url"),
    "language": ("citation_language", "dc.language", "ld:inLanguage", "html:lang", "og:locale"),
}  # fmt: skip
DATES = ("citation_publication_date", "citation_date", "dc.date", "dcterms.issued",
         "article:published_time", "ld:datePublished")  # fmt: skip
AUTHORS = ("citation_author", "dc.creator", "ld:author", "author")
NEWS = {"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle"}
LONGEST = 2_000


class _Tags(HTMLParser):
    """Collects what a page's head says of it, by lower-case name; JSON-LD under `ld:`."""

    def __init__(self):
        super().__init__()
        self.found = defaultdict(list)
        self._script, self._title = None, False

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = given.get("name") or given.get("property") or ""
            self._keep(name.lower(), given.get("content"))
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self._keep("link:canonical", given.get("href"))
        elif tag == "html":
            self._keep("html:lang", given.get("lang"))
        elif tag == "script" and given.get("type") == "application/ld+json":
            self._script = []
        self._title = tag == "title"

    def handle_endtag(self, tag):
        if tag == "script" and self._script is not None:
            self._read_linked_data("".join(self._script))
            self._script = None
        self._title = False

    def handle_data(self, data):
        if self._script is not None:
            self._script.append(data)
        elif self._title:
            self._keep("title", data)

    def _keep(self, name, value):
        if isinstance(value, str) and value.strip():
            self.found[name].append(" ".join(value.split())[:LONGEST])

    def _read_linked_data(self, text):
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return
        for thing in _things(data):
            kinds = thing.get("@type")
            if {"Article", "Report", "WebPage", "BlogPosting", *NEWS} & set(_as_list(kinds)):
                for kind in _as_list(kinds):
                    self._keep("ld:type", kind)
                for name in ("headline", "name", "datePublished", "inLanguage", "publisher"):
                    self._keep(f"ld:{name}", _name_of(thing.get(name)))
                for author in _as_list(thing.get("author")):
                    self._keep("ld:author", _name_of(author))


def _as_list(value):
    return value if isinstance(value, list) else [value] if value else []


def _things(data):
    for thing in _as_list(data):
        if isinstance(thing, dict):
            yield thing
            yield from (each for each in _as_list(thing.get("@graph")) if isinstance(each, dict))


def _name_of(value):
    return value.get("name") if isinstance(value, dict) else value


def item_of_page(answer):
    """The CSL item of a fetched page (`Answer`), as far as its tags say."""
    tags = _Tags()
    tags.feed(answer.body.decode(answer.charset if _known(answer.charset) else "utf-8", "replace"))
    found = tags.found
    item = {csl: text for csl, names in TAGS.items() if (text := _first(found, names))}
    item.setdefault("title", _first(found, ("title",)))
    if not str(item.get("URL", "")).startswith("http"):
        item["URL"] = answer.url
    item["type"] = _type(found)
    item["author"] = [person(name) for name in _authors(found)]
    item["issued"] = {"raw": re.sub(r"[/.]", "-", _first(found, DATES)[:10])}
    pages = [_first(found, (name,)) for name in ("citation_firstpage", "citation_lastpage")]
    return item | {"page": "–".join(filter(None, pages))}


def _known(charset):
    try:
        return bool("".encode(charset)) or True
    except LookupError:
        return False


def _first(found, names):
    return next((found[name][0] for name in names if found.get(name)), "")


def _authors(found):
    """The names under the best tag; an address (a profile page) is no name."""
    listed = next((found[name] for name in AUTHORS if found.get(name)), [])
    return [name for name in listed if "://" not in name][:50]


def _type(found):
    if found.get("citation_journal_title"):
        return "article-journal"
    if found.get("citation_technical_report_institution"):
        return "report"
    return "article-newspaper" if NEWS & set(found.get("ld:type", ())) else "webpage"
