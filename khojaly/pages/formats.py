"""The forms that a version comes in besides HTML: a file each, beside the page, with its type."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from events.linked import document, nanopublication
from events.linked.writing import written
from sources.citing.formats import FORMATS as REFERENCES
from sources.citing.items import item_of


@dataclass(frozen=True)
class Form:
    """`write` takes the record and the site's scheme and host, and returns text or bytes;
    `kinds` names the kinds of records that have it, if not all; `negotiated` says whether `Accept`
    may choose it at the page's own address: only what describes the thing may be given for it."""

    file: str
    media_type: str
    label: str
    write: Callable
    kinds: tuple = ()
    negotiated: bool = True

    @property
    def described(self):
        """Whether it tells about the version, and so is metadata of its page."""
        return self.file.startswith(("data", "cite"))


def _jsonld(record, base):
    return json.dumps(document(record, base), ensure_ascii=False, indent=1)


def _rdf(form):
    return lambda record, base: written(document(record, base), form)


def _reference(write):
    return lambda record, base: write(item_of(record, f"{base}{record.get_permalink()}"))


FORMS = (
    Form("record.json", "application/json", _("The record as it was hashed"), lambda r, b: ""),
    Form("data.jsonld", "application/ld+json", "JSON-LD", _jsonld),
    Form("data.ttl", "text/turtle", "Turtle", _rdf("ttl")),
    Form("data.nt", "application/n-triples", "N-Triples", _rdf("nt")),
    Form(
        "data.trig",
        "application/trig",
        _("Nanopublication (TriG)"),
        lambda record, base: written(nanopublication(record, base), "trig"),
        kinds=("claim",),
        negotiated=False,  # A nanopublication is about the claim, in graphs of its own.
    ),
    *(
        Form(f"cite.{key}", form.media_type, form.label, _reference(form.write))
        for key, form in REFERENCES.items()
    ),
)


def forms_of(record):
    return [form for form in FORMS if not form.kinds or record.KIND in form.kinds]
