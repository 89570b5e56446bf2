"""The desk finds what an editor holds in hand: in lists and in every field that looks things up."""

from urllib.parse import urlencode

import pytest

from events.models import Claim
from khojaly.desk.searching import uses_of
from khojaly.ledger.publishing import publish
from khojaly.ledger.revisions import states_of
from sources.models import Contributor, Source
from tests import objects
from tests.khojaly.desk.conftest import Desk
from tests.pages import Page

pytestmark = pytest.mark.django_db

ASKED = {
    "source": "app_label=events&model_name=claimcitation&field_name=source",
    "claim": "app_label=events&model_name=claim&field_name=repeats",
    "event": "app_label=events&model_name=claim&field_name=event",
    "actor": "app_label=events&model_name=claim&field_name=claimant",
}


def offered(desk, kind, term):
    asked = dict(pair.split("=") for pair in ASKED[kind].split("&"))
    answer = desk.client.get("/admin/autocomplete/", asked | {"term": term})
    return [row["text"] for row in answer.json()["results"]]


def listed(desk, kind, **asked):
    """The identifiers of a list of the desk, in order."""
    page = Page(desk.client, f"/admin/{kind}/?{urlencode(asked)}")
    rows = (cell for cell in page.tree.iter("th") if "field-identifier" in cell.get("class", ""))
    return ["".join(cell.itertext()) for cell in rows]


@pytest.fixture
def library(db):
    """Drafts and published sources, each with something by which it is asked for."""
    made = [
        objects.source(title="Letter to the Secretary-General", un_symbol="S/23894"),
        objects.source(title="Мятежный Карабах", language="ru", isbn="978-5-9900001-4-9"),
        objects.source(
            title="Case of the displaced", csl_type="legal_case", authority="Supreme Court",
            number="4231/07",
        ),
        objects.source(title="", description_en="Wall map of a valley", description_es="Mapa"),
        objects.source(title="A bulletin", doi="10.1234/valley.7"),
    ]  # fmt: skip
    Contributor.objects.create(source=made[1], role="author", family="Кривопусков", given="Виктор")
    Contributor.objects.create(source=made[4], role="author", literal="Médecins Sans Frontières")
    return made


FOUND = [
    ("S/23894", 0), ("s/238", 0), ("978-5-9900001-4-9", 1), ("9785990000149", 1),
    ("кривопусков", 1), ("КРИВОПУСКОВ", 1), ("мятежный кар", 1), ("4231/07", 2), ("valley ma", 3),
    ("10.1234/valley.7", 4), ("medecins sans", 4), ("S5", 4),
]  # fmt: skip


@pytest.mark.parametrize("published", [False, True])
@pytest.mark.parametrize(("typed", "place"), FOUND)
def test_a_source_is_found_by_what_one_holds_in_hand(editor, library, typed, place, published):
    if published:
        publish(library, objects.publication())
    assert offered(editor, "source", typed)[0].startswith(library[place].identifier)
    assert listed(editor, "sources/source", q=typed)[0] == library[place].identifier


def test_what_is_offered_says_by_whom_of_when_how_it_stands_and_how_often_it_is_used(
    editor, reviewer, claim
):
    assert offered(editor, "source", "seven years") == [
        "S1 Azerbaijan: Seven Years of Conflict in Nagorno-Karabakh – 1994 · "
        "Published (v1) · used 1 time"
    ]
    [text] = offered(editor, "claim", "at least 200")
    assert text.startswith("C1: Human Rights Watch says")
    assert text.endswith("How many civilians were killed?, December 1994 · Published (v1)")
    assert offered(editor, "actor", "human ri")[0].endswith("Published (v1) · used 1 time")


def test_a_name_that_begins_so_comes_before_a_text_that_has_the_words(editor, claim):
    other = objects.event("mi-8")
    other.title_en, other.title_es = "Shooting down of a Mi-8 near Khojaly", "Derribo de un Mi-8"
    other.save()
    publish([other], objects.publication())
    assert [text.partition(" –")[0] for text in offered(editor, "event", "khojaly m")] == [
        "Khojaly massacre",
        "Shooting down of a Mi-8 near Khojaly",
    ]


def test_a_draft_is_found_by_what_was_typed_last(editor, claim):
    assert listed(editor, "events/claim", q="shepherds") == []
    editor.save(claim, scope_en="shepherds of the valley", change_reason="The scope.")
    assert listed(editor, "events/claim", q="shepherds") == ["C1"]
    editor.save(claim, scope_en="Azerbaijani civilians", change_reason="Back.")
    assert listed(editor, "events/claim", q="shepherds") == []


def test_no_reader_finds_a_draft(editor, claim, client):
    editor.save(claim, scope_en="shepherds of the valley", change_reason="The scope.")
    assert listed(editor, "events/claim", q="shepherds") == ["C1"]
    assert "C1" not in Page(client, "/search/?q=shepherds").text


def test_a_draft_claim_is_found_by_its_figure_and_its_day(editor, claim):
    about = {name: getattr(claim, name) for name in ("event", "question", "claimant")}
    made = objects.claim(
        about | {"source": claim.citations.get().source}, qualifier="exact", low=None, best=4711,
        claimed_on="1993-05-07", statement_en="It counts them.", statement_es="Los cuenta.",
    )  # fmt: skip
    assert listed(editor, "events/claim", q="4,711") == [made.identifier]
    assert listed(editor, "events/claim", q="7 May 1993") == [made.identifier]


def test_what_is_gone_is_listed_and_not_offered(editor, reviewer, claim):
    draft = objects.source(title="An atlas of passes")
    assert offered(editor, "source", "atlas")
    editor.act(draft, "set-aside", note="Entered twice.")
    assert offered(editor, "source", "atlas") == []
    assert listed(editor, "sources/source", q="atlas") == []
    gone = listed(editor, "sources/source", q="atlas", status__exact="withdrawn")
    assert gone == [draft.identifier]


@pytest.mark.parametrize(
    "typed", ["%", "''", '"', "*", "a" * 500, "\u202e", "AND OR NOT", "-", "{"]
)
def test_whatever_is_typed_is_no_error(editor, claim, typed):
    offered(editor, "source", typed)
    assert editor.client.get("/admin/sources/source/", {"q": typed}).status_code == 200


def test_claims_are_narrowed_by_question_claimant_position_and_whose_they_are(editor, claim):
    rival = objects.published_rival(claim)
    assert listed(editor, "events/claim", claimant__id__exact=rival.claimant_id) == ["C2"]
    assert len(listed(editor, "events/claim", question__id__exact=claim.question_id)) == 2
    assert listed(editor, "events/claim", claimant__position__exact="party-azerbaijan") == []
    assert listed(editor, "events/claim", mine="ever") == []
    editor.save(claim, scope_en="all", change_reason="The scope.")
    assert listed(editor, "events/claim", mine="ever") == ["C1"]
    assert listed(editor, "events/claim", mine="draft") == ["C1"]
    assert listed(Desk("Levon", "editor"), "events/claim", mine="ever") == []


def test_a_choice_keeps_what_the_list_is_narrowed_by_and_nothing_chosen_is_all(editor, claim):
    objects.published_rival(claim)
    asked = {"q": "civilians", "claimant__id__exact": claim.claimant_id}
    page = Page(editor.client, f"/admin/events/claim/?{urlencode(asked)}")
    chosen = [node for node in page.tree.iter("option") if node.get("selected") is not None]
    assert str(claim.claimant_id) in [node.get("value") for node in chosen]
    form = next(f for f in page.tree.iter("form") if "choose" in (f.get("class") or ""))
    assert {node.get("name") for node in form.iter("input")} >= {"q"}
    assert len(listed(editor, "events/claim", question__id__exact="")) == 2


def test_a_list_that_was_sorted_stays_sorted(editor, library):
    found = listed(editor, "sources/source", q="a", o="-1")
    assert found == sorted(found, reverse=True)
    assert Source.objects.count() == 5
    assert Claim.objects.count() == 0


def test_uses_are_counted_by_key_whichever_field_points_there():
    used = objects.published_claim(pk=500)
    about = {"event": used.event, "question": used.question, "claimant": used.claimant}
    about["source"] = used.citations.get().source
    later, again, third = (objects.claim(about) for _number in range(3))
    Claim.objects.filter(pk=later.pk).update(supersedes=used)
    Claim.objects.filter(pk__in=[again.pk, third.pk]).update(repeats=used)
    assert uses_of(Claim, [used.pk, later.pk]) == {used.pk: 3, later.pk: 0}
    assert set(states_of(Claim, [used.pk])) == {used.pk}
