"""A reviewer reads titles and whole numbers, and has the source at the page beside the form."""

import html
import re

import pytest

from sources.models import Snapshot
from sources.snapshots import path_of
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"


@pytest.fixture
def kept(claim, settings, tmp_path):
    """A stored PDF of the claim's source, cited at page 6."""
    settings.SNAPSHOT_DIR = tmp_path
    citation = claim.citations.get()
    citation.locator_label = "page"
    citation.save()
    made = Snapshot.objects.create(
        source=citation.source, sha256="a" * 64, size=len(PDF), media_type="application/pdf",
        captured_at="2024-05-03T10:00:00Z", captured_by="Aytan",
    )  # fmt: skip
    path_of(made.sha256).parent.mkdir(parents=True, exist_ok=True)
    path_of(made.sha256).write_bytes(PDF)
    return made


def test_a_draft_is_reviewed_by_names_and_titles_and_not_by_parts_of_addresses(reviewer, claim):
    about = {name: getattr(claim, name) for name in ("event", "question", "claimant")}
    draft = objects.claim(about | {"source": claim.citations.get().source}, low=300)
    text = Page(reviewer.client, reviewer.address(draft, "review")).text
    assert "Khojaly massacre" in text
    assert "khojaly-massacre-1992" not in text
    assert "How many civilians were killed?" in text
    assert "S1 Azerbaijan: Seven Years of Conflict" in text


def test_a_figure_that_was_changed_reads_as_two_whole_numbers(editor, reviewer, claim):
    editor.save(
        claim, low="1200", statement_en="It says that at least 1,200 civilians of the town died.",
        figure_shown="on", change_reason="Read.",
    )  # fmt: skip
    editor.act(claim, "submit")
    reviewer.act(claim, "publish", change_kind="correction", reason="Read.")
    editor.save(
        claim, low="9999", statement_en="It says that at least 9,999 civilians of the town died.",
        figure_shown="on", change_reason="Read.",
    )  # fmt: skip
    text = Page(reviewer.client, reviewer.address(claim, "review")).text
    assert "1,200 → 9,999 civilians" in text
    assert "1,2009,999" not in re.sub(r"\s", "", text.replace(" → ", "→"))


def test_the_review_leads_to_the_source_at_its_page_and_shows_the_copy(reviewer, claim, kept):
    page = Page(reviewer.client, reviewer.address(claim, "review"))
    assert "p. 6" in page.text
    assert "https://www.hrw.org/reports/1994/azerbaijan.pdf#page=6" in page.links()
    [frame] = list(page.tree.iter("iframe"))
    address = frame.get("src")
    assert address.endswith("/view/#page=6")
    answer = reviewer.client.get(address.partition("#")[0])
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    policy = reviewer.client.get(reviewer.address(claim, "review"))["Content-Security-Policy"]
    assert "frame-src 'self'" in policy


@pytest.mark.parametrize(
    ("kind", "status", "locked"),
    [("text/html", 200, True), ("image/png", 200, False), ("application/warc", 404, False)],
)
def test_a_page_that_is_kept_runs_nothing_and_a_container_is_not_shown(
    reviewer, kept, kind, status, locked
):
    Snapshot.objects.filter(pk=kept.pk).update(media_type=kind)
    answer = reviewer.client.get(
        f"/admin/sources/source/{kept.source_id}/snapshots/{kept.sha256}/view/"
    )
    assert answer.status_code == status
    assert answer.get("Content-Security-Policy", "").startswith("sandbox;") is locked


def test_whoever_is_not_signed_in_sees_no_copy(client, kept):
    address = f"/admin/sources/source/{kept.source_id}/snapshots/{kept.sha256}/view/"
    assert client.get(address).status_code == 302


def test_a_saved_preview_has_a_way_back(editor, claim):
    links = Page(editor.client, editor.address(claim, "preview")).links()
    assert {editor.address(claim), editor.address(claim, "review")} <= set(links)


def test_what_is_wrong_is_listed_at_the_top_with_links_to_the_fields(editor, claim):
    answer = editor.save(claim, claimed_on="soon", change_reason="", **{"citations-0-source": ""})
    text = html.unescape(answer.content.decode())
    top = text[text.index('class="faults') : text.index("</nav>", text.index('class="faults'))]
    assert '<a href="#id_claimed_on">' in top
    assert '<a href="#id_change_reason">' in top
    assert '<a href="#id_citations-0-source">' in top


def test_the_desk_speaks_of_itself_and_not_of_a_web_site(editor, client):
    assert "Everything on the desk" in editor.get("/admin/")
    sent = client.post("/admin/login/", {"username": "x", "password": "y"}).content.decode()
    assert "No account has this name and password." in sent
    out = editor.client.post("/admin/logout/").content.decode()
    assert "You are signed out" in out
    assert "quality time" not in out
