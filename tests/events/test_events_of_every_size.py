"""The page of an event with few claims, with none, with one question; as of a day, pinned."""

import re

import pytest
from django.utils import translation

from events.models import Question
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from sources.positions import Position
from tests import objects
from tests.pages import Page, flat

pytestmark = pytest.mark.django_db

ADDRESS = "/events/khojaly-massacre-1992/"


def asked(slug, kind, group, order):
    made = Question.objects.create(
        slug=slug, asks_en=f"About {slug}?", asks_es=f"¿Sobre {slug}?", counts_en="What counts.",
        counts_es="Lo que cuenta.", kind=kind, unit="", group=group, order=order,
    )  # fmt: skip
    publish([made], objects.publication())
    return made


def said(other, question, **fields):
    """One more claim on the event of `other`, of the same claimant."""
    about = {
        "event": other.event, "question": question, "claimant": other.claimant,
        "source": other.citations.get().source,
    }  # fmt: skip
    made = objects.claim(about, **fields)
    publish([made], objects.publication())
    return made


@pytest.mark.parametrize("language", ["", "/es"])
def test_an_event_without_claims_is_its_text_alone(client, language):
    publish([objects.event()], objects.publication())
    page = Page(client, language + ADDRESS)
    assert not list(page.tree.iter("table"))
    assert {"said", "figures", "happened", "notes"}.isdisjoint(page.ids())
    assert "cite" in page.ids()


@pytest.mark.parametrize("language", ["", "/es"])
def test_one_figure_leads_the_page_and_nothing_is_said_to_differ(client, language):
    objects.published_claim()
    page = Page(client, language + ADDRESS)
    row = page.by_id("C1")
    assert row in list(page.by_id("killed-civilians").iter("tr"))
    assert [node for node in page.tree.iter() if node.get("class") == "why"] == []
    assert {"said", "figures"}.isdisjoint(page.ids())


def test_a_figure_on_another_question_leads_where_none_is_on_the_dead(client):
    first = objects.published_claim()
    lived = asked("population", "number", "before", 300)
    other = said(first, lived, qualifier="exact", low=None, best=6000)
    page = Page(client, ADDRESS)
    assert other.identifier not in flat(page.by_id("killed-civilians"))
    assert page.by_id(other.identifier) in list(page.by_id("population").iter("li"))


def test_both_questions_on_the_dead_stand_on_one_axis(client):
    first = objects.published_claim(qualifier="exact", low=None, best=200)
    in_all = asked("killed-total", "number", "dead", 120)
    said(first, in_all, qualifier="exact", low=None, best=1000)
    page = Page(client, ADDRESS)
    places = [cell.get("class") for cell in page.tree.iter("td") if "axis" in cell.get("class", "")]
    assert places == ["axis in3 independent x13", "axis in3 independent x67"]


def test_a_statement_is_shown_in_full_with_what_it_disputes(client):
    first = objects.published_claim()
    blamed = asked("responsibility", "statement", "conduct", 600)
    one = said(first, blamed, qualifier="", low=None, statement_en="It says this.")
    text = flat(Page(client, ADDRESS).by_id(one.identifier))
    assert text.startswith("It says this. Dec 1994, C2")


def test_a_question_with_many_statements_stands_before_one_with_few(client):
    first = objects.published_claim()
    few = asked("few", "statement", "conduct", 600)
    many = asked("many", "statement", "conduct", 610)
    said(first, few, qualifier="", low=None)
    for _number in range(9):
        said(first, many, qualifier="", low=None)
    ids = Page(client, ADDRESS).ids()
    assert ids.index("many") < ids.index("few")


def test_every_question_but_those_on_the_dead_is_folded_alike_with_counts_by_position(client):
    first = objects.published_claim()
    wounded = asked("wounded", "number", "living", 200)
    said(first, wounded, qualifier="exact", low=None, best=421)
    blamed = asked("responsibility", "statement", "conduct", 600)
    said(first, blamed, qualifier="", low=None)
    page = Page(client, ADDRESS)
    folds = [flat(fold.find("summary")) for fold in page.tree.iter("details")]
    assert folds[:2] == ["1 claim: independent 1", "1 claim: independent 1"]
    assert not list(page.by_id("killed-civilians").iter("details"))


def test_it_is_pinned_and_seen_as_of_a_day_in_the_same_form(client):
    published = objects.published_claim()
    moment = published.current.published_at.isoformat().replace("+00:00", "Z")
    for address in (f"{ADDRESS}v1/", f"{ADDRESS}?as-of={moment}"):
        page = Page(client, address)
        assert flat(page.by_id("C1").find("td")) == "at least 200"


def test_the_first_paragraph_of_the_summary_stands_before_the_figures_and_the_rest_after(client):
    event = objects.published_claim().event
    event.summary_en = "They took the town.\n\nOne says {claim:C1}."
    event.summary_es = "Tomaron la localidad.\n\nUno dice {claim:C1}."
    event.save()
    publish([event], objects.publication(ChangeKind.WORDING))
    text = Page(client, ADDRESS).text
    order = ["They took the town.", "How many civilians were killed?", "One says at least 200."]
    assert sorted(order, key=text.index) == order


def test_the_shapes_speak_in_every_language_of_the_site(settings):
    """What a shape says is text of the sheet: for each language, for each position."""
    sheet = (settings.BASE_DIR / "static/css/claims.css").read_text()
    spoken = set(re.findall(r'content: "" / "([^"]+): "', sheet))
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            labels = {position.in_short.split(", ")[0] for position in Position}
        assert labels <= spoken
