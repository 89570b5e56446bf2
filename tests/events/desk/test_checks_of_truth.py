"""The checks that hold the record to its sources: order, days, whose text, claimants, wording."""

import pytest
from django.apps import apps

from events.models import ClaimCitation, Dispute
from khojaly.desk.checks import findings
from sources.models import Contributor
from tests import objects

pytestmark = pytest.mark.django_db

OF_TRUTH = (
    "later-disputed", "replaces", "day-of-printing", "states", "not-primary", "claimant-too-big",
    "through-whom", "paired-words", "softer", "words-lost", "units", "lead-uncited", "lead-agent",
    "marks",
)  # fmt: skip


@pytest.mark.content
@pytest.mark.parametrize("name", OF_TRUTH)
def test_the_content_has_none_of_these_faults(name):
    assert [(item.label, named(item), item.sentence) for item in findings(name)] == []


def named(item):
    return apps.get_model(item.label).objects.get(pk=item.pk).identifier


def found(name):
    return [named(item) for item in findings(name)]


@pytest.fixture
def claim():
    made = objects.claim(claimed_on="1997-03-03")
    changed(made.citations.get().source, issued="1997-03")
    return made


def beside(claim, **fields):
    about = {name: getattr(claim, name) for name in ("event", "question", "claimant")}
    about |= {"source": claim.citations.get().source, **fields.pop("about", {})}
    return objects.claim(about, **fields)


def changed(thing, **fields):
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.save()
    return thing


@pytest.mark.parametrize(
    ("said", "there", "listed"),
    [
        ("1997-03-24", "1997-03-03", False),
        ("1997-03-03", "1997-03-24", True),
        ("1997-03", "1997-03-24", False),  # May have been said later in the month.
        ("", "1997", False),
        ("1996", "1997", True),
    ],
)
def test_an_answer_to_what_came_later_is_listed(claim, said, there, listed):
    other = beside(claim, claimed_on=there)
    Dispute.objects.create(claim=changed(claim, claimed_on=said), disputed=other)
    assert found("later-disputed") == (["C1"] if listed else [])


def test_two_claims_that_answer_each_other_are_listed_both(claim):
    other = beside(claim, claimed_on="1997-03-03")
    Dispute.objects.create(claim=claim, disputed=other)
    Dispute.objects.create(claim=other, disputed=claim)
    assert found("later-disputed") == ["C1", "C2"]


def test_the_day_of_the_report_stands_in_for_an_unknown_day_of_saying(claim):
    other = beside(claim, claimed_on="", reported_on="1998-01-05")
    Dispute.objects.create(claim=claim, disputed=other)
    assert found("later-disputed") == ["C1"]


@pytest.mark.parametrize(
    ("earlier", "listed"),
    [
        ({"claimed_on": "1992-06"}, False),
        ({"claimed_on": ""}, True),
        ({"claimed_on": "1997"}, True),
        ({"claimed_on": "1992-06", "qualifier": "", "low": None}, True),
    ],
)
def test_a_replacement_without_order_or_of_another_count_is_listed(claim, earlier, listed):
    changed(claim, supersedes=beside(claim, **earlier))
    assert found("replaces") == (["C1"] if listed else [])


@pytest.mark.parametrize(
    ("fields", "issued", "listed"),
    [
        ({"claimed_on": "1992-03-05"}, "1992-03-05", True),
        ({"claimed_on": "1992-03-04"}, "1992-03-05", False),
        ({"claimed_on": "1992-03-05", "reported_on": "1992-03-05"}, "1992-03-05", False),
        ({"claimed_on": "", "reported_on": "1992-03-05"}, "1992-03-05", False),
        ({"claimed_on": "1992-03"}, "1992-03", False),
    ],
)
def test_the_day_of_printing_as_the_day_of_saying_is_listed(claim, fields, issued, listed):
    citation = changed(claim, **fields).citations.get()
    changed(citation.source, kind="press", issued=issued)
    changed(citation, relation="reports")
    assert found("day-of-printing") == (["C1"] if listed else [])


def test_a_newspaper_that_states_what_another_says_is_listed_but_not_its_author(claim):
    source = changed(claim.citations.get().source, kind="press")
    assert found("states") == ["C1"]
    Contributor.objects.create(source=source, order=2, literal="Human Rights Watch")
    assert found("states") == []
    Contributor.objects.get().delete()
    assert found("states") == ["C1"]
    changed(claim.citations.get(), relation="reports")
    assert found("states") == []


def test_a_text_older_than_what_it_is_said_to_state_is_listed(claim):
    assert found("states") == []
    older = objects.source(title="Appeal", issued="1994")
    ClaimCitation.objects.create(claim=claim, source=older, order=2, relation="states")
    assert found("states") == ["C1"]
    assert "S2" in findings("states")[0].sentence


def test_read_in_the_primary_source_needs_one_that_was_read(claim):
    assert found("not-primary") == []
    citation = claim.citations.get()
    changed(citation, relation="reports")
    assert found("not-primary") == ["C1"]
    changed(citation, relation="states")
    changed(citation.source, read_how="quoted")
    assert found("not-primary") == ["C1"]
    changed(claim, verification="secondary")
    assert found("not-primary") == []


@pytest.mark.parametrize(
    ("statement", "listed"),
    [
        ("A draft decision before the parliament says that officers led the attack.", True),
        ("Members of the parliament put their names to a motion on it.", True),
        ("A. B., chairman of the committee, says that it was concerned.", True),
        ("The chairman of the commission on law said that they had been told.", True),
        ("The budget committee of the northern parliament states that it was so.", True),
        ("The parliament states that 613 people were killed.", False),
    ],
)
def test_a_body_that_is_shown_for_a_part_of_it_is_listed(claim, statement, listed):
    changed(claim.claimant, kind="state-body", name_en="Parliament")
    changed(claim, statement_en=statement)
    assert found("claimant-too-big") == (["C1"] if listed else [])


def test_what_a_person_says_is_not_too_big(claim):
    changed(claim.claimant, kind="person")
    changed(claim, statement_en="A draft by him says so.")
    assert found("claimant-too-big") == []


@pytest.mark.parametrize(
    ("relation", "statement", "listed"),
    [
        ("reports", "The ministry states that 30 people were killed.", True),
        ("repeats", "The ministry states that 30 people were killed.", True),
        ("states", "The ministry states that 30 people were killed.", False),
        ("reports", "The ministry, as reported by Echo, states that 30 were killed.", False),
        ("reports", "The ministry, according to an encyclopedia, gives 30 dead.", False),
        ("reports", "A witness told Echo that 30 people were killed.", False),
        ("reports", "A minister said at a press conference that 30 were killed.", False),
        ("reports", "A minister reported 30 dead.", True),
    ],
)
def test_a_claim_known_through_another_says_through_whom(claim, relation, statement, listed):
    changed(claim.citations.get(), relation=relation)
    changed(claim, statement_en=statement)
    assert found("through-whom") == (["C1"] if listed else [])


@pytest.mark.parametrize(
    ("words", "statement", "listed"),
    [
        ("a flagrant violation of our borders", "It says that troops came.", True),
        ("a flagrant violation of our borders", "It calls it a flagrant violation.", False),
        ("flagrant violations", "It calls it a violation, and a flagrant one.", False),
        ("a war of all", "It says so.", False),  # No word long enough to be missed.
        ("", "It says so.", False),
    ],
)
def test_a_statement_that_lost_the_words_quoted_is_listed(claim, words, statement, listed):
    changed(claim, words=words, words_language="en" if words else "", statement_en=statement)
    assert found("words-lost") == (["C1"] if listed else [])


@pytest.mark.parametrize(
    ("english", "spanish", "word"),
    [
        ("It says that 40 people were killed.", "Dice que murieron 40 personas.", "murieron"),
        ("It says that 40 people were killed.", "Dice que se dio muerte a 40 personas.", ""),
        ("It says that 40 people were killed.", "Dice que mataron a 40 personas.", ""),
        ("It says that 40 died, 30 were killed.", "Murieron 40; a 30 se les dio muerte.", ""),
        ("It says that 40 people died.", "Dice que mataron a 40 personas.", "mataron"),
        ("It condemns the killings.", "Condena la matanza.", "matanza"),
        ("It condemns the slaughter.", "Condena la matanza.", ""),
        ("It condemns the killings.", "Condena la masacre.", "masacre"),
        ("The residents fled.", "Los vecinos huyeron.", "vecinos"),
        ("Nearby villages burned.", "Ardían aldeas vecinas.", ""),
        ("They broke out of the town.", "Rompieron el cerco de la ciudad.", "cerco"),
        ("It gives 30 hostages.", "Da 30 cautivos.", "hostages"),
        ("It gives 30 civilians.", "Da 30 personas.", "civilians"),
        ("They were forcibly displaced.", "Fueron desplazados.", "forcibly"),
        ("It gives at least 30.", "Da unos 30.", "at least"),
        ("He calls it a “massacre”.", "Lo llama «masacre».", ""),
    ],
)
def test_spanish_weaker_stronger_or_of_another_unit_is_listed(claim, english, spanish, word):
    changed(claim, statement_en=english, statement_es=spanish, scope_en="", scope_es="")
    changed(claim.question, asks_en="How many?", asks_es="¿Cuántos?")
    found = [item.params["words"].lower() for item in findings("paired-words")]
    assert found == ([word] if word else [])


def test_an_account_is_compared_sentence_by_sentence(claim):
    changed(claim, statement_en="It says 2.", statement_es="Dice 2.", scope_en="", scope_es="")
    changed(claim.question, asks_en="How many?", asks_es="¿Cuántos?")
    changed(
        claim.event,
        narrative_en="Some died of cold. Others were killed.",
        narrative_es="Unos murieron de frío. Otros murieron.",
    )
    assert found("paired-words") == [claim.event.identifier]


def test_a_statement_softer_than_the_words_it_quotes_is_listed(claim):
    changed(claim, words="murdered and brutally tortured", words_language="en")
    changed(claim, statement_en="HRW says that 200 civilians were murdered.")
    assert findings("softer")[0].params == {"words": "brutally"}
    changed(claim, statement_en="HRW says that 200 were brutally tortured and murdered.")
    assert found("softer") == []


def test_a_scope_of_another_unit_than_its_statement_is_listed(claim):
    changed(claim, scope_en="people captured", statement_en="HRW counts 66 hostages.")
    assert found("units") == ["C1"]
    changed(claim, scope_en="hostages; civilians or not is not stated")
    assert found("units") == []


@pytest.mark.parametrize(
    ("lead", "listed"),
    [
        ("Soviet troops entered ({claim:C1}). They killed civilians ({claim:C1}).", False),
        ("Soviet troops entered ({claim:C1}). They killed civilians.", True),
        ("The U.S. Committee counts them ({claim:C1}).", False),
    ],
)
def test_a_lead_with_a_sentence_without_a_citation_is_listed(claim, lead, listed):
    changed(claim.event, summary_en=lead, summary_es="Tropas soviéticas ({claim:C1}).")
    assert found("lead-uncited") == ([claim.event.identifier] if listed else [])


@pytest.mark.parametrize(
    ("lead", "listed"),
    [
        ("People were killed in the village ({claim:C1}).", True),
        ("Armenian forces took the village and killed people ({claim:C1}).", False),
        ("Azerbaijani forces took the village and killed people ({claim:C1}).", False),
        ("Irregular Armenian units killed people ({claim:C1}).", False),
        ("In the attack, by whom nobody says, people were killed ({claim:C1}).", True),
        ("It gives 3 killed, by whom is not said ({claim:C1}).", False),
    ],
)
def test_a_lead_on_killings_names_an_agent_whoever_the_dead_are(claim, lead, listed):
    changed(claim.event, summary_en=lead)
    assert found("lead-agent") == ([claim.event.identifier] if listed else [])


def test_more_than_three_marks_in_a_row_are_listed(claim):
    marks = ", ".join(["{claim:C1}"] * 4)
    changed(claim.event, narrative_en=f"They differ ({marks}).", narrative_es="Difieren.")
    assert findings("marks")[0].params == {"count": 4}
    changed(claim.event, narrative_en="One ({claim:C1}), two ({claim:C1}), [@S1] [@S1] [@S1].")
    assert found("marks") == []
