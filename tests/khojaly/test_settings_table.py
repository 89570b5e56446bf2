"""The operator's page lists every setting that the code reads, and none that it does not."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
READ = re.compile(r'(?:environ(?:\.get)?[\[(]|env_\w+\()\s*"([A-Z][A-Z_]+)"')
# What servers and tools set, or a request's own environment: nothing that an operator chooses.
NOT_SETTINGS = {"DJANGO_SETTINGS_MODULE", "PROMETHEUS_MULTIPROC_DIR"}
OF_REQUESTS = re.compile(
    r"HTTP_|PATH_INFO$|QUERY_STRING$|REQUEST_METHOD$|CONTENT_|REMOTE_|SCRIPT_|SERVER_"
)


def read_by_the_code():
    files = [
        path
        for folder in ("khojaly", "events", "sources")
        for path in (ROOT / folder).rglob("*.py")
    ]
    names = {name for path in files for name in READ.findall(path.read_text(encoding="utf-8"))}
    return {name for name in names - NOT_SETTINGS if not OF_REQUESTS.match(name)}


def in_the_table():
    page = (ROOT / "khojaly/operations/operating.md").read_text(encoding="utf-8")
    rows = [
        line.split("|")[1]
        for line in page.partition("## Settings")[2].splitlines()
        if line.startswith("| `")
    ]
    return {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}


def test_every_setting_is_in_the_table():
    assert read_by_the_code() - in_the_table() == set()


def test_the_table_lists_nothing_that_is_not_read():
    assert in_the_table() - read_by_the_code() == set()
