"""COinS (OpenURL in a span, Z39.88-2004): a work in a list, for reference managers."""

from urllib.parse import urlencode

from .meta import plain_date, plain_name

# The fields of a work by its form: OpenURL's names, and those of CSL that they come from.
FORMS = {
    "journal": {"atitle": "title", "jtitle": "container-title", "issn": "ISSN"},
    "book": {"btitle": "title", "isbn": "ISBN", "pub": "publisher"},
    "dc": {"title": "title", "source": "container-title", "publisher": "publisher"},
}
GENRES = {
    "article-journal": ("journal", "article"), "article-magazine": ("journal", "article"),
    "article-newspaper": ("journal", "article"), "book": ("book", "book"),
    "chapter": ("book", "bookitem"), "report": ("book", "report"),
}  # fmt: skip


def coins(item):
    """The value of a span's `title` for a CSL item."""
    form, genre = GENRES.get(item["type"], ("dc", ""))
    author = "rft.creator" if form == "dc" else "rft.au"
    fields = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}")]
    fields += [("rft.genre", genre)]
    fields += [(f"rft.{name}", item.get(csl)) for name, csl in FORMS[form].items()]
    fields += [(author, plain_name(person)) for person in item.get("author", ())]
    fields += [("rft.date", plain_date(item)), ("rft.language", item.get("language"))]
    fields += [("rft_id", item.get("URL")), ("rft_id", _doi(item))]
    return urlencode([(name, value) for name, value in fields if value])


def _doi(item):
    return f"info:doi/{item['DOI']}" if item.get("DOI") else ""
