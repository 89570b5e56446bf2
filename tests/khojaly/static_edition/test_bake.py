import posixpath
import re
from html import escape, unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import pytest
from django.core.management import CommandError, call_command

from events.models import Claim
from khojaly.guard import limits
from khojaly.ledger.lifecycle import merge, withdraw
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from khojaly.static_edition.addresses import file_of, is_written
from khojaly.static_edition.manifest import Manifest
from tests import objects

from .conftest import SITE, baked

pytestmark = pytest.mark.django_db


def pages(folder):
    return sorted(Path(folder).rglob("*.html"))


def contents(folder):
    """Every file of an edition but its manifest, by name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in Path(folder).rglob("*")
        if path.is_file() and path.name != "bake.json"
    }


def links(path):
    tree = html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    found = (node.get("href") or node.get("src") for node in tree.iter())
    return [link for link in found if link]


def test_every_link_is_relative_and_leads_to_a_file(claim, tmp_path):
    baked(tmp_path)
    assert len(pages(tmp_path)) > 50
    for page in pages(tmp_path):
        for link in links(page):
            target = urldefrag(link).url
            if target and not urlsplit(target).scheme:
                assert not target.startswith("/"), f"{page}: {link}"
                assert (page.parent / target).is_file(), f"{page}: {link}"


def test_a_baked_page_is_the_served_page(claim, client, tmp_path, settings):
    baked(tmp_path)
    settings.ALLOWED_HOSTS = ["khojaly.example"]
    manifest = Manifest.read(tmp_path)
    for address, entry in manifest.entries.items():
        served = client.get(address, secure=True, headers={"host": "khojaly.example"}, follow=True)
        body = b"".join(served) if served.streaming else served.content
        file = (tmp_path / entry.file).read_bytes()
        if entry.media_type.startswith("text/html"):
            assert comparable(file.decode(), baked_target(entry)) == comparable(
                with_forms(body.decode(), address), served_target(address)
            ), address
        else:
            assert file == body, address
        assert served["Content-Type"] == entry.media_type


def with_forms(html, address):
    """A page with its forms sent to the running site; one that says no address, to the page's."""

    def led(match):
        return f'{match[1]}{SITE}{escape(urljoin(address, unescape(match[2])))}"'

    said = re.sub(r"<form(?![^>]*\saction=)", '<form action=""', html)
    return re.sub(r'(<form[^>]*\saction=")([^"]*)"', led, said)


def comparable(html, target):
    """A page with each of its links as the file, or the place on the site, that it leads to."""
    return re.sub(
        r'(\s(?:href|src|action)=")([^"]*)"', lambda match: match[1] + target(match[2]), html
    )


def baked_target(entry):
    here = posixpath.dirname(entry.file)

    def target(link):
        if link.startswith("#") or urlsplit(link).scheme:
            return link.removeprefix(SITE)
        return posixpath.normpath(posixpath.join(here, link))

    return target


def served_target(address):
    def target(link):
        if link.startswith("#") or urlsplit(link).scheme:
            return link.removeprefix(SITE)
        whole, fragment = urldefrag(urljoin(address, link.replace("&amp;", "&")))
        if not is_written(whole):
            return urljoin(address, link)
        return file_of(whole) + (f"#{fragment}" if fragment else "")

    return target


def test_nothing_is_drawn_twice_when_nothing_was_published(claim, tmp_path):
    first = baked(tmp_path)
    again = baked(tmp_path)
    assert (again.written, again.kept) == (0, first.written)


@pytest.mark.drill
def test_after_a_publication_the_edition_is_what_a_new_one_would_be(claim, tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    everything = baked(old).written
    claim.low = 300
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION))
    assert 0 < baked(old).written < everything
    baked(new)
    assert contents(old) == contents(new)


@pytest.mark.drill
def test_the_pinned_pages_of_other_things_are_not_drawn_again(claim, tmp_path):
    baked(tmp_path)
    kept = tmp_path / "claims" / "C2" / "v1" / "index.html"
    before = kept.stat().st_mtime_ns
    claim.low = 300
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION))
    baked(tmp_path)
    assert kept.stat().st_mtime_ns == before
    assert "2 has replaced it" in (tmp_path / "claims/C1/v1/index.html").read_text()


@pytest.mark.drill
def test_what_is_withdrawn_or_merged_keeps_its_page(claim, tmp_path):
    baked(tmp_path)
    other = Claim.objects.get(identifier="C2")
    withdraw(claim, objects.publication(ChangeKind.WITHDRAWN, "The figure is of another town."))
    baked(tmp_path)
    page = tmp_path / "claims" / "C1" / "index.html"
    assert "The figure is of another town." in page.read_text()
    third = objects.claim(
        about={
            "event": claim.event, "question": claim.question, "claimant": other.claimant,
            "source": claim.citations.get().source,
        }
    )  # fmt: skip
    publish([third], objects.publication())
    merge(other, third, objects.publication(ChangeKind.MERGED, "The same claim twice."))
    baked(tmp_path)
    assert 'url=../C3/index.html"' in (tmp_path / "claims/C2/index.html").read_text()


@pytest.mark.drill
def test_a_run_that_was_cut_short_is_taken_up_again(claim, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("khojaly.static_edition.bake.write_headers", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            baked(tmp_path)
    assert Manifest.read(tmp_path) is None
    baked(tmp_path)
    assert Manifest.read(tmp_path).position == 7


def test_forms_lead_to_the_running_site(claim, tmp_path):
    baked(tmp_path)
    page = (tmp_path / "claims" / "index.html").read_text()
    assert f'<form action="{SITE}/claims/" class="filters"' in page
    question = f"questions/{claim.question.slug}/"
    counted = (tmp_path / question / "index.html").read_text()
    assert f'<form action="{SITE}/{question}" class="events-counted"' in counted
    for path in pages(tmp_path):
        for form in re.findall(r"<form[^>]*>", path.read_text(encoding="utf-8")):
            assert f' action="{SITE}/' in form, f"{path}: {form}"


def test_filters_and_days_are_left_to_the_running_site():
    assert is_written("/claims/?page=2")
    assert not is_written("/claims/?claimant=memorial")
    assert not is_written("/claims/?as-of=2026-11-22")


def test_the_command_wants_a_scheme_and_a_host(tmp_path):
    with pytest.raises(CommandError, match="a scheme and a host"):
        call_command("bake", str(tmp_path), site="khojaly.example")


@pytest.mark.drill
def test_limits_on_what_visitors_ask_do_not_keep_pages_out_of_it(claim, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "READING", limits.Limit("reading", times=0, seconds=60))
    outcome = baked(tmp_path)
    assert outcome.refused == []
    assert (tmp_path / file_of(f"/claims/{claim.identifier}/history/")).is_file()
