"""The lock files: what the README's commands and CI install, pinned with hashes by `.ci/lock`."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[\w.]+)", re.MULTILINE)


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(file):
    text = (ROOT / ".ci" / file).read_text()
    return {canonical(pin["name"]): pin["version"] for pin in PIN.finditer(text)}


@pytest.mark.parametrize(
    ("file", "extras"),
    [
        ("constraints.txt", ("postgresql", "redis")),
        ("constraints-test.txt", ("postgresql", "redis", "test")),
        ("constraints-all.txt", EXTRAS),
    ],
)
def test_every_requirement_is_pinned_to_a_version_it_allows(file, extras):
    pinned = pins(file)
    wanted = PROJECT["dependencies"] + [text for extra in extras for text in EXTRAS[extra]]
    for requirement in map(Requirement, wanted):
        version = pinned.get(canonical(requirement.name))
        assert version, f"{requirement} is not in {file}: run .ci/lock"
        assert requirement.specifier.contains(version), f"{requirement}, {file} has {version}"


@pytest.mark.parametrize("file", ["constraints.txt", "constraints-test.txt", "constraints-all.txt"])
def test_every_pin_has_hashes(file):
    entries = re.split(r"\n(?=[\w])", (ROOT / ".ci" / file).read_text())
    assert [entry for entry in entries if PIN.match(entry) and "--hash=sha256:" not in entry] == []


def test_the_readme_installs_what_is_locked():
    readme = (ROOT / "README.md").read_text()
    assert readme.count("pip install -r .ci/constraints.txt ") == 1
    assert readme.count("pip install -r .ci/constraints-test.txt ") == 1


def test_what_is_called_private_is_still_leaned_on():
    text = (ROOT / ".ci/private-interfaces.md").read_text()
    rows = re.findall(r"^\| \S+ \| [^|`]*`([\w.]+)[^|]*\| `(.*?)`", text, re.MULTILINE)
    assert len(rows) == text.count("\n|") - 2  # Without the head of the table and its line.
    for interface, file in rows:
        assert interface.rpartition(".")[2] in (ROOT / file).read_text(), f"{file}: {interface}"
