"""References written by CSL styles (CSL 1.0.2) through citeproc-py, put right where it differs
from citeproc-js, the processor that the styles are written for.

Importing this module loads lxml and citeproc-py: import it where a reference is really written.
"""

from functools import lru_cache
from pathlib import Path
from threading import Lock

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import html
from citeproc.source.json import CiteProcJSON

from . import corrections, quotes

FOLDER = Path(__file__).parent / "styles"
LOCK = Lock()  # A style remembers, while it writes, what it has written of the item.
LOCALES = {"en": "en-US", "es": "es-ES"}


class Emphasis(html.TagWrapper):
    tag = "em"


class Strong(html.TagWrapper):
    tag = "strong"


class Markup:
    """The elements that the site allows in text, for citeproc-py to write with."""

    preformat = staticmethod(html.preformat)
    Italic = Oblique = Emphasis
    Bold = Strong
    Superscript, Subscript = html.Superscript, html.Subscript
    Light = Underline = SmallCaps = str


corrections.apply()


def write(item, style, language):
    """Return what a reference list says of a CSL item, as HTML; empty where the style has it cited
    in notes only, as Chicago's does with well-known reference works."""
    with LOCK:
        works, _cite = _registered(item, style, language)
        written = works.bibliography()
    return quotes.settled(str(written[0]), language) if written else ""


def write_note(item, style, language):
    """Return what a first footnote says of a CSL item, as HTML."""
    with LOCK:
        works, cite = _registered(item, style, language)
        written = works.cite(cite, None)
    return quotes.settled(str(written), language)


def _registered(item, style, language):
    source = CiteProcJSON([quotes.marked(item, language)])
    works = CitationStylesBibliography(_style(style, language), source, Markup)
    cite = Citation([CitationItem(item["id"])])
    works.register(cite)
    return works, cite


@lru_cache(maxsize=16)
def _style(name, language):
    style = CitationStylesStyle(
        str(FOLDER / f"{name}.csl"), locale=LOCALES[language], validate=False
    )
    corrections.correct_style(style.root, LOCALES[language])
    return style
