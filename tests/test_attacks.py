"""Script in every field that someone types, asked for on every page: none of it may run.

`payloads.txt` are the usual ways in, written down from the public cheat sheets on cross-site
scripting: elements, attributes, addresses, broken markup, Markdown, templates.
"""

from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from events.models import ClaimCitation
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from sources.models import Contributor
from tests import objects
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db

PAYLOADS = Path(__file__).with_name("payloads.txt").read_text(encoding="utf-8").splitlines()
ITEMS = 19  # Of each kind; no divisor of how many payloads there are, so that they go round.
# Names and dates that the site itself gives meaning to: their validators let no payload through.
OF_THE_SITE = {
    "slug", "identifier", "language", "words_language", "script", "start", "end", "claimed_on",
    "issued", "link_died", "unit", "doi", "isbn", "un_symbol", "url", "archived_url",
}  # fmt: skip
NEVER = {"iframe", "object", "embed", "applet", "base", "frame", "style", "marquee"}
LINKING = {"href", "src", "action", "formaction", "data", "background", "poster", "xlink:href"}
RUNNING = ("javascript:", "vbscript:", "data:")


def attack(item, number, **fields):
    """Save `item` with a payload in each of its fields for text: another one in each field, and
    others in the item of the next number."""
    for position, field in enumerate(item._meta.get_fields()):
        text = isinstance(field, models.CharField | models.TextField) and not field.choices
        if text and field.name not in OF_THE_SITE:
            payload = PAYLOADS[(number + position * ITEMS) % len(PAYLOADS)]
            setattr(item, field.name, payload[: field.max_length])
    for name, value in fields.items():
        setattr(item, name, value)
    item.save()
    return item


@pytest.fixture
def attacked():
    """A site with one event and question, and claims, claimants and sources."""
    event = attack(objects.event(), 0)
    text = "\n\n".join(PAYLOADS)
    event.narrative_en = event.narrative_es = event.summary_en = event.summary_es = text
    event.save()
    question = attack(objects.question(), 4)
    claims = [_claim(event, question, number) for number in range(ITEMS)]
    together = [event, question, *(part for claim in claims for part in _parts(claim))]
    who = {"published_by": PAYLOADS[5], "edited_by": PAYLOADS[48]}
    own = {
        (c.KIND, c.identifier): (ChangeKind.FIRST, p)
        for c, p in zip(claims, PAYLOADS, strict=False)
    }
    publish(together, objects.publication(reason=PAYLOADS[0], **who), own)
    return claims


def _claim(event, question, number):
    source = attack(objects.source(), number)
    attack(Contributor(source=source, order=1), number, family="", given="")
    about = {
        "event": event,
        "question": question,
        "source": source,
        "claimant": attack(objects.actor(f"actor-{number}"), number),
    }
    claim = attack(objects.claim(about), number, words_language="en")
    attack(ClaimCitation.objects.get(claim=claim), number)
    return claim


def _parts(claim):
    return [claim, claim.claimant, *(citation.source for citation in claim.citations.all())]


def running(html):
    """What would run in a page, as sentences."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [said for node in tree.iter() if isinstance(node.tag, str) for said in _running(node)]


def _running(node):
    tag = node.tag.rpartition("}")[2].lower()
    if tag in NEVER:
        yield f"<{tag}>"
    if tag == "script" and not _is_the_sites_own(node):
        yield f"<script {node.attrib}> {node.text}"
    if tag == "meta" and node.get("http-equiv"):
        yield f"<meta {node.attrib}>"
    for name, value in node.attrib.items():
        name = (name if isinstance(name, str) else name[-1]).rpartition("}")[2].lower()
        plain = "".join(value.split()).lower().lstrip("\x00\x01\x0e")
        if name.startswith("on") or (name in LINKING and plain.startswith(RUNNING)):
            yield f"<{tag} {name}={value}>"
        if name in LINKING and urlsplit(plain).hostname == "evil.example":
            yield f"<{tag} {name}={value}>"


def _is_the_sites_own(script):
    data = script.get("type") in ("application/json", "application/ld+json")
    return data or (
        script.get("src", "").startswith(("/static/", "/admin/"))
        and not (script.text or "").strip()
    )


EVENT = "/events/khojaly-massacre-1992/"
PUBLIC = (
    "/", "/events/", EVENT, f"/es{EVENT}", f"{EVENT}killed-civilians/",
    f"/es{EVENT}killed-civilians/", "/claims/", "/es/claims/", "/sources/", "/es/sources/",
    "/actors/", "/questions/killed-civilians/", f"{EVENT}history/", f"{EVENT}v1/", "/changes/",
    "/es/changes/", "/data/", "/search/?q=alert",
)  # fmt: skip


def public_pages(claims):
    for claim in claims[::5]:
        yield f"/claims/{claim.identifier}/"
    for claim in claims[::9]:
        yield f"/claims/{claim.identifier}/history/"
        yield f"/sources/{claim.citations.get().source.identifier}/"
        yield f"/actors/{claim.claimant.slug}/"


def desk_pages(claims):
    yield from (reverse("admin:index"), reverse("desk-audit"))
    for kind in ("events_claim", "events_actor", "sources_source"):
        yield reverse(f"admin:{kind}_changelist")
    for claim in claims[::9]:
        for act in ("change", "review", "preview"):
            yield reverse(f"admin:events_claim_{act}", args=[claim.pk])


def test_nothing_typed_runs_on_any_page_or_in_any_feed(attacked, client):
    shown = 0
    for page in (*PUBLIC, *public_pages(attacked)):
        answer = client.get(page)
        assert answer.status_code == 200 or page.startswith("/search/"), page
        assert running(answer.content.decode()) == [], page
        shown += answer.content.count(b"alert(1)")
    assert shown > 10 * len(PAYLOADS)
    tree = ElementTree.fromstring(client.get("/changes/feed.atom").content)
    texts = [node.text for node in tree.iter() if node.get("type") == "html" and node.text]
    assert "alert(1)" in str(texts)
    assert [said for text in texts for said in running(text)] == []
    sign_in(client, User.objects.create_superuser("admin"))
    for page in desk_pages(attacked):
        assert running(client.get(page).content.decode()) == [], page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_an_address_runs(client, payload):
    names = ("q", "page", "event", "question", "claimant", "kind", "edits", "before", "next")
    every = urlencode(dict.fromkeys(names, payload))
    for page in (
        f"/claims/?{every}",
        f"/es/changes/?{every}",
        f"/search/?{every}",
        f"/events/?{urlencode({'as-of': payload})}",
        f"/{quote(payload)}/",
        f"{reverse('admin:login')}?{every}",
    ):
        answer = client.get(page)
        assert answer.status_code < 500
        assert running(answer.content.decode()) == [], page


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//a.example/", "x"]
)
def test_an_address_of_a_source_is_one_of_the_web(address):
    source = objects.source()
    source.url = source.archived_url = address
    with pytest.raises(ValidationError) as refused:
        source.full_clean()
    assert {"url", "archived_url"} <= set(refused.value.message_dict)
