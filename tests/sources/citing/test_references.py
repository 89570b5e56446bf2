"""References compared with those of citeproc-js: README.md says how they were made."""

import html
import json
import re
from pathlib import Path

import pytest

from sources.citing.processor import write, write_note
from sources.models.types import CslType

HERE = Path(__file__).parent
ITEMS = json.loads((HERE / "items.json").read_text())
GOLDEN = json.loads((HERE / "golden.json").read_text())
# Which sources differ, and why. README.md counts them over all of the sources.
DIFFERENT = {
    "S2": "“1905.az”, which citeproc-js writes “1905.Az”; and Harvard says that 2017 is about",
    "S16": "“Nos.” for the single number 254-IIIQR, whose hyphen citeproc-js takes for a range",
    "S43": "“Waal, Thomas de” in Chicago: citeproc-js takes “de” for a particle of the family name",
    "S45": "the same name",
    "S207": "the same name",
    "S58": "an original title stays in italics, which citeproc-js leaves out in this place",
    "S308": "“Legis.”, a term that the Spanish locale lacks, comes from the English one",
    "S310": "the same",
    "S322": "“İn”: citeproc-js capitalises the English word “in” by the Azerbaijani rule",
    "S325": "the same",
}


def told(text):
    """What a reader reads, with italics: the two write marks and superscripts in their own way."""
    text = re.sub(r"<(/?)(?:em|i)>", r"<\1i>", text).replace("n.<sup>o</sup>", "n.º")
    return " ".join(html.unescape(text).split())


def different(key):
    """The works whose reference is not that of citeproc-js, by their identifiers."""
    style, language, *note = key.split("/")
    put = write_note if note else write
    pairs = ((item, GOLDEN[key][item["id"]]) for item in ITEMS)
    return {item["id"] for item, js in pairs if told(put(item, style, language)) != told(js)}


@pytest.mark.parametrize("key", sorted(GOLDEN))
def test_references_equal_those_of_citeproc_js(key):
    assert different(key) <= set(DIFFERENT)


def test_every_type_of_source_is_among_the_works_compared():
    assert set(CslType.values) <= {item["type"] for item in ITEMS}
