"""What web servers are told of the files of an edition."""

import re
import subprocess
import time
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from khojaly.static_edition.manifest import Manifest
from tests.khojaly.operations.faults.site import free_port
from tests.khojaly.operations.test_deployment import needed

from .conftest import baked

pytestmark = pytest.mark.django_db

NGINX = """user root; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; events {{}}
http {{
access_log off; include /etc/nginx/mime.types;
client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
server {{ listen 127.0.0.1:{port}; root {edition}; include {edition}/types.conf; }}
}}
"""


def test_hosts_of_files_are_told_each_type_once(claim, tmp_path):
    baked(tmp_path)
    headers = (tmp_path / "_headers").read_text()
    assert "/*.bib\n  Content-Type: application/x-bibtex; charset=utf-8" in headers
    assert "/*.csl.json\n  Content-Type: application/vnd.citationstyles.csl+json" in headers
    assert re.search(r"/checkpoints/\d+/\n  Content-Type: application/json\n", headers)
    assert "/*.json\n" not in headers
    assert "\n  Content-Type" not in headers.partition("\n/")[0]
    assert "default-src 'none'" in headers
    assert "frame-ancestors" not in headers


@pytest.mark.drill
def test_nginx_hands_out_every_file_with_the_type_of_the_served_page(claim, tmp_path):
    nginx, edition, port = needed("nginx"), tmp_path / "edition", free_port()
    baked(edition)
    (tmp_path / "nginx.conf").write_text(NGINX.format(folder=tmp_path, edition=edition, port=port))
    process = subprocess.Popen([nginx, "-p", tmp_path, "-c", tmp_path / "nginx.conf"])
    try:
        entries = Manifest.read(edition).entries
        told = {address: _type_from(port, entry.file) for address, entry in entries.items()}
    finally:
        process.terminate()
        process.wait(20)
    assert len(told) > 50
    assert told == {address: _plain(entry.media_type) for address, entry in entries.items()}


def _type_from(port, file):
    address = f"http://127.0.0.1:{port}/{quote(file.removesuffix('index.html'))}"
    deadline = time.monotonic() + 20
    while True:
        try:
            with urlopen(address, timeout=20) as answer:
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                return _plain(answer.headers["Content-Type"])
        except URLError:
            assert time.monotonic() < deadline, "nginx did not start."
            time.sleep(0.1)


def _plain(media_type):
    """A media type without its parameters: servers add the charset of their own."""
    kind = media_type.partition(";")[0]
    return "application/xml" if kind == "text/xml" else kind
