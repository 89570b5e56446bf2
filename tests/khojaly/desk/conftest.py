import re

import html5lib
import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from tests import objects
from tests.signing_in import sign_in


def form_fields(html):
    """Every field of the form on a page with its value, as a browser would send them."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return fields_of(next(f for f in tree.iter("form") if f.get("id", "").endswith("_form")))


def fields_of(form):
    """Every field of a form (an element) with its value, as a browser would send them."""
    found = {}
    for node in form.iter():
        name, kind = node.get("name"), node.get("type")
        if not name or (kind in ("checkbox", "radio") and node.get("checked") is None):
            continue
        if node.tag == "input" and kind not in ("submit", "button"):
            found[name] = node.get("value") or ("on" if kind == "checkbox" else "")
        elif node.tag == "textarea":
            found[name] = (node.text or "").removeprefix("\n")
        elif node.tag == "select":
            chosen = [o.get("value") for o in node.iter("option") if o.get("selected") is not None]
            found[name] = chosen[0] if chosen else ""
    return found


def seen_on(html):
    """The revision that the forms of a page carry: what was looked at."""
    found = re.search(r'name="revision" value="([0-9a-f]+)"', html)
    return found[1] if found else ""


class Desk:
    """Someone with a role, at the admin: opens forms, changes fields, sends them."""

    def __init__(self, name, role):
        self.user = User.objects.create_user(name, is_staff=True)
        self.user.groups.add(Group.objects.get(name=role))
        self.client = sign_in(Client(), self.user)

    def address(self, item, act="change"):
        name = f"admin:{item._meta.app_label}_{item._meta.model_name}_{act}"
        return reverse(name, args=[item.pk])

    def get(self, address, status=200):
        answer = self.client.get(address)
        assert answer.status_code == status, answer.status_code
        return answer.content.decode()

    def fields(self, address):
        """Every field of the form on a page with its value, as a browser would send them."""
        return form_fields(self.get(address))

    def save(self, item, fields=None, **changes):
        """Send the form of an item, changed, and return the answer."""
        fields = fields or self.fields(self.address(item))
        return self.client.post(self.address(item), fields | changes)

    def act(self, item, act, **given):
        """Open the review page of an item and send an act with what is given for it."""
        at = self.address(item, "review")
        seen = seen_on(self.get(at))
        return self.client.post(at, {"act": act, "revision": seen} | given, follow=True)


@pytest.fixture
def claim(db):
    return objects.published_claim()


@pytest.fixture
def contributor(db):
    return Desk("Ana", "contributor")


@pytest.fixture
def editor(db):
    return Desk("Aytan", "editor")


@pytest.fixture
def reviewer(db):
    return Desk("Arpine", "reviewer")
