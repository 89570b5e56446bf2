"""The scripts of the data page, run as a researcher runs them, against a site that answers."""

import json
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec

import pytest
import rispy

from khojaly.data.releases import make_release
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db(transaction=True)
LONGEST = 10
TOLD = ("Human Rights Watch", "independent", "200", "Azerbaijani civilians", "S1", "6")


@pytest.fixture
def script(client, live_server):
    """The text of a script, on a site with a release: two figures on the dead, one on others."""
    objects.published_rival(objects.published_claim())
    living = objects.question("taken-hostage", order=301)
    living.group = "living"
    living.save()
    others = {"event": None, "question": living, "claimant": None, "source": None}
    _publish_another(others)
    make_release(live_server.url)
    client.defaults["HTTP_HOST"] = live_server.url.removeprefix("http://")
    page = Page(client, "/data/")
    return lambda name: "".join(page.by_id(f"script-{name}").itertext())


def _publish_another(about):
    from events.models import Claim

    known = Claim.objects.get(identifier="C1")
    about |= {name: getattr(known, name) for name in ("event", "claimant")}
    about["source"] = known.citations.get().source
    objects.publish([about["question"]], objects.publication())
    made = objects.claim(about, low=987, scope_en="hostages", scope_es="rehenes")
    objects.publish([made], objects.publication())


def run(command, text):
    ran = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def assert_both_figures(output):
    """Each claim on the dead is told whole in one line, and no other."""
    lines = output.splitlines()
    assert any(all(part in line for part in TOLD) for line in lines), output
    assert any("Memorial" in line and "181" in line for line in lines), output
    assert "987" not in output


@pytest.mark.parametrize("name", ["r", "pandas", "rdflib", "openrefine", "zotero"])
def test_none_is_longer_than_ten_lines(script, name):
    assert 1 < len(script(name).strip().splitlines()) <= LONGEST


@pytest.mark.skipif(not shutil.which("Rscript"), reason="there is no R")
def test_r_reads_the_release(script):
    assert_both_figures(run(["Rscript", "-"], script("r")))


@pytest.mark.skipif(not find_spec("pandas"), reason="there is no pandas")
def test_pandas_reads_the_release(script):
    assert_both_figures(run([sys.executable, "-"], script("pandas")))


def test_rdflib_reads_the_release(script):
    assert_both_figures(run([sys.executable, "-"], script("rdflib")))


def test_openrefines_questions_are_answered(script):
    assert_both_figures(run([sys.executable, "-"], script("openrefine")))


def test_zotero_is_given_every_claim_with_all_of_it_as_abstract(script, zotero, tmp_path):
    text = script("zotero").replace("127.0.0.1:23119", f"127.0.0.1:{zotero.server_port}")
    subprocess.run(["sh", "-e"], input=text, text=True, cwd=tmp_path, check=True)
    path, body = zotero.taken.pop()
    assert path.startswith("/connector/import?session=")
    entries = rispy.loads(body.decode())
    assert_both_figures("\n".join(entry["abstract"] for entry in entries))


@pytest.fixture
def zotero():
    """What listens where Zotero does, and keeps what it was given."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            size = int(self.headers["Content-Length"])
            self.server.taken.append((self.path, self.rfile.read(size)))
            self.send_response(201)
            self.end_headers()
            self.wfile.write(json.dumps([]).encode())

        def log_message(self, *arguments):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.taken = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
