import pytest
from django.core.management import CommandError, call_command

from events.models import Actor
from khojaly.ledger.lifecycle import merge, withdraw
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from khojaly.search.models import Document
from tests import objects
from tests.pages import Page, flat


def found(client, typed, more="", language=""):
    """The kind and heading of each result, in order."""
    page = Page(client, f"{language}/search/?q={typed}{more}")
    lists = [node for node in page.tree.iter("ol") if node.get("class") == "results"]
    return [[flat(item.find("p")), flat(item.find("h2"))] for node in lists for item in node]


def marked(client, typed, language=""):
    return {flat(node) for node in Page(client, f"{language}/search/?q={typed}").tree.iter("mark")}


@pytest.mark.content
@pytest.mark.parametrize("name", ["Xocalı", "Khodjaly", "Ходжалы", "Խոջալու", "Khojali", "joyalí"])
def test_the_town_is_found_in_every_spelling_and_script(client, name):
    assert found(client, name)[0] == ["place", "Khojaly"]


@pytest.mark.content
def test_another_name_of_a_place_finds_what_names_it_otherwise(client):
    results = found(client, "Шуша", "&kind=claim")
    assert results
    assert "Shusha" in marked(client, "Шуша")


@pytest.mark.content
def test_a_number_finds_the_claims_that_give_it_and_marks_it(client):
    kinds = {kind.split()[0] for kind, _title in found(client, "613")[:3]}
    assert kinds == {"claim"}
    assert all("613" in title for _kind, title in found(client, "613")[:3])
    assert marked(client, "613") == {"613"}


@pytest.mark.content
def test_a_number_is_found_within_the_range_that_a_claimant_gave(client):
    assert any("possibly 500 to 1,000" in title for _kind, title in found(client, "700"))


@pytest.mark.content
def test_facets_narrow_the_results_and_say_how_many_each_leaves(client):
    page = Page(client, "/search/?q=corridor")
    choices = [flat(node) for node in page.by_id("facet-kind").iter("option")]
    assert choices[0] == "all"
    claims = next(int(c.split("(")[1].rstrip(")")) for c in choices if c.startswith("claim"))
    narrowed = Page(client, "/search/?q=corridor&kind=claim")
    assert f"{claims} result" in narrowed.text


@pytest.mark.content
def test_an_excerpt_is_in_the_readers_language(client):
    assert "corredor" in {word.lower() for word in marked(client, "corredor", "/es")}
    page = Page(client, "/es/search/?q=corredor+libre")
    excerpts = [node for node in page.tree.iter("p") if node.get("class") == "excerpt"]
    assert {node.get("lang") for node in excerpts} == {"es"}


@pytest.mark.content
def test_a_near_miss_is_answered_with_the_name_meant(client):
    page = Page(client, "/search/?q=Lachni")
    assert "Did you mean one of these?" in page.text
    assert "/search/?q=Lachin" in page.links()


@pytest.mark.content
@pytest.mark.parametrize(
    "typed", ["khojaly", "613", "26+February+1992", "C110+v1", "human+rights+watch", "zzzz"]
)
def test_a_page_of_results_takes_at_most_ten_questions(
    client, django_assert_max_num_queries, typed
):
    with django_assert_max_num_queries(10):
        client.get(f"/search/?q={typed}")


@pytest.mark.content
def test_the_second_page_goes_on_where_the_first_ended(client):
    first, second = found(client, "khojaly"), found(client, "khojaly", "&page=2")
    assert len(first) == len(second) == 20
    assert not [result for result in second if result in first and "claim" not in result[0]]


@pytest.mark.content
def test_the_index_holds_exactly_what_is_published(capsys):
    call_command("rebuild_search", "--check")
    assert "The index holds" in capsys.readouterr().out


@pytest.mark.content
def test_a_fault_of_the_index_is_named(capsys):
    Document.objects.filter(kind="claim", identifier="C17").update(low=12)
    with pytest.raises(CommandError, match="claim C17"):
        call_command("rebuild_search", "--check")
    call_command("rebuild_search")
    call_command("rebuild_search", "--check")


@pytest.mark.django_db
def test_what_was_just_published_is_found_at_once_and_a_draft_never(client):
    draft = objects.claim()
    assert found(client, "Human+Rights+Watch") == []
    publish(objects.together(draft), objects.publication())
    assert found(client, "Human+Rights+Watch")[0] == ["claimant", "Human Rights Watch"]


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["murieron", "muertes", "civil", "killing"])
def test_a_question_is_found_by_any_form_of_one_of_its_words(client, asked):
    publish([objects.question()], objects.publication())
    assert len(found(client, asked, language="/es")) == 1


@pytest.mark.django_db
def test_a_renamed_claimant_is_found_by_its_new_name_in_its_claims(client):
    objects.published_claim()
    actor = Actor.objects.get()
    actor.name_en = actor.name_es = "Helsinki Watch"
    actor.save()
    publish([actor], objects.publication(ChangeKind.CORRECTION))
    assert ["claim C1", "Helsinki Watch: at least 200"] in found(client, "Helsinki")


@pytest.mark.django_db
def test_an_unpublished_edit_is_not_found(client):
    claim = objects.published_claim()
    claim.statement_en = "Something about zeppelins."
    claim.save()
    assert found(client, "zeppelins") == []


@pytest.mark.django_db
def test_what_was_withdrawn_is_marked_and_last(client):
    first = objects.published_claim()
    about = {"event": first.event, "question": first.question, "claimant": first.claimant}
    other = objects.claim(about=about | {"source": first.citations.get().source})
    publish([other], objects.publication())
    withdraw(first, objects.publication())
    kinds = [kind for kind, _title in found(client, "civilians+died")]
    assert kinds == ["claim C2", "claim C1 · withdrawn"]


@pytest.mark.django_db
def test_a_merged_claim_leads_on_by_its_old_identifier(client):
    first = objects.published_claim()
    about = {"event": first.event, "question": first.question, "claimant": first.claimant}
    other = objects.claim(about=about | {"source": first.citations.get().source})
    publish([other], objects.publication())
    merge(first, other, objects.publication())
    page = Page(client, "/search/?q=C1")
    assert "/claims/C1/" in page.links()
    assert client.get("/claims/C1/")["Location"] == "/claims/C2/"


@pytest.mark.django_db
def test_an_identifier_with_a_version_leads_to_that_version_too(client):
    claim = objects.published_claim()
    claim.note_en, claim.note_es = "Read again.", "Leído de nuevo."
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION))
    assert "/claims/C1/v1/" in Page(client, "/search/?q=C1+v1").links()


@pytest.mark.django_db
def test_a_digest_leads_to_its_version(client):
    claim = objects.published_claim()
    page = Page(client, f"/search/?q={claim.current.digest[:12]}")
    assert "/claims/C1/v1/" in page.links()


@pytest.mark.django_db
def test_no_markup_of_the_data_reaches_the_page(client):
    objects.published_claim(statement_en="He counted <script>alert(1)</script> civilians.")
    page = Page(client, "/search/?q=civilians")
    assert "<script>" not in page.html
    assert "<script>alert(1)</script>" in page.text


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["", "/es"])
def test_an_empty_search_says_what_can_be_searched_for(client, language):
    links = Page(client, f"{language}/search/").links()
    assert f"{language}/search/?q=613" in links


@pytest.mark.django_db
def test_every_page_has_the_box_and_the_search_page_has_one(client):
    for address in ("/", "/method/", "/es/data/", "/search/"):
        forms = [f for f in Page(client, address).tree.iter("form") if f.get("role") == "search"]
        assert len(forms) == 1, address
        assert forms[0].get("action").endswith("/search/")


@pytest.mark.django_db
def test_a_search_is_always_of_now_and_says_so(client):
    assert "published now" in Page(client, "/search/?q=khojaly&as-of=2026-11-01").text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("x" * 5000, "only its first words"),
        ("corridor " * 600, "only its first words"),
        ("%00%01%1b", "no letter or digit"),
        ("🙂" * 900, "no letter or digit"),
    ],
    ids=["long word", "many words", "control characters", "emoji"],
)
def test_a_strange_text_gets_a_sentence(client, typed, sentence):
    assert sentence in Page(client, f"/search/?q={typed}").text


@pytest.mark.django_db
def test_a_claim_that_repeats_another_stands_under_it(client):
    origin = objects.published_claim()
    about = {name: getattr(origin, name) for name in ("event", "question")}
    claimant, source = objects.actor("gear-watch", "Gear Watch"), origin.citations.get().source
    about |= {"claimant": claimant, "source": source}
    again = objects.claim(about, repeats=origin)
    objects.publish([claimant, again], objects.publication())
    page = Page(client, "/search/?q=200&kind=claim")
    (results,) = [node for node in page.tree.iter("ol") if node.get("class") == "results"]
    assert len(list(results)) == 1
    assert "Also stated by Gear Watch C2" in flat(results)


@pytest.mark.content
@pytest.mark.parametrize("typed", ["HRW", "NKR", "ECHR", "OIC", "OSCE", "ICRC", "TEDH"])
def test_an_abbreviation_leads_to_the_body_that_bears_it(client, typed):
    assert found(client, typed)[0][0] == "claimant"
