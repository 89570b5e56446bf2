import errno
import gzip
import hashlib
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from khojaly.ledger.publishing import publish
from sources.models import Snapshot, Source
from sources.snapshots import path_of
from tests import objects
from tests.khojaly.desk.conftest import Desk, form_fields

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
WARC = b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n"


def archive():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("report.txt", "x" * 50)
    return data.getvalue()


def _name(value):
    """Of a file's content nothing stands in the name of a test."""
    return "" if isinstance(value, bytes) else value


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.SNAPSHOT_DIR = tmp_path / "copies"
    return settings.SNAPSHOT_DIR


@pytest.fixture
def source(db):
    made = objects.source()
    publish([made], objects.publication())
    return made


@pytest.fixture
def editor(db):
    return Desk("Aytan", "editor")


def address(source):
    return reverse("admin:sources_source_snapshots", args=[source.pk])


def upload(desk, source, data=PDF, name="report.pdf", **given):
    fields = form_fields(desk.get(address(source)))
    fields |= {"change_reason": "Scanned in the library.", "custody_note": "From its library."}
    files = {"file": SimpleUploadedFile(name, data)} if data is not None else {}
    fields.pop("file", None)
    answer = desk.client.post(address(source), fields | given | files, follow=True)
    return answer.content.decode()


def test_a_copy_is_kept_under_its_digest_with_who_when_and_why(editor, source, folder):
    upload(editor, source)
    copy = Snapshot.objects.get()
    assert copy.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (copy.size, copy.media_type, copy.captured_by) == (len(PDF), "application/pdf", "Aytan")
    assert copy.history.get().history_change_reason == "Scanned in the library."
    assert path_of(copy.sha256).read_bytes() == PDF
    assert folder in path_of(copy.sha256).parents


def test_a_copy_makes_a_draft_that_says_its_digest_size_and_day_when_published(editor, source):
    upload(editor, source, captured_at="2024-03-01 10:00")
    source = Source.objects.get()
    assert source.status == "draft"
    assert "application/pdf" not in editor.client.get("/sources/S1/").content.decode()
    publish([source], objects.publication("correction"))
    page = editor.client.get("/sources/S1/").content.decode()
    assert hashlib.sha256(PDF).hexdigest() in page
    assert "1 March 2024" in page
    assert "From its library." not in page


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (PNG, "scan.PNG", "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"\x00" * 40, "scan.jpeg", "image/jpeg"),
        (HTML, "page.html", "text/html"),
        ("Xocalı, 26 fevral 1992".encode(), "notes.txt", "text/plain"),
        (WARC, "site.warc", "application/warc"),
        (gzip.compress(WARC, mtime=0), "site.warc.gz", "application/warc"),
    ],
    ids=_name,
)
def test_the_types_that_are_stored_are_known_by_content(editor, source, data, name, kind):
    upload(editor, source, data, name)
    assert Snapshot.objects.get().media_type == kind


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (archive(), "report.pdf", "named .pdf but holds a zip archive"),
        (HTML, "report.pdf", "named .pdf but holds text/html"),
        (PDF, "report", "named without an ending but holds application/pdf"),
        (b"MZ\x90\x00" + b"\x00" * 60, "report.exe", "This type of file"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "map.svg", "image/svg+xml"),
        (b"\x00\x01\x02\x03", "report.txt", "application/octet-stream"),
        (b"", "report.pdf", "empty"),
    ],
    ids=_name,
)
def test_another_type_is_refused_with_the_reason_and_nothing_typed_is_lost(
    editor, source, data, name, sentence
):
    page = upload(editor, source, data, name)
    assert sentence in page
    assert "Scanned in the library." in page
    assert "From its library." in page
    assert not Snapshot.objects.exists()


def test_a_file_of_fifty_megabytes_is_answered_with_a_sentence(editor, source, folder):
    page = upload(editor, source, PDF + b"x" * 50 * 1024 * 1024)
    assert "The file has 50.0\xa0MB; at most 25.0\xa0MB are stored." in page
    assert not folder.exists()


def test_the_same_file_is_not_stored_twice_for_one_source(editor, source):
    upload(editor, source)
    assert "stored with the source already" in upload(editor, source)
    assert Snapshot.objects.count() == 1


def test_an_archive_address_is_recorded_without_a_file(editor, source):
    archived = "https://web.archive.org/web/2024/https://www.hrw.org/reports/1994/azerbaijan.pdf"
    upload(editor, source, None, archived_url=archived)
    assert Source.objects.get().archived_url == archived
    assert Source.objects.get().history.first().history_change_reason == "Scanned in the library."


def test_neither_file_nor_address_is_asked_for(editor, source):
    assert "Choose a file, or give the address" in upload(editor, source, None)


def test_a_stored_page_is_only_ever_downloaded(editor, source):
    upload(editor, source, HTML, "page.html")
    sha256 = Snapshot.objects.get().sha256
    answer = editor.client.get(reverse("admin:sources_snapshot_download", args=[source.pk, sha256]))
    assert b"".join(answer.streaming_content) == HTML
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="S1-{sha256[:12]}.html"'
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_reader_cannot_download_it(editor, source, client):
    upload(editor, source)
    answer = client.get(f"{address(source)}{Snapshot.objects.get().sha256}/")
    assert answer.status_code == 302
    assert "/admin/login/" in answer.url


def test_the_command_verifies_every_stored_copy(editor, source, capsys):
    upload(editor, source)
    call_command("verify_snapshots")
    assert "1 copies are what the record says." in capsys.readouterr().out
    path = path_of(Snapshot.objects.get().sha256)
    path.chmod(0o640)
    path.write_bytes(PDF + b"%")
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("verify_snapshots")
    assert "S1" in capsys.readouterr().err
    path.unlink()
    with pytest.raises(CommandError):
        call_command("verify_snapshots")
    assert "missing" in capsys.readouterr().err


def test_on_a_full_disk_a_sentence_is_said_and_nothing_left(editor, source, folder, monkeypatch):
    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("sources.snapshots.storing.os.fsync", full)
    editor.client.raise_request_exception = False
    told = upload(editor, source)
    assert "Nothing was saved" in told
    assert "There is no room left on the disk" in told
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert not source.snapshots.exists()


def test_one_account_stores_so_much_a_day(editor, source, settings):
    settings.SNAPSHOT_DAILY = len(PDF) + 10
    assert "Kept with" in upload(editor, source)
    assert "One account stores" in upload(editor, source, PDF + b"\n% another\n", "another.pdf")
    assert source.snapshots.count() == 1
