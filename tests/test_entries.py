"""Every way in for text, found from the addresses and the forms on their pages, takes time in
proportion to what is sent: four times the text some four times as long, not sixteen."""

import time

import html5lib
import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests import objects
from tests.signing_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.drill]

RUNS = (
    " ", "\u00a0", ",", "C1 v", "C1" + " " * 40, "[", "![", "[x](", "[@S1, ", "{claim:", "“", "«",
    "password=", "https://", "10.1/", "1992-", "1992/", "((", "*a_", "`", "<a ", "&", "| ",
    "> ", "a.",
)  # fmt: skip
SMALL, LARGE = 5_000, 20_000
NOTICEABLE = 0.5  # Seconds of this thread: below, a clock says little of growth.
MOST_GROWTH = 9
LEFT_OUT = ("logout", "delete", "password", "jsi18n", "second-factor")
OF_BROWSERS = ("submit", "button", "hidden", "file", "checkbox", "radio", "password")


@pytest.fixture
def people(settings):
    """A reader and an administrator who is a reviewer as well; nobody is counted."""
    settings.PAGES_A_MINUTE = settings.API_REQUESTS_A_MINUTE = 10**9
    user = User.objects.create_user("Arpine", is_staff=True)
    user.groups.set(Group.objects.all())
    return Client(raise_request_exception=False), sign_in(
        Client(raise_request_exception=False), user
    )


def addresses(resolver, before="/"):
    """Every address that takes no more than what the objects of this test can fill in."""
    known = {
        "identifier": "C1",
        "object_id": None,
        "number": "1",
        "form": "bib",
        "section": "claim",
    }
    for entry in resolver.url_patterns:
        path = before + str(entry.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        if isinstance(entry, URLResolver):
            yield from addresses(entry, path if "(?P" not in path else before)
        elif isinstance(entry, URLPattern) and (filled := _filled(path, known)):
            yield filled


def _filled(path, known):
    for name, value in known.items():
        for kind in ("slug", "int", "str", "path"):
            if f"<{kind}:{name}>" in path:
                if value is None:
                    value = "1"
                path = path.replace(f"<{kind}:{name}>", value)
    return "" if set("<>()[]^$\\") & set(path) or any(word in path for word in LEFT_OUT) else path


def forms(client, address):
    """The forms of a page: method, address, and the names of the fields that take text."""
    answer = client.get(address)
    if answer.status_code != 200 or "html" not in answer.get("Content-Type", ""):
        return
    tree = html5lib.parse(answer.content.decode(), namespaceHTMLElements=False)
    for form in tree.iter("form"):
        fields = {node.get("name"): node.get("value") or node.text or ""
                  for tag in ("input", "textarea") for node in form.iter(tag)
                  if node.get("name")}  # fmt: skip
        open_ones = {
            node.get("name") for tag in ("input", "textarea") for node in form.iter(tag)
            if node.get("name") and (node.get("type") or "text") not in OF_BROWSERS
        }  # fmt: skip
        target = form.get("action") or address
        if open_ones and not any(word in target for word in LEFT_OUT):
            yield form.get("method", "get").lower(), target, fields, frozenset(open_ones)


def entries(people):
    """`{(method, address, names): (client, fields)}` of every form that is found, each once."""
    found = {}
    for client in people:
        for address in sorted(set(addresses(get_resolver()))):
            for method, target, fields, names in forms(client, address):
                found.setdefault((method, target.partition("?")[0], names), (client, fields))
    return found


def seconds(client, method, address, fields, names, text):
    sent = fields | dict.fromkeys(names, text)
    began = time.thread_time()
    answer = getattr(client, method)(address, sent)
    took = time.thread_time() - began
    assert answer.status_code < 500 or answer.status_code == 503, (method, address, text[:10])
    return took


def test_no_way_in_takes_time_by_the_square_of_what_is_sent(people):
    objects.published_claim()
    found = entries(people)
    assert len(found) > 15, found.keys()
    slow = []
    for (method, address, names), (client, fields) in found.items():
        for run in RUNS:
            asked = client, method, address, fields, names
            large = seconds(*asked, run * (LARGE // len(run)))
            if large > NOTICEABLE:  # Asked again: what is only done once is no cost of the text.
                large = seconds(*asked, run * (LARGE // len(run)))
                small = seconds(*asked, run * (SMALL // len(run)))
                if large / small > MOST_GROWTH:
                    slow.append(f"{method} {address} {run!r}: {small:.2f} s, {large:.2f} s")
    assert not slow, "\n".join(slow)
