"""The table of faults names tests that exist, and every test of the served site under fault."""

import re
from pathlib import Path

HERE = Path(__file__).parent
NAMED = set(re.findall(r"`(test_\w+)`", (HERE / "faults.md").read_text(encoding="utf-8")))


def defined(folder):
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("test_*.py"))
    return set(re.findall(r"^def (test_\w+)\(", code, re.MULTILINE))


def test_every_test_in_the_table_exists():
    assert len(NAMED) >= 15
    assert NAMED - defined(HERE) == set()


def test_every_fault_of_the_served_site_is_in_the_table():
    assert defined(HERE / "khojaly" / "operations" / "faults") - NAMED == set()
