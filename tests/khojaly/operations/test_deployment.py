"""The nginx example and the systemd unit that operators are given, as they stand, tried."""

import http.client
import os
import re
import shutil
import ssl
import subprocess
import time

import pytest
from django.conf import settings

from tests.khojaly.operations.faults.conftest import published, serve  # noqa: F401 (fixtures)
from tests.khojaly.operations.faults.site import free_port

pytestmark = pytest.mark.drill

FOLDER = settings.BASE_DIR / "khojaly" / "operations"
HOST, RECORD = "khojaly.example", "/claims/C1/v1/record.json"
PUBLIC = {
    "ALLOWED_HOSTS": HOST,
    "SECRET_KEY": "steppe-falcon-caspian-1992-steppe-falcon-caspian-1992",
    "METRICS_NETWORKS": "192.0.2.0/24",
}


def needed(program):
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"{program} is missing.")
    return found or pytest.skip(f"{program} is missing.")


def adapted(folder, ports, behind):
    """The example with other ports, and with a certificate that was made for the test."""
    text = (FOLDER / "nginx.conf").read_text()
    text = re.sub(r"listen \[::\].*\n", "", text)
    text = text.replace("listen 80;", f"listen 127.0.0.1:{ports[0]};")
    text = text.replace("listen 443", f"listen 127.0.0.1:{ports[1]}")
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    text = text.replace("/etc/ssl/khojaly", str(folder))
    (folder / "site.conf").write_text(text)
    temporary = "\n".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"user root;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\ndaemon off;\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{temporary}\ninclude {folder}/site.conf;\n}}\n"
    )


@pytest.fixture
def proxied(published, serve, tmp_path):  # noqa: F811
    """Asks the public site through nginx: `proxied("https", "/claims/")`."""
    nginx, openssl = needed("nginx"), needed("openssl")
    ports = free_port(), free_port()
    adapted(tmp_path, ports, serve(published, **PUBLIC).port)
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={HOST}",
         "-keyout", tmp_path / "privkey.pem", "-out", tmp_path / "fullchain.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    process = subprocess.Popen([nginx, "-p", tmp_path, "-c", tmp_path / "nginx.conf"])
    ask = Asking(*ports)
    ask.until_answered()
    yield ask
    process.terminate()
    process.wait(20)


class Asking:
    def __init__(self, plain, secure):
        self.ports = {"http": plain, "https": secure}

    def __call__(self, scheme, path, method="GET", **headers):
        kind = http.client.HTTPConnection
        if scheme == "https":
            kind = _trusting_anyone
        connection = kind("127.0.0.1", self.ports[scheme], timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers={"Host": HOST} | named)
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        connection.close()
        return answer

    def until_answered(self):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                return self("http", "/")
            except OSError:
                time.sleep(0.1)
        raise AssertionError("nginx did not start.")


def _trusting_anyone(host, port, timeout):
    context = ssl._create_unverified_context()
    return http.client.HTTPSConnection(host, port, timeout=timeout, context=context)


def test_the_site_behind_the_nginx_example_knows_how_it_was_asked(proxied):
    plain = proxied("http", "/claims/")
    assert (plain.status, plain.headers["Location"]) == (308, f"https://{HOST}/claims/")
    page = proxied("https", RECORD)
    assert page.status == 200
    assert "max-age=31536000" in page.headers["Strict-Transport-Security"]
    assert "nginx/" not in page.headers["Server"]
    assert proxied("https", RECORD).headers["Cache-Status"] == "khojaly; hit"
    tag = page.headers["ETag"]
    assert proxied("https", RECORD, If_None_Match=tag).status == 304
    feed = proxied("https", "/claims/C1/feed.atom")
    assert f"https://{HOST}/claims/C1/" in feed.text


def test_what_a_visitor_writes_into_the_proxys_headers_is_not_believed(proxied):
    forged = {"X_Forwarded_Proto": "http", "X_Forwarded_Host": "evil.example"}
    feed = proxied("https", "/claims/C1/feed.atom", **forged)
    assert feed.status == 200
    assert "evil.example" not in feed.text
    assert proxied("https", "/metrics", X_Forwarded_For="192.0.2.9").status == 404
    assert proxied("https", "/", Host="evil.example").status == 400


def test_the_systemd_unit_is_one_that_systemd_takes(tmp_path):
    program = needed("systemd-analyze")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(shutil.which("python3"))
    text = (FOLDER / "khojaly.service").read_text().replace("/srv/khojaly", str(tmp_path))
    unit = tmp_path / "khojaly.service"
    unit.write_text(text)
    done = subprocess.run(
        [program, "verify", "--man=no", unit], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_whichever_worker_is_asked_for_metrics_it_counts_for_all(published, serve, tmp_path):  # noqa: F811
    shared = tmp_path / "metrics"
    shared.mkdir()
    site = serve(published, workers=2, METRICS_TOKEN="t", PROMETHEUS_MULTIPROC_DIR=str(shared))
    for _visit in range(30):
        site.get(RECORD)
    counted = {
        tuple(
            line
            for line in site.get("/metrics", Authorization="Bearer t").text.splitlines()
            if line.startswith("khojaly_requests_total") and 'status="200"' in line
        )
        for _ask in range(8)
    }
    assert len(counted) == 1
    assert sum(float(line.rpartition(" ")[2]) for line in counted.pop()) == 30
