import json
from ipaddress import ip_network

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khojaly.citation_check.pasted import LONGEST, Unreadable, read
from khojaly.citation_check.verdicts import Verdict
from khojaly.ledger.lifecycle import merge, withdraw
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from tests import objects
from tests.pages import Page, flat

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return objects.published_claim()


@pytest.fixture
def corrected(claim):
    """C1 with a second version, in which the figure is another."""
    claim.low = 250
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION, "A misprint of ours."))
    return claim


def verdict(client, text, **options):
    page = Page.of(client.post("/check/", {"q": text}), **options)
    sections = [node for node in page.tree.iter("section") if node.get("class") == "verdict"]
    return flat(sections[0]), page


def record_of(claim, number=1):
    return type(claim.current).objects.get(kind="claim", identifier="C1", number=number).record


REFERENCE = (
    "Khojaly. (2026). C1: Human Rights Watch. Khojaly: a sourced record. "
    "http://testserver/claims/C1/v1/ [v1, 26 November 2026, SHA-256 {digest}]"
)


@pytest.mark.parametrize("text", ["C1 v1", "http://testserver/claims/C1/v1/", "/es/claims/C1/v1/"])
def test_a_current_version_stands(client, claim, text):
    said, page = verdict(client, text)
    assert "C1, version 1, stands" in said
    assert "/claims/C1/feed.atom" in page.links()


@pytest.mark.parametrize("digits", [8, 12, 64])
def test_a_digest_is_known_in_full_and_by_its_beginning(client, claim, digits):
    assert "stands" in verdict(client, claim.current.digest[:digits])[0]


def test_a_whole_reference_is_read_as_it_was_copied(client, claim):
    assert "stands" in verdict(client, REFERENCE.format(digest=claim.current.digest[:12]))[0]


def test_a_replaced_version_says_what_changed_since(client, corrected):
    said, page = verdict(client, "C1 v1")
    assert "C1, version 1, was replaced: version 2 is current" in said
    assert "at least 200" in said.replace("\n", " ")
    assert "250" in said
    assert "/claims/C1/compare/1..2/" in page.links()


def heading(client, text):
    said, page = verdict(client, text)
    (section,) = [node for node in page.tree.iter("section") if node.get("class") == "verdict"]
    first = next(section.iter("h2"))
    assert said.startswith(flat(first))
    return flat(first)


def test_the_first_thing_said_is_whether_the_figure_is_the_same(client, claim):
    assert heading(client, "C1 v1") == "The figure stands: at least 200."
    claim.basis, claim.claimed_on = "testimony", "1994-11"
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION, "Read again."))
    assert heading(client, "C1 v1") == "The figure is the same in both versions: at least 200."
    assert "Changed: basis, date." in verdict(client, "C1 v1")[0]


def test_a_figure_that_changed_is_given_as_it_was_and_as_it_is(client, corrected):
    assert heading(client, "C1 v1") == (
        "The figure changed: it was at least 200, it is now at least 250."
    )


def test_a_statement_without_a_figure_says_that_it_gives_none(client):
    objects.published_claim(qualifier="", low=None)
    assert heading(client, "C1 v1") == "It gives no figure."


def test_changes_are_named_in_the_readers_language_and_those_of_the_other_are_folded(client, claim):
    claim.statement_en = "Human Rights Watch says that at least 200 civilians were killed."
    claim.statement_es = "Human Rights Watch dice que murieron al menos 200 civiles azerbaiyanos."
    claim.save()
    publish([claim], objects.publication(ChangeKind.WORDING, "Clearer."))
    _said, page = verdict(client, "C1 v1")
    shown, folded = ([flat(dt) for dt in dl.iter("dt")] for dl in page.tree.iter("dl"))
    assert shown == ["wording"]
    assert folded == ["wording (Spanish)"]
    (details,) = page.tree.iter("details")
    assert "azerbaiyanos" in flat(details)


def test_a_source_that_changed_is_named_by_its_title(client, claim):
    other = objects.source(title="Another report altogether")
    claim.citations.create(source=other, order=2, relation="reports")
    claim.save()
    publish([other, claim], objects.publication(ChangeKind.NEW_SOURCE, "Found."))
    assert f"Another report altogether ({other.identifier})" in verdict(client, "C1 v1")[0]


def test_what_cannot_be_checked_can_be_searched_for(client, claim):
    _said, page = verdict(client, "Memorial wrote a report.")
    assert "/search/?q=Memorial%20wrote%20a%20report." in page.links()


@pytest.mark.parametrize("written", [lambda r: r, lambda r: json.dumps(json.loads(r), indent=2)])
def test_a_saved_record_is_known_by_its_content_however_it_is_laid_out(client, corrected, written):
    assert "was replaced" in verdict(client, written(record_of(corrected)))[0]
    assert "stands" in verdict(client, written(record_of(corrected, 2)))[0]


def test_a_saved_record_may_be_a_file(client, claim):
    file = SimpleUploadedFile("record.json", claim.current.record.encode())
    answer = client.post("/check/", {"q": "", "record": file})
    assert "C1, version 1, stands" in answer.content.decode()


def test_an_altered_record_is_laid_beside_the_true_one(client, claim):
    said, page = verdict(client, claim.current.record.replace('"low":200', '"low":900'))
    assert "its digest is not in the ledger" in said
    assert claim.current.digest in said
    assert [flat(node) for node in page.tree.iter("del")] == ["200"]
    assert [flat(node) for node in page.tree.iter("ins")] == ["900"]


def test_a_withdrawn_claim_gives_the_reason(client, claim):
    withdraw(claim, objects.publication(reason="The source was misread."))
    said, _page = verdict(client, "C1 v1")
    assert "C1 was withdrawn" in said
    assert "The source was misread." in said


def test_a_merged_claim_leads_to_the_other(client, claim):
    about = {"event": claim.event, "question": claim.question, "claimant": claim.claimant}
    other = objects.claim(about=about | {"source": claim.citations.get().source})
    publish([other], objects.publication())
    merge(claim, other, objects.publication())
    said, page = verdict(client, "C1 v1")
    assert "now part of another record" in said
    assert "/claims/C2/" in page.links()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("C9 v1", "Nothing has been published under “C9”"),
        ("C1 v7", "there is no version 7"),
        ("C1 v999999999", "there is no version 999999999"),
        ("a" * 63 + "1", "No version in the ledger has this digest"),
        ("Memorial wrote a report.", "names nothing on this site"),
        ('{"kind": ', "not JSON that can be read whole"),
        ("[" * 50_000, "not JSON that can be read whole"),
        ('{"a": 1}', "lacks kind, id, version or content"),
        ('{"kind": "claim", "id": "C1", "version": 1, "content": {"estimate": 7}}', "too unlike"),
        ('{"kind": "x", "id": "C1", "version": 99999999999999999999, "content": {}}', "JSON"),
        ("x" * (LONGEST + 1), "longer than any record"),
    ],
)
def test_what_is_unknown_or_strange_gets_a_reason(client, claim, text, sentence):
    assert sentence in verdict(client, text)[0]


def test_a_reference_whose_digest_is_of_another_version_says_so(client, corrected):
    said, _page = verdict(client, REFERENCE.format(digest=corrected.current.digest))
    assert "names another version than its digest" in said
    assert "C1, version 2, stands" in said


def test_a_wrong_digest_of_a_known_version_is_shown_beside_the_right_one(client, claim):
    said, _page = verdict(client, REFERENCE.format(digest="0123456789ab"))
    assert "No version in the ledger has this digest" in said
    assert claim.current.digest in said


def test_a_check_can_be_linked_to(client, claim):
    assert "C1, version 1, stands" in Page(client, "/check/?q=C1+v1").text
    assert "sigue vigente" in Page(client, "/es/check/?q=C1+v1").text


def test_a_text_without_a_version_says_that_it_names_none(client, corrected):
    assert "names no version" in verdict(client, "/claims/C1/")[0]


def test_what_is_too_large_gets_a_sentence(client):
    form = "application/x-www-form-urlencoded"
    answer = client.post("/check/", "q=" + "x" * 30_000_000, content_type=form)
    assert answer.status_code == 400
    assert "too large" in answer.content.decode()


def test_a_file_that_is_no_text_gets_a_sentence(client):
    file = SimpleUploadedFile("record.json", b"\xff\xfe\x00\x01")
    assert "not text" in client.post("/check/", {"record": file}).content.decode()


def test_the_page_sets_no_cookie_and_keeps_nothing(client, claim, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        answer = client.post("/check/", {"q": claim.current.record})
    assert not answer.cookies


@pytest.mark.parametrize("address", ["/", "/data/"])
def test_the_page_is_led_to(client, address):
    assert "/check/" in Page(client, address).links()


def test_an_unknown_address_leads_to_it(client):
    assert "/check/" in Page(client, "/nothing/", status=404).links()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)
FIELDS = ["estimate", "event", "citations", "statement", "words", "claimed_on", "basis", "disputes"]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), JSON, max_size=5))
def test_whatever_a_record_holds_it_is_answered(claim, content):
    text = json.dumps({"kind": "claim", "id": "C1", "version": 1, "content": content})
    try:
        made = Verdict(read(text))
    except Unreadable:
        return
    assert made.state == "unknown"
    assert made.alterations is None or made.alterations != []


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
def test_whatever_is_pasted_it_is_answered(claim, text):
    try:
        made = Verdict(read(text))
    except Unreadable:
        return
    assert made.state in ("unknown", "current", "superseded")
    assert made.version or made.reason


@pytest.mark.parametrize("run", [" ", "\t", "\u00a0", ",", ";", "v", "f", "/", "C1 ", "https://"])
def test_a_long_run_after_an_identifier_is_answered_at_once(client, run):
    answer = client.post("/check/", {"q": "C1" + run * (400_000 // len(run)) + "x"})
    assert answer.status_code == 200
    assert "longer than any re" in answer.content.decode()


def test_a_record_with_a_name_that_cannot_be_looked_up_is_unknown(client, claim):
    record = json.loads(record_of(claim)) | {"id": "C1\0"}
    assert (
        "altered, or is not from here"
        in client.post("/check/", {"q": json.dumps(record)}).content.decode()
    )


def test_a_record_of_one_word_over_and_over_is_compared_in_time(client, claim):
    record = json.loads(record_of(claim))
    record["content"]["statement"] = {"en": "dead " * 700 + "\n\n" * 1500, "es": "x"}
    assert client.post("/check/", {"q": json.dumps(record)}).status_code == 200


def test_from_a_network_without_the_desk_a_citation_is_checked_as_ever(client, claim, settings):
    settings.ADMIN_NETWORKS = [ip_network("10.0.0.0/8")]
    answer = Client().post("/check/", {"q": "C1", "opened_by": "1:x:y"}, REMOTE_ADDR="192.0.2.1")
    assert answer.status_code == 200
