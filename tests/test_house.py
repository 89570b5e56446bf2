"""The storeys of the house: imports point one way, from the addresses down to the ledger.

What stands beside the storeys (`guard`, `page_cache`, `operations`, `accounts`, `settings`,
commands) is not measured: it serves all of them.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OUTLETS = ("search", "api", "sharing", "citation_check", "reconciliation", "static_edition")
STOREYS = {
    "khojaly.ledger": 0,
    "khojaly.desk": 1,
    "sources": 2,
    "events": 3,
    "khojaly.data": 4,
    "khojaly.pages": 5,
    **{f"khojaly.{outlet}": 6 for outlet in OUTLETS},
    "khojaly.urls": 7,
}
LOOSE = {"__init__", "apps", "urls", "urls_without_desk", "wsgi"}


def modules():
    for package in ("khojaly", "events", "sources"):
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path, ".".join(path.relative_to(ROOT).with_suffix("").parts)


def storey(module):
    """The number of the storey that a dotted name belongs to, or None beside the storeys."""
    parts = module.split(".")
    return STOREYS.get(".".join(parts[:2]), STOREYS.get(parts[0]))


def imported(source, module):
    """The dotted names that the text of a module imports, wherever in it they stand."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = module.split(".")[: -node.level] if node.level else []
            yield from (
                ".".join(filter(None, (*package, node.module, alias.name))) for alias in node.names
            )


def upward(source, module):
    """The imports of a module that lead to a storey above its own."""
    own = storey(module)
    return [
        name for name in imported(source, module) if own is not None and (storey(name) or 0) > own
    ]


def test_no_import_leads_to_a_storey_above():
    found = {module: upward(path.read_text(encoding="utf-8"), module) for path, module in modules()}
    assert {module: names for module, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("khojaly.ledger.publishing", "from khojaly.desk import notes"),
        ("sources.citing.items", "def late():\n    from events.models import Claim"),
        ("events.text", "import khojaly.pages.objects"),
        ("khojaly.desk.acts", "from ..pages.languages import languages"),
    ],
)
def test_an_import_turned_round_is_noticed(module, source):
    assert upward(source, module)


def test_the_project_package_holds_no_loose_module():
    assert {path.stem for path in (ROOT / "khojaly").glob("*.py")} <= LOOSE
