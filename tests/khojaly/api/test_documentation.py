import json
import shlex
import shutil
import subprocess
import sys

import pytest

from tests import objects
from tests.browser.conftest import missing
from tests.pages import Page


def example(page, name):
    return "".join(page.by_id(f"example-{name}").itertext())


@pytest.mark.django_db
def test_the_page_names_every_operation_and_parameter_and_links_what_can_be_tried(client):
    page = Page(client, "/api/")
    for path in ("claims", "sources/{identifier}", "places/{identifier}/versions", "changes"):
        assert f"GET /api/v1/{path} " in f"{page.text} "
    form = next(f for f in page.tree.iter("form") if f.get("action") == "/api/v1/claims")
    names = {field.get("name") for field in form.iter() if field.get("name")}
    assert {"event", "qualifier", "figure_from", "as_of", "fields"} <= names
    assert "/api/v1/claims/C110" in page.links()
    assert "/api/v1/openapi.json" in page.links()


@pytest.mark.django_db
def test_the_form_as_it_stands_is_answered(client):
    page = Page(client, "/api/")
    form = next(f for f in page.tree.iter("form") if f.get("action") == "/api/v1/claims")
    sent = {field.get("name"): field.get("value", "") for field in form.iter("input")}
    sent |= {field.get("name"): "" for field in form.iter("select")}
    assert client.get("/api/v1/claims", sent).status_code == 200


@pytest.mark.django_db
def test_it_is_in_spanish_too(client):
    page = Page(client, "/es/api/")
    assert "Cómo acota el declarante su cifra." in page.text
    assert "Lista de afirmaciones" in page.text
    assert '["es"]' in example(page, "python")


@pytest.mark.django_db
def test_the_page_of_data_leads_to_it(client):
    assert "/api/" in Page(client, "/data/").links()


@pytest.mark.django_db(transaction=True)
def test_the_examples_in_curl_and_python_do_what_they_say(client, live_server):
    claim = objects.published_claim()
    client.defaults["HTTP_HOST"] = live_server.url.removeprefix("http://")
    page = Page(client, "/api/")
    ran = subprocess.run(
        [sys.executable, "-c", example(page, "python")], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith(f"{claim.identifier} Human Rights Watch {{")
    assert f"{live_server.url}/claims/{claim.identifier}/v1/" in ran.stdout
    ran = subprocess.run(shlex.split(example(page, "curl")), capture_output=True, check=True)
    assert json.loads(ran.stdout)["items"][0]["content"]["estimate"]["low"] == 200


def _r_with_jsonlite():
    asked = ["Rscript", "-e", "library(jsonlite)"]
    return (
        bool(shutil.which("Rscript")) and not subprocess.run(asked, capture_output=True).returncode
    )


@pytest.mark.django_db(transaction=True)
def test_the_example_in_r_does_what_it_says_also_of_a_claim_without_a_figure(client, live_server):
    if not _r_with_jsonlite():
        missing("Rscript with jsonlite, Debian's r-base-core and r-cran-jsonlite,")
    claim = objects.published_claim()
    about = {name: getattr(claim, name) for name in ("event", "question", "claimant")}
    about["source"] = claim.citations.get().source
    told = objects.claim(about, qualifier="", low=None)
    objects.publish([told], objects.publication())
    client.defaults["HTTP_HOST"] = live_server.url.removeprefix("http://")
    code = example(Page(client, "/api/"), "r")
    ran = subprocess.run(["Rscript", "-"], input=code, capture_output=True, text=True, check=True)
    rows = [line.split()[1:] for line in ran.stdout.splitlines()[1:]]
    assert rows == [
        ["C1", "human-rights-watch", "at-least", "200", "NA", "NA"],
        ["C2", "human-rights-watch", "<NA>", "NA", "NA", "NA"],
    ]
