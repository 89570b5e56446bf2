"""Whatever part of a record changes is shown, to readers and reviewers of either language."""

import copy
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from events.models import EventRelation, Place
from khojaly.ledger.describing import READERS
from khojaly.ledger.differences import differences
from khojaly.ledger.drafts import content
from khojaly.ledger.leaves import leaves
from tests import objects

pytestmark = pytest.mark.django_db

# Another value of the same kind, where not every text is one.
OTHERS = {
    "at-least": "more-than", "estimate": "testimony", "primary": "secondary", "states": "repeats",
    "en": "fr", "es": "it", "hy": "ru", "independent": "affected", "report": "book",
    "full": "parts", "preceded-by": "during", "dead": "wounded", "number": "date",
    "page": "section", "1994-12": "1995-01", "1995-02": "1996-03", "1988/1992": "1987/1993",
    "1992-02-25": "1992-02-24", "1992-02-26": "1992-02-27", "2020-01-01": "2021-02-02",
}  # fmt: skip
TWO = {"locator_label": "page", "locator_en": "41 below", "locator_es": "41 abajo"}


def whole_claim():
    made = objects.claim(
        words="At least so many", words_language="en", reported_on="1995-02",
        note_en="As printed.", note_es="Tal como se imprimió.",
    )  # fmt: skip
    about = {"event": made.event, "question": made.question, "claimant": made.claimant}
    other = objects.claim(about | {"source": objects.source(title="Another")}, low=7)
    made.supersedes = made.repeats = other
    made.disputes.create(disputed=other)
    made.joint_claimants.create(actor=objects.actor("memorial", "Memorial"))
    made.citations.all().delete()
    made.citations.create(
        source=objects.source(title="A third"), quoted_in=objects.source(title="A fourth"),
        relation="states", note_en="In a footnote.", note_es="En una nota al pie.", **TWO,
    )  # fmt: skip
    return made


def whole_place():
    made = Place.objects.create(
        slug="agdam", name_en="Agdam", name_es="Ağdam", kind="town", about_en="A town.",
        about_es="Una ciudad.", latitude=Decimal("39.99"),
        longitude=Decimal("46.93"),
    )  # fmt: skip
    made.names.create(
        name="Ակնա", language="hy", script="Armn", used_by_en="officials there",
        used_by_es="autoridades de allí", period="1988/1992", note_en="Since.", note_es="Desde.",
    )  # fmt: skip
    made.citations.create(source=objects.source(), relation="states", **TWO)
    made.identifiers.create(scheme="wikidata", value="Q192095", seen_at="https://example.org/a")
    return made


def whole_event():
    made = objects.event()
    made.narrative_en, made.narrative_es = "One.\n\nTwo.", "Uno.\n\nDos."
    made.part_of = objects.event("war")
    made.event_places.create(place=whole_place())
    EventRelation.objects.create(
        event=made, related=objects.event("siege"), relation="preceded-by", order=1
    )
    return made


def whole_source():
    made = objects.source(
        url="https://example.org/1", doi="10.1000/1", volume="3", link_died="2020-01-01",
        description_en="A report.", description_es="Un informe.", note_en="Read.", note_es="Leído.",
    )  # fmt: skip
    made.read_through = objects.source(title="Where it was read")
    made.contributors.create(role="author", family="Abasov", given="Ali", order=1)
    made.snapshots.create(
        sha256="a" * 64, size=1234, media_type="text/html", captured_at=timezone.now()
    )
    return made


def whole_actor():
    made = objects.actor()
    made.position_reason_en, made.position_reason_es = "No party.", "No es parte."
    made.names.create(name="Հյուման Ռայթս Ուոթչ", language="hy")
    made.identifiers.create(scheme="wikidata", value="Q187052", seen_at="https://example.org/b")
    return made


WHOLE = {
    "claim": whole_claim,
    "place": whole_place,
    "event": whole_event,
    "source": whole_source,
    "actor": whole_actor,
    "question": objects.question,
}


def changed(value):
    if isinstance(value, dict):
        return value | {"id": f"{value['id']}7"}
    return value + 6 if isinstance(value, int) else OTHERS.get(value, f"{value} anew")


def with_part(value, path, part):
    value = copy.deepcopy(value)
    within = value
    for name in path[:-1]:
        within = within[name]
    within[path[-1]] = part
    return value


def text_of(changes):
    lines = (line for change in changes for line in change.lines)
    return flat(" ".join(piece.text for line in lines for piece in line if piece.sign != "out"))


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", WHOLE)
def test_every_part_that_changes_is_shown_with_its_new_value(kind, language):
    whole = content(WHOLE[kind]())
    parts = list(leaves(whole))
    assert parts
    with translation.override(language):
        for path, old in parts:
            new = changed(old)
            changes = differences(whole, with_part(whole, path, new))
            assert [change.key for change in changes] == [path[0]], path
            assert changes[0].before != changes[0].after, path
            shown = new["id"] if isinstance(new, dict) else str(new).split("\n\n")[-1]
            in_words = old in OTHERS if isinstance(old, str) else False
            assert in_words or shown in text_of(changes), (path, text_of(changes))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", ["claim", "place", "source"])
def test_a_row_that_is_added_is_shown_with_all_its_parts(kind, language):
    whole = content(WHOLE[kind]())
    with translation.override(language):
        for key in ("citations", "names", "identifiers", "contributors", "snapshots"):
            for path, leaf in leaves(whole.get(key)):
                shown = text_of(differences(whole | {key: []}, whole))
                plain = leaf["id"] if isinstance(leaf, dict) else str(leaf)
                assert plain in OTHERS or plain in shown, (key, path)


def test_what_no_reader_of_the_field_says_is_said_all_the_same(monkeypatch):
    monkeypatch.setitem(READERS, "weights", lambda value: f"{value['kept']} kilos")
    old = {"weights": [{"kept": 4, "scale": {"maker": "Ohaus", "en": "old", "es": "vieja"}}]}
    new = {"weights": [{"kept": 4, "scale": {"maker": "Ohaus", "en": "old", "es": "rota"}}]}
    (change,) = differences(old, new)
    assert "vieja" in change.before
    assert "scale, Spanish: rota" in change.after


def test_two_values_that_read_alike_are_told_apart(monkeypatch):
    monkeypatch.setitem(READERS, "dead", lambda value: f"{value['men'] + value['women']} people")
    old, new = {"men": 3, "women": 5}, {"men": 5, "women": 3}
    (change,) = differences({"dead": old}, {"dead": new})
    assert change.before == "8 people [men: 3; women: 5]"
    assert change.after == "8 people [men: 5; women: 3]"
