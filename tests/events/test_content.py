"""Guarantee 1: no number about the events stands on a page unless it is a claim or is cited."""

import re

import pytest

from events.markers import CLAIM, SOURCE
from tests.fixture_files import rows

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
DATE = re.compile(
    r"(\d{1,2}(–|-| to | and | a | al | y | y el ))*(\d{1,2} (de )?)?"
    rf"\b({MONTHS})\b( (de )?\d{{4}})?"
    r"|\b(19|20)\d\d([-–]\d+)?s?\b"
)
# Names that hold a number: a regiment, a helicopter, resolutions and documents, a clock time.
NAME = re.compile(
    r"\b366(th|\.º)?|Mi-8|\b\d\d:\d\d\b|[A-Z]/\d+[^ ]*"
    r"|dicen el \d{1,2}\b|\b15(th|\.º) (and later )?an+ivers"
    r"|(resolutions?|resolución|resoluciones) \d[\dIVX-]*((,| and| on \d+| y) \d+)*",
    re.IGNORECASE,
)


def numbers(text):
    """What is left of the digits in `text` once dates and names are taken out."""
    for pattern in (CLAIM, SOURCE, DATE, NAME):
        text = pattern.sub(" ", text)
    return re.findall(r"\d[\d.,\u202f]*", text)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("event", rows("events"), ids=lambda fields: fields["slug"])
def test_a_summary_holds_no_figure_but_claims(event, language):
    assert numbers(event[f"summary_{language}"]) == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("event", rows("events"), ids=lambda fields: fields["slug"])
def test_every_sentence_of_an_account_with_a_figure_is_cited(event, language):
    account = event.get(f"narrative_{language}", "")
    sentences = re.split(r"(?<=[.\]}])\s+(?=[A-ZÁÉÍÓÚ¿])", account)
    assert [s for s in sentences if numbers(s) and not (SOURCE.search(s) or CLAIM.search(s))] == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("questions", ("asks", "counts")),
        ("places", ("about",)),
        ("actors", ("about",)),
    ],
)
def test_descriptions_hold_no_figure(name, fields, language):
    found = {
        row["slug"]: numbers(row[f"{field}_{language}"])
        for row in rows(name)
        for field in fields
        if numbers(row[f"{field}_{language}"])
    }
    assert {slug: left for slug, left in found.items() if not _document(left)} == {}


def _document(left):
    """Document symbols and resolutions in lists, such as “822, 853, 874 on …”, are names."""
    return all(
        number.strip(",.") in {"822", "853", "874", "884", "333", "180", "85"} for number in left
    )


@pytest.mark.parametrize(
    "name", ["claims", "claim_citations", "events", "places", "actors", "questions"]
)
def test_every_text_exists_in_both_languages(name):
    for row in rows(name):
        english = {key[:-3] for key, value in row.items() if key.endswith("_en") and value}
        spanish = {key[:-3] for key, value in row.items() if key.endswith("_es") and value}
        assert english == spanish, row


@pytest.mark.parametrize(
    "event", [e for e in rows("events") if "narrative_en" in e], ids=lambda e: e["slug"]
)
def test_an_account_cites_the_same_in_both_languages(event):
    for pattern in (CLAIM, SOURCE):
        found = [
            sorted(
                m[0] if isinstance(m, tuple) else m
                for m in pattern.findall(event[f"narrative_{code}"])
            )
            for code in ("en", "es")
        ]
        assert found[0] == found[1]
    assert event["narrative_en"] != event["narrative_es"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_claimant_has_a_reason_for_its_position(language):
    bare = [row["slug"] for row in rows("actors") if not row.get(f"position_reason_{language}")]
    assert bare == []


def test_every_source_has_an_address_or_says_why_it_has_none():
    silent = [
        s["identifier"] for s in rows("sources") if not s.get("url") and not s.get("no_address")
    ]
    assert silent == []


def test_a_body_of_another_state_is_no_party_and_is_not_called_independent():
    """A parliament or ministry is that of a party, or of another state."""
    states = [row for row in rows("actors") if row["kind"] in ("state", "state-body")]
    assert {row["position"] for row in states} <= {
        "party-azerbaijan", "party-armenia", "party-russia-cis", "other-state",
    }  # fmt: skip
