"""How the fields of records are named and read where changes are shown."""

from django.utils.translation import gettext_lazy as _

from events.estimates import Estimate
from events.models.vocabulary import Basis, EventRelationKind, QuestionGroup, Verification
from events.wording import estimate_words
from khojaly.ledger.describing import describe, in_words, name_fields, read_field
from sources.locators import Locator
from sources.models.types import CslType, ReadHow, Relation
from sources.positions import Position
from sources.wording import date_words, language_name

name_fields(
    {
        "actor": _("claimant"), "claim": _("claim"), "place": _("place"), "source": _("source"),
        "about": _("about"), "asks": _("question"), "authority": _("authority"),
        "doi": "DOI", "identifiers": _("authority identifiers"),
        "no_address": _("why without an address"), "isbn": "ISBN", "url": "URL",
        "archived_url": _("archived at"), "accessed": _("read on"), "series": _("series"),
        "edition_label": _("edition"), "issn": "ISSN", "ecli": "ECLI", "session": _("session"),
        "archive": _("archive"), "fond": _("fond, inventory, file"),
        "call_number": _("call number"), "translated_title": _("translated title"),
        "basis": _("basis"), "citations": _("citations"),
        "claimant": _("claimant"), "claimed_on": _("date"), "claims": _("claims"),
        "container_title": _("published in"), "contributors": _("contributors"),
        "copy_read": _("copy read"), "counts": _("what counts"), "csl_type": _("type"),
        "description": _("description"), "disputes": _("disputes"), "end": _("end"),
        "estimate": _("figure"), "event": _("event"), "group": _("group"), "issued": _("issued"),
        "joint_claimants": _("joint claimants"), "kind": _("kind"), "language": _("language"),
        "latitude": _("latitude"), "longitude": _("longitude"), "name": _("name"),
        "link_died": _("address no longer answers since"),
        "names": _("names in other languages"), "narrative": _("narrative"), "note": _("note"),
        "number": _("number"), "order": _("order"), "original_title": _("original title"),
        "page": _("pages"), "part_of": _("part of"), "places": _("places"),
        "position": _("position"), "position_reason": _("why it has this position"),
        "publisher": _("publisher"),
        "publisher_place": _("place of publication"), "question": _("question"),
        "related": _("related events"), "repeats": _("repeats"),
        "reported_on": _("reported on"), "scope": _("scope"),
        "snapshots": _("snapshots"), "sources": _("sources"), "start": _("start"),
        "statement": _("wording"), "summary": _("summary"), "supersedes": _("replaces"),
        "title": _("title"), "un_symbol": _("UN document symbol"), "unit": _("unit"),
        "verification": _("verification"), "volume": _("volume"),
        "words": _("words of the source"),
    }
)  # fmt: skip


@read_field("estimate")
def _estimate(value):
    return estimate_words(Estimate.from_content(value))


@read_field(
    "claimed_on", "reported_on", "issued", "start", "end", "period", "link_died", "accessed"
)
def _date(value):
    return date_words(value)


@read_field("locator")
def _locator(value):
    """The place in the source, in the reader's language first."""
    label, texts = value["label"], value["value"]
    return in_words({code: text and str(Locator(label, text)) for code, text in texts.items()})


@read_field("words")
def _words(value):
    return f"“{value['text']}” ({language_name(value['language'])})"


def _choice(choices):
    return lambda value: choices(value).label if value in choices.values else value


for key, choices in {
    "basis": Basis, "verification": Verification, "position": Position, "group": QuestionGroup,
    "csl_type": CslType, "how": ReadHow,
}.items():  # fmt: skip
    read_field(key)(_choice(choices))


@read_field("relation")
def _relation(value):
    known = Relation if value in Relation.values else EventRelationKind
    return known(value).label


@read_field("language")
def _language(value):
    return language_name(value)


@read_field("citations")
def _citation(value):
    """One citation: its source, the place in it, what it does there, and the note on it."""
    parts = [
        describe("source", value["source"]),
        describe("locator", value["locator"]) or _("no locator recorded"),
        describe("relation", value["relation"]),
        describe("quoted_in", value.get("quoted_in")),
        describe("note", value.get("note")),
    ]
    return ", ".join(str(part) for part in parts if part)
