"""The operations of the OpenAPI document, as the documentation page shows them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .document import EXAMPLES, document

INPUTS = {"integer": "number", "date": "date"}


@dataclass(frozen=True)
class Parameter:
    """`values` is a closed vocabulary; `type` of the HTML field that asks for it."""

    name: str
    about: str
    values: tuple
    default: str
    type: str


@dataclass(frozen=True)
class Operation:
    """`example` is an address to try where the path has parts to fill in."""

    name: str
    path: str
    summary: str
    parameters: tuple
    example: str


def operations():
    """Grouped by what they are about: [(tag, [operation, ...]), ...]."""
    grouped = {}
    for path, methods in document()["paths"].items():
        described = methods["get"]
        grouped.setdefault(described["tags"][0], []).append(_operation(path, described))
    return list(grouped.items())


def _operation(path, described):
    kind = described["tags"][0].removesuffix("s")
    asked = [p for p in described["parameters"] if p["in"] == "query"]
    example = path.replace("{identifier}", EXAMPLES.get(kind, "")).replace("{number}", "1")
    return Operation(
        described["operationId"],
        path,
        described["summary"],
        tuple(_parameter(parameter) for parameter in asked),
        example if "{" in path else "",
    )


def _parameter(parameter):
    schema = parameter["schema"]
    kind = schema["anyOf"][0]
    return Parameter(
        parameter["name"],
        _(schema["description"]),
        tuple(kind.get("enum") or ([kind["const"]] if "const" in kind else [])),
        schema.get("default") or "",
        {"integer": "number"}.get(
            kind.get("type"), "date" if kind.get("format") == "date" else "text"
        ),
    )
