"""The link checker against a server on this machine that answers whatever the web does."""

import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from khojaly.desk.checks import findings
from khojaly.ledger.publishing import has_changes, publish
from sources.links import checking
from sources.links.asking import ask
from sources.links.checking import check, due
from sources.models import Link, Source
from tests import objects
from tests.sources.loopback import page, status, web

pytestmark = pytest.mark.django_db


def _slow(handler):
    time.sleep(0.6)
    status(200)(handler)


def _head_refused(handler):
    (status(405) if handler.command == "HEAD" else page("x"))(handler)


ANSWERS = {
    "/alive": page("Here"),
    "/moved": status(301, Location="/alive"),
    "/circle": status(302, Location="/circle"),
    "/missing": status(404),
    "/gone": status(410),
    "/moved-away": status(301, Location="/missing"),
    "/broken": status(500),
    "/no-programs": status(403),
    "/no-head": _head_refused,
    "/later": status(429, Retry_After="120"),
    "/slow": _slow,
}


@pytest.fixture
def site(monkeypatch):
    with web(ANSWERS, monkeypatch) as server:
        yield server


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/alive", ("alive", "200")),
        ("/moved", ("alive", "200")),
        ("/no-head", ("alive", "200")),
        ("/missing", ("dead", "404")),
        ("/gone", ("dead", "410")),
        ("/moved-away", ("dead", "404")),
        ("/broken", ("unknown", "500")),
        ("/no-programs", ("unknown", "403")),
        ("/circle", ("unknown", "302")),
        ("/slow", ("unknown", "timeout")),
    ],
)
def test_an_answer_means_alive_dead_or_not_to_be_told(site, path, found):
    answer = ask(site.base + path, 0.3)
    assert (answer.status, answer.detail) == found


def test_a_host_that_is_not_there_is_dead_and_one_within_is_not_asked():
    assert ask("https://khojaly.invalid/", 2).status == "dead"
    assert ask("http://127.0.0.1/", 2).detail == "not a public address"


def linked(site, path, **fields):
    made = objects.source(title=path, url=site.base + path, **fields)
    publish([made], objects.publication())
    return made


def test_what_is_found_is_no_edit_and_no_draft(site):
    source = linked(site, "/gone")
    edits = source.history.count()
    call_command("check_links", delay=0, verbosity=0)
    source.refresh_from_db()
    assert source.link.status == "dead"
    assert source.link.dead_since == timezone.now().date()
    assert (source.status, source.history.count()) == ("published", edits)
    assert not has_changes(source)


def test_progress_is_shown_and_a_second_run_does_nothing(site, capsys):
    linked(site, "/alive")
    linked(site, "/missing")
    call_command("check_links", delay=0)
    said = capsys.readouterr().out
    assert "1 of 2  S1" in said
    assert "2 asked: 1 alive, 1 dead" in said
    call_command("check_links", delay=0)
    assert "0 asked: nothing was due" in capsys.readouterr().out


def test_a_run_that_was_stopped_is_gone_on_with(site):
    for path in ("/alive", "/moved", "/no-head"):
        linked(site, path)
    running = check(due(timedelta(days=7)), 0, 1)
    next(running)
    running.close()
    assert [source.identifier for source in due(timedelta(days=7))] == ["S2", "S3"]


def test_an_address_that_was_changed_is_due_again(site):
    source = linked(site, "/missing")
    call_command("check_links", delay=0, verbosity=0)
    Source.objects.filter(pk=source.pk).update(url=site.base + "/alive")
    call_command("check_links", delay=0, verbosity=0)
    link = Link.objects.get()
    assert (link.status, link.dead_since) == ("alive", None)


def test_the_day_an_address_died_stays_while_it_is_dead_or_cannot_be_told(site, monkeypatch):
    source = linked(site, "/missing")
    first = timezone.now().date() - timedelta(days=9)
    Link.objects.create(
        source=source, url=source.url, status="dead", dead_since=first, detail="404",
        checked_at=timezone.now() - timedelta(days=9),
    )  # fmt: skip
    call_command("check_links", delay=0, verbosity=0)
    assert Link.objects.get().dead_since == first
    monkeypatch.setitem(ANSWERS, "/missing", status(500))
    call_command("check_links", delay=0, days=0, verbosity=0)
    assert (Link.objects.get().status, Link.objects.get().dead_since) == ("unknown", first)
    monkeypatch.setitem(ANSWERS, "/missing", status(200))
    call_command("check_links", delay=0, days=0, verbosity=0)
    assert Link.objects.get().dead_since is None


class Clock:
    """A time in which nothing takes time but sleeping."""

    def __init__(self):
        self.now, self.slept = 0, []

    def monotonic(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


def test_one_host_is_left_alone_between_two_asks_and_as_long_as_it_wants(site, monkeypatch):
    for path in ("/later", "/alive", "/moved"):
        linked(site, path)
    clock = Clock()
    monkeypatch.setattr(checking.time, "monotonic", clock.monotonic)
    list(check(due(timedelta(days=7)), 5, 1, clock.sleep))
    assert clock.slept == [120, 5]


def test_the_site_says_who_asks(site):
    linked(site, "/alive")
    call_command("check_links", delay=0, verbosity=0)
    assert site.asked == [("HEAD", "/alive", site.asked[0][2])]
    assert "Khojaly" in site.asked[0][2]


def test_the_desk_lists_dead_addresses_until_an_editor_says_so_in_the_record(site):
    source = linked(site, "/gone", archived_url="https://web.archive.org/web/2020/x")
    call_command("check_links", delay=0, verbosity=0)
    (found,) = findings("dead-links")
    assert found.pk == source.pk
    assert found.sentence.startswith("410 since ")
    Source.objects.update(link_died="2026-11-26")
    assert findings("dead-links") == []


def test_a_page_whose_address_died_still_cites_it_and_offers_the_archived_copy(client):
    claim = objects.published_claim()
    source = claim.citations.get().source
    archived = "https://web.archive.org/web/2020/https://www.hrw.org/reports/1994/azerbaijan.pdf"
    source.url, source.archived_url = "https://www.hrw.org/gone", archived
    source.link_died = "2026-11-20"
    source.save()
    publish([source], objects.publication("correction"))
    for path in ("/sources/S1/", "/claims/C1/"):
        text = client.get(path).content.decode()
        assert "The address no longer answered on" in text
        assert "20 November 2026" in text
        assert f'href="{archived}"' in text
    spanish = client.get("/es/sources/S1/").content.decode()
    assert "20 de noviembre de 2026" in spanish
