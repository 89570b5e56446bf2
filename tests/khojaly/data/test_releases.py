import csv
import gzip
import io
import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import bibtexparser
import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from frictionless import Package
from rdflib import Graph, URIRef

from khojaly.data.reading import standing
from khojaly.data.releases import NothingNew, make_release
from khojaly.data.tables import KINDS, tables_of
from khojaly.ledger.lifecycle import withdraw
from khojaly.ledger.models import Version
from tests import objects
from tests.khojaly.data.conftest import SITE

CLAIM = URIRef("https://schema.org/Claim")


def rows(folder, table):
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.drill
def test_frictionless_finds_the_data_package_valid(release):
    report = Package(str(release / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "fieldName", "type", "note"])[:5]


def test_frictionless_would_find_a_claim_of_nobody(release, tmp_path):
    folder = shutil.copytree(release, tmp_path / "copy")
    path = folder / "claims.csv"
    path.chmod(0o644)
    path.write_text(path.read_text().replace(",human-rights-watch,", ",nobody,"))
    report = Package(str(folder / "datapackage.json")).validate()
    assert "foreign-key" in {row[0] for row in report.flatten(["type"])}


@pytest.mark.django_db
def test_a_text_that_a_spreadsheet_would_run_is_marked_in_csv_and_as_published_elsewhere(tmp_path):
    claim = objects.published_claim()
    cited = claim.citations.get().source
    cited.title = title = '=HYPERLINK("https://example.org")'
    cited.save()
    objects.publish([cited], objects.publication("correction"))
    made = make_release(SITE, tmp_path)
    assert [row["title"] for row in rows(made, "sources")] == [f"'{title}"]
    assert rows(made, "claims")[0]["low"] == "200"
    with sqlite3.connect(made / "khojaly.sqlite") as tables:
        assert tables.execute("SELECT title FROM sources").fetchall() == [(title,)]
    records = map(json.loads, (made / "records.jsonl").read_text().splitlines())
    assert title in [record["content"].get("title") for record in records]


def test_the_tables_hold_what_is_published(release):
    hrw = next(row for row in rows(release, "claims") if row["id"] == "C110")
    assert [hrw[name] for name in ("qualifier", "low", "possible_low", "possible_high")] == [
        "at-least", "200", "500", "1000",
    ]  # fmt: skip
    version = Version.objects.of("claim", "C110").last()
    assert (hrw["digest"], hrw["path"]) == (version.digest, f"/claims/C110/v{version.number}/")
    names = {row["name"] for row in rows(release, "place_names") if row["place"] == "khojaly"}
    assert {"Xocalı", "Խոջալու", "Ходжалы"} <= names
    assert len(rows(release, "versions")) == Version.objects.count()


def texts_in(value):
    """Every text in JSON data, but the names of kinds in references."""
    if isinstance(value, dict):
        for key, part in value.items():
            if not (key == "kind" and "id" in value):
                yield from texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, str) and value:
        yield value


@pytest.mark.content
def test_no_text_of_any_record_is_missing_from_the_tables():
    for kind in KINDS:
        for version in standing(kind, Version.objects.head().seq):
            cells = {
                str(cell)
                for table in tables_of(kind)
                for row in table.rows(version)
                for cell in row.values()
            }
            missing = set(texts_in(version.data["content"])) - cells
            assert not missing, (version.identifier, missing)


def test_the_sqlite_file_keeps_its_foreign_keys(release):
    database = sqlite3.connect(f"file:{release / 'khojaly.sqlite'}?mode=ro", uri=True)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    found = database.execute(
        "SELECT actors.name_es FROM claims JOIN actors ON claimant = actors.id WHERE claims.id = ?",
        ["C110"],
    ).fetchone()
    assert found == ("Human Rights Watch (antes Helsinki Watch)",)


def test_every_source_is_in_the_bibliographies(release):
    identifiers = {row["id"] for row in rows(release, "sources")}
    library = bibtexparser.parse_string((release / "sources.bib").read_text())
    assert {entry.key for entry in library.entries} == identifiers
    assert not library.failed_blocks
    items = json.loads((release / "sources.csl.json").read_text())
    assert {item["id"] for item in items} == identifiers


def test_the_rdf_file_names_every_claim(release):
    graph = Graph().parse(
        data=gzip.decompress((release / "khojaly.nt.gz").read_bytes()), format="nt"
    )
    claims = set(graph.subjects(predicate=None, object=CLAIM))
    assert len(claims) == len(rows(release, "claims"))
    assert URIRef(f"{SITE}/claims/C110/#claim") in claims


def test_the_ledger_in_it_verifies_with_the_script_that_readers_get(release, tmp_path):
    ledger = tmp_path / "ledger.jsonl"
    ledger.write_bytes(gzip.decompress((release / "ledger.jsonl.gz").read_bytes()))
    script = Path(settings.BASE_DIR) / "static" / "verify_ledger.py"
    run = subprocess.run([sys.executable, script, ledger], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_checksums_and_the_archive_are_those_of_the_files(release):
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=release, check=True)
    with zipfile.ZipFile(release / f"khojaly-{release.name}.zip") as archive:
        inside = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    made = bytes_of(release)
    assert all(made[name] == content for name, content in inside.items())
    assert set(made) - set(inside) == {"release.json", f"khojaly-{release.name}.zip"}


def test_the_notes_explain_every_column_in_both_languages(release):
    fields = json.loads((release / "datapackage.json").read_text())["resources"]
    for notes in ("README.md", "LEEME.md"):
        text = (release / notes).read_text()
        assert all(f"`{f['name']}`" in text for table in fields for f in table["schema"]["fields"])
    assert "nunca" in (release / "LEEME.md").read_text()


@pytest.mark.drill
def test_the_same_position_of_the_ledger_gives_the_same_bytes(release, tmp_path):
    again = make_release(SITE, tmp_path / "elsewhere")
    assert again.name == release.name
    assert bytes_of(again) == bytes_of(release)


@pytest.mark.django_db
def test_a_release_is_made_once_and_never_changed(releases):
    objects.published_claim()
    first = make_release(SITE)
    before = bytes_of(first)
    with pytest.raises(NothingNew):
        make_release(SITE)
    said = io.StringIO()
    call_command("release_data", stdout=said)
    assert said.getvalue() == f"Nothing was published since the release {first.name}.\n"
    assert bytes_of(first) == before


@pytest.mark.django_db
def test_without_anything_published_there_is_no_release(releases):
    with pytest.raises(CommandError, match="Nothing has been published yet"):
        call_command("release_data")
    assert not releases.exists()


@pytest.mark.django_db
def test_a_release_that_fails_leaves_nothing_behind(releases, monkeypatch):
    objects.published_claim()
    monkeypatch.setattr("khojaly.data.releases.write_archive", lambda *given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_release(SITE)
    assert list(releases.iterdir()) == []


@pytest.mark.django_db
def test_a_withdrawn_claim_is_in_it_with_its_status(releases):
    claim = objects.published_claim()
    withdraw(claim, objects.publication(reason="The report was misread."))
    folder = make_release(SITE)
    row = next(row for row in rows(folder, "claims") if row["id"] == claim.identifier)
    assert (row["status"], row["version"], row["low"]) == ("withdrawn", "2", "200")
    reasons = {row["change_reason"] for row in rows(folder, "versions")}
    assert "The report was misread." in reasons
    line = json.loads((folder / "records.jsonl").read_text().splitlines()[1])
    assert (line["kind"], line["status"]) == ("claim", "withdrawn")


@pytest.mark.django_db
def test_a_draft_is_in_no_file(releases):
    claim = objects.published_claim()
    type(claim).objects.filter(pk=claim.pk).update(low=987654)
    objects.actor("memorial", "Memorial")
    for name, content in bytes_of(make_release(SITE)).items():
        assert b"987654" not in content, name
        assert b"Memorial" not in content, name
