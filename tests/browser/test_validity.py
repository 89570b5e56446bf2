"""The pages are valid HTML, by the Nu HTML checker."""

import json
import subprocess
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.browser.addresses import ADDRESSES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def errors(vnu, site, tmp_path_factory):
    """What is wrong with each page, by its address. One run of Java checks them all."""
    folder = tmp_path_factory.mktemp("pages")
    errors = {path: [] for path in ADDRESSES}
    files = {}
    for number, path in enumerate(ADDRESSES):
        file = folder / f"{number}.html"
        try:
            with urlopen(site + path, timeout=60) as answer:
                file.write_bytes(answer.read())
        except HTTPError as error:
            errors[path].append(f"The site answered {error.code}.")
        else:
            files[file.as_uri()] = path
    for message in _check(vnu, folder):
        path = files[message["url"].replace("file:/", "file:///", 1)]
        errors[path].append(f"line {message.get('lastLine')}: {message['message']}")
    return errors


def _check(vnu, folder):
    command = [*vnu, "--errors-only", "--format", "json", "--skip-non-html", str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    try:
        return json.loads(result.stderr)["messages"]
    except ValueError:
        pytest.fail(f"The Nu HTML checker did not run: {result.stderr[-2000:]}")


@pytest.mark.parametrize("path", ADDRESSES)
def test_page_is_valid_html(errors, path):
    assert errors[path] == []
