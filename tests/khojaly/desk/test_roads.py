"""Every road of the desk, for each role: nobody brings to readers what they typed themselves.

The roads are not listed: they are the forms that the pages of the desk offer, each button of each
of them, and the modules that write into the ledger. A new one is tried as soon as it is there.
"""

import ast
import random
from itertools import product
from pathlib import Path

import html5lib
import pytest
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse

from khojaly.desk.acts import ACTS
from khojaly.ledger import publishing
from khojaly.ledger.models import ChangeKind, Version
from khojaly.ledger.models.version import NAMELESS
from khojaly.ledger.publishing import publish
from tests import objects
from tests.khojaly.desk.conftest import Desk, fields_of

pytestmark = pytest.mark.django_db

MARK = "TypedByOneAlone"
WORDS = {"reason": "Because.", "note": "Asked for it.", "change_reason": "Because."}
ROUNDS = 3
TRIED = [
    pytest.param(*tried, marks=() if tried == ("reviewer", True) else pytest.mark.drill)
    for tried in product(("reviewer", "editor", "contributor"), (False, True))
]


class World:
    """A claim, its source and its claimant, each with a draft that one person typed."""

    def __init__(self, role):
        self.person, other = Desk("Rosa", role), Desk("Ana", "contributor")
        self.claim = objects.published_claim()
        self.things = [self.claim, self.claim.citations.get().source, self.claim.claimant]
        twin = objects.source(title="The same report", identifier="S2")
        publish([twin], objects.publication())
        typed = ({"scope_en": MARK}, {"title": MARK}, {"about_en": MARK})
        for thing, changes in zip(self.things, typed, strict=True):
            self.person.save(thing, change_reason="Mine.", **changes)
        other.save(self.claim, scope_es="civiles azerbaiyanos,", change_reason="A comma.")
        self.tried = set()

    def addresses(self):
        """Every page of the desk about one of the things, or about their kinds."""
        found = set()
        for thing in self.things:
            for pattern in admin.site.get_model_admin(type(thing)).get_urls():
                for args in ([], [thing.pk]):
                    try:
                        found.add(reverse(f"admin:{pattern.name}", args=args))
                    except NoReverseMatch:
                        continue
        return sorted(found)

    def buttons(self, address):
        """`(form's fields, button)` of each button on a page, as a browser would send them."""
        answer = self.person.client.get(address, {"identifier": "S2"})
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            return
        tree = html5lib.parse(answer.content.decode(), namespaceHTMLElements=False)
        content = next((n for n in tree.iter() if n.get("id") == "content"), tree)
        for form in content.iter("form"):
            if form.get("method", "").lower() == "post":
                pressed = [
                    (node.get("name", ""), node.get("value", ""))
                    for node in form.iter()
                    if node.tag in ("button", "input")
                    and node.get("type", "submit" if node.tag == "button" else "") == "submit"
                ]
                for button in pressed or [("", "")]:
                    yield fields_of(form), button

    def press(self, address, fields, button):
        given = {name: value for name, value in WORDS.items() if not fields.get(name)}
        sent = fields | given | dict([button] if button[0] else ())
        self.tried.add(button)
        at = f"{address}?identifier=S2" if address.endswith("/merge/") else address
        answer = self.person.client.post(at, sent)
        assert answer.status_code in (200, 302, 403, 404), (at, button)


def public():
    """What any version that was ever published holds of what was typed."""
    return list(Version.objects.filter(record__contains=MARK))


@pytest.mark.drill
@pytest.mark.parametrize("role", ["reviewer", "editor", "contributor"])
def test_no_button_of_any_page_brings_ones_own_words_to_readers(role):
    world = World(role)
    order = random.Random(26)
    before = Version.objects.count()
    for _round in range(ROUNDS):
        addresses = world.addresses()
        order.shuffle(addresses)
        for address in addresses:
            for fields, button in list(world.buttons(address)):
                world.press(address, fields, button)
                assert public() == [], (address, button)
    acts = {value for name, value in world.tried if name == "act"}
    assert acts >= ({"withdraw", "restore", "submit"} if role == "reviewer" else set())
    assert (Version.objects.count() > before) == (role == "reviewer")


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("role", "submitted"), TRIED)
def test_no_act_does_whether_a_page_offers_it_or_not(role, submitted, act):
    world = World(role)
    if submitted:
        for thing in world.things:
            Desk(f"Levon {thing.pk} {thing.KIND}", "editor").act(thing, "submit", note="For her.")
    for thing in world.things:
        answer = world.person.act(thing, act, change_kind="correction", **WORDS)
        allowed = world.person.user.has_perm(ACTS[act].permission)
        assert (answer.status_code == 403) != allowed
    assert public() == []


@pytest.mark.parametrize("name", [NAMELESS, "Rosa"])
def test_nor_does_a_command_or_a_shell_by_name(name):
    world = World("reviewer")
    with pytest.raises(ValidationError, match="someone else has to publish it"):
        publish([world.claim], objects.publication(ChangeKind.CORRECTION, published_by=name))
    assert public() == []


WRITERS = {
    "khojaly/desk/publication.py",  # Publishing at the review: above.
    "khojaly/ledger/lifecycle.py",  # The other acts: above.
    "khojaly/ledger/pointers.py",  # Writes no version.
    "sources/merging/merging.py",  # The page of a merger: above.
    "events/loading/load.py",  # The loader: by name, above, and in tests/events/test_loading.py.
}
INTO_THE_LEDGER = {"publish", "repeat", "set_standing"}


def test_nothing_else_writes_into_the_ledger():
    found = set()
    for package in ("khojaly", "events", "sources"):
        for path in (Path(settings.BASE_DIR) / package).rglob("*.py"):
            if _imports(path) & INTO_THE_LEDGER:
                found.add(path.relative_to(settings.BASE_DIR).as_posix())
    assert found == WRITERS
    assert all(hasattr(publishing, name) for name in INTO_THE_LEDGER)


def _imports(path):
    """The names that a module takes from where the ledger is written."""
    nodes = [node for node in ast.walk(ast.parse(path.read_text())) if type(node) is ast.ImportFrom]
    return {
        name.name
        for node in nodes
        if node.module and node.module.rpartition(".")[2] == "publishing"
        for name in node.names
    }


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_outside_the_desk_writes(client, method):
    World("reviewer")
    versions = Version.objects.count()
    for address in ("/api/v1/claims/C1", "/api/v1/claims", "/api/v1/ledger", "/data/ledger.jsonl"):
        getattr(client, method)(address, {"low": MARK})
    assert public() == []
    assert Version.objects.count() == versions
