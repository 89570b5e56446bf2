"""Characters that nobody sees: refused in every form and at the ledger's door, and taken out of
what is older than that."""

import importlib
import pkgutil
from xml.dom.minidom import parseString

import pytest
from django import forms
from django.core.exceptions import ValidationError

from khojaly.ledger.characters import LONGEST, refuse_unseen, texts_in, without_unseen
from khojaly.ledger.publishing import NotReady, publish
from tests import objects

UNSEEN = [
    *map(chr, [*range(9), 11, 12, *range(14, 32), 127, 133, 0xAD]),
    *"\u200b\u2028\u2029\u202e\u2060\u2064\ufeff\ufffe\uffff\U000e0041",
]
SEEN = (
    "Xocalı – Խոջալու, Ходжалы.\nA second line\twith a tab; "
    "«¿qué?», نمی\u200cخواهم \u202bخوجالی\u202c, 🏚"
)


def own_forms():
    """Every form class of the project, found in its modules."""
    for package in ("khojaly", "events", "sources"):
        path = importlib.import_module(package).__path__
        for info in pkgutil.walk_packages(path, f"{package}."):
            if "forms" in info.name or "desk" in info.name or "accounts" in info.name:
                importlib.import_module(info.name)
    return [form for form in _below(forms.BaseForm) if not form.__module__.startswith("django")]


def _below(kind):
    return {one for child in kind.__subclasses__() for one in {child, *_below(child)}}


@pytest.mark.parametrize("sign", UNSEEN)
def test_what_nobody_sees_is_refused_with_the_words_before_it(sign):
    with pytest.raises(ValidationError) as refused:
        refuse_unseen(f"Reason with {sign} sign")
    assert f"U+{ord(sign):04X}" in refused.value.messages[0]
    assert "Reason with" in refused.value.messages[0]
    assert without_unseen(f"a{sign}b") == "ab"


def test_what_is_seen_and_what_scripts_need_is_taken():
    refuse_unseen(SEEN)
    assert without_unseen(SEEN) == SEEN


def test_a_text_longer_than_any_is_refused():
    refuse_unseen("x" * LONGEST)
    with pytest.raises(ValidationError, match="at most 60000"):
        refuse_unseen("x" * (LONGEST + 1))


def test_every_text_field_of_every_form_refuses_it():
    fields = [
        (form.__name__, name, field)
        for form in own_forms()
        for name, field in {**form.base_fields}.items()
        if isinstance(field, forms.CharField)
    ]
    assert len(fields) > 8
    open_ones = {
        (form, name) for form, name, field in fields
        if refuse_unseen not in field.validators and type(field).default_validators
        and not isinstance(field, forms.EmailField | forms.SlugField)
    }  # fmt: skip
    assert not open_ones


@pytest.mark.django_db
def test_the_ledger_refuses_it_wherever_it_comes_from():
    claim = objects.claim()
    type(claim).objects.filter(pk=claim.pk).update(scope_en="civilians\x08 only")
    claim.refresh_from_db()
    with pytest.raises(NotReady, match=r"U\+0008"):
        publish(objects.together(claim), objects.publication())
    with pytest.raises(NotReady, match=r"U\+000B"):
        publish(objects.together(claim), objects.publication(reason="Read\x0b it."))


@pytest.mark.django_db
def test_rows_from_before_are_drawn_in_feeds_and_descriptions(client, monkeypatch):
    monkeypatch.setattr("khojaly.ledger.publishing.character_problems", lambda *given: [])
    claim = objects.published_claim(scope_en="civilians\x08 \x1f only")
    claim.low = 250
    claim.save()
    publish([claim], objects.publication("correction", "Reason with \x0b\x1f\ufffe sign"))
    for address in (
        "/changes/feed.atom", "/es/changes/feed.atom", "/claims/C1/feed.atom",
        "/events/khojaly-massacre-1992/feed.atom",
        "/oembed?format=xml&url=http://testserver/claims/C1/",
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200, address
        parseString(answer.content)


def test_texts_are_found_however_deep():
    assert sorted(texts_in({"a": ["b", {"c": "d"}], "e": 1, "f": None})) == ["b", "d"]
