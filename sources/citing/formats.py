"""The formats of reference managers, each with how CSL items are written in it."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from .bibtex import bibtex
from .ris import ris


@dataclass(frozen=True)
class Format:
    """`key` is what its files end in; `write` takes CSL items and returns text."""

    key: str
    label: str
    media_type: str
    write: Callable


def csl_json(*items):
    return json.dumps(items, ensure_ascii=False, indent=1)


FORMATS = {
    form.key: form
    for form in (
        Format(
            "bib", "BibTeX", "application/x-bibtex", lambda *items: "\n".join(map(bibtex, items))
        ),
        Format(
            "ris",
            "RIS",
            "application/x-research-info-systems",
            lambda *items: "".join(map(ris, items)),
        ),
        Format("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
    )
}
