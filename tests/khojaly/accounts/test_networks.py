import os
import subprocess
import sys
from ipaddress import ip_network

import pytest
from django.conf import settings as site_settings
from django.test import Client

NEAR, FAR = "192.0.2.7", "198.51.100.7"

pytestmark = pytest.mark.django_db


@pytest.fixture
def from_network(settings):
    """A client of a site whose desk is for two networks."""
    settings.ADMIN_NETWORKS = [ip_network("192.0.2.0/24"), ip_network("2001:db8::/32")]
    return Client()


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin", "/admin/login/", "/admin/auth/user/", "/admin/jsi18n/"]
)
def test_from_elsewhere_the_desk_is_an_unknown_address_like_any_other(from_network, address):
    told = from_network.get(address, REMOTE_ADDR=FAR)
    unknown = from_network.get(address.replace("admin", "nimda"), REMOTE_ADDR=FAR)
    assert (told.status_code, unknown.status_code) == (404, 404)
    same = told.content.replace(b"admin", b"nimda")
    assert same == unknown.content
    assert {*told.headers} == {*unknown.headers}


@pytest.mark.parametrize("near", [NEAR, "2001:db8:5::1"])
def test_from_the_named_networks_it_is_there(from_network, near):
    assert from_network.get("/admin/login/", REMOTE_ADDR=near).status_code == 200
    assert from_network.get("/admin", REMOTE_ADDR=near).status_code in (301, 302)


def test_what_one_is_told_there_is_kept_for_nobody_else(from_network):
    for address in ("/admin", "/admin/", "/admin/jsi18n/", "/admin/login/"):
        kept = from_network.get(address, REMOTE_ADDR=NEAR)["Cache-Control"]
        assert "private" in kept, address


def test_a_header_does_not_open_it(from_network):
    answer = from_network.get("/admin/login/", REMOTE_ADDR=FAR, HTTP_X_FORWARDED_FOR=NEAR)
    assert answer.status_code == 404


def test_it_can_be_elsewhere(tmp_path):
    code = """
import django; django.setup()
from django.test import Client
from django.urls import reverse
client = Client(SERVER_NAME="localhost")
print(reverse("admin:index"), reverse("desk-list", args=["parts"]), reverse("second-factor"))
print(client.get("/admin/").status_code, client.get("/back-room/").url)
print(b"back-room" in client.get("/robots.txt").content)
"""
    environment = os.environ | {
        "ADMIN_PATH": "/back-room/", "DJANGO_SETTINGS_MODULE": "khojaly.settings", "DEBUG": "1",
        "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3",
    }  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=site_settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert told == [
        "/back-room/", "/back-room/lists/parts/", "/back-room/second-factor/",
        "404", "/back-room/login/?next=/back-room/", "False",
    ]  # fmt: skip
