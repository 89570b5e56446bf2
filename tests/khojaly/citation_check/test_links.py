"""Links as people come by them, and references in every form that the site gives out."""

from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from khojaly.citation_check.links import straightened
from khojaly.ledger.models import ChangeKind, Version
from khojaly.ledger.publishing import publish
from sources.citing.references import STYLES
from tests import objects
from tests.pages import Page, flat

LINK = "https://gear.example/claims/C1/v1/"
DIGITS = "0123456789abcdef0123456789abcdef"


def wrapped(link=LINK):
    once, twice = quote(link, safe=""), quote(quote(link, safe=""), safe="")
    proofpoint = once.replace("-", "-2D").replace("%", "-")
    return [
        link, f"{link}?fbclid={DIGITS}&gclid=deadbeef01", f"{link}#c{DIGITS}", f"<{link}>",
        f"({link}).", once, twice, f"https://www.google.com/url?sa=t&url={once}&usg={DIGITS}",
        f"https://l.facebook.com/l.php?u={once}&h={DIGITS}",
        f"https://nam02.safelinks.protection.outlook.com/?url={once}&data=05%7C01%7C{DIGITS}",
        f"https://urldefense.proofpoint.com/v2/url?u={proofpoint}&d=DwMFaQ&c={DIGITS}",
        f"https://urldefense.com/v3/__{link}__;!!{DIGITS}$",
        f"https://mail.example/go?to={quote(f'https://l.facebook.com/l.php?u={once}', safe='')}",
        f"https://web.archive.org/web/20270314000000/{link}",
        f"https://web.archive.org/web/2027id_/{link.replace('//', '/')}",
        f"https://archive.ph/2027.03.14-101112/{link}", f"https://archive.today/o/AbCd1/{link}",
        f"http://timetravel.mementoweb.org/memento/2027/{link}",
        f"https://gear-example.translate.goog/claims/C1/v1/?_x_tr_sl=en&_x_tr_tl={DIGITS}",
        link.replace("/C1", "/\nC1"), link.replace("gear", "ge\u200bar"),
        f"gear.example/claims/C1/v1/?t={DIGITS}",
        f'<a href="{link}?a=1&amp;b={DIGITS}">here</a>',
    ]  # fmt: skip


@pytest.fixture
def claim(db):
    return objects.published_claim()


def answer(client, text):
    response = client.post(reverse("check"), {"q": text})
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("text", wrapped())
def test_a_link_is_read_however_it_came(client, claim, text):
    written = answer(client, text)
    assert f"{claim.identifier}, version 1, stands" in written
    assert "names no version" not in written


@pytest.mark.parametrize(
    "text", ["http://[", "https://a.example/?u=https%3A%2F%2F", "?as-of=", "https:///"]
)
def test_a_link_that_is_none_is_no_error(client, claim, text):
    straightened(text)
    answer(client, text)


FILES = ["cite.bib", "cite.ris", "cite.csl.json", "data.ttl", "data.nt", "data.jsonld", "data.trig"]


@pytest.mark.parametrize("file", FILES)
def test_what_the_site_gives_out_of_a_version_is_read_back(client, claim, file):
    given = client.get(f"/claims/{claim.identifier}/v1/{file}").content.decode()
    written = answer(client, given)
    assert f"{claim.identifier}, version 1, stands" in written
    assert "names another version" not in written


def test_a_reference_printed_in_each_style_is_read_back(client, claim):
    panel = Page(client, f"/claims/{claim.identifier}/v1/?cite=styles").by_id("cite")
    printed = [flat(node) for node in panel.iter("dd") if node.get("class") == "copyable"]
    assert len(printed) == len(STYLES) + 2  # Those of two Wikipedias.
    for reference in printed:
        written = answer(client, reference)
        assert f"{claim.identifier}, version 1, stands" in written


@pytest.fixture
def corrected(claim):
    """A first and a second version, with the moment between the two."""
    between = timezone.now()
    claim.low = 250
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION, "A misprint of ours."))
    return between


def test_an_address_with_a_moment_means_the_version_of_that_moment(client, corrected):
    moment = quote(corrected.isoformat().replace("+00:00", "Z"))
    written = answer(client, f"https://gear.example/claims/C1/?utm_source=x&as-of={moment}")
    assert "C1, version 1, was replaced" in written
    assert "names no version" not in written


def test_the_file_of_one_version_with_the_digest_of_another_is_told(client, corrected):
    older, newer = (version.digest for version in Version.objects.of("claim", "C1"))
    given = client.get("/claims/C1/v1/data.ttl").content.decode().replace(older, newer)
    assert "names another version" in answer(client, given)
