"""The OpenAPI 3.1 document: what django-ninja makes of the operations, with the problems added."""

from functools import cache

from .middleware import ROOT
from .problems import MEDIA_TYPE, TITLES
from .schemas import ProblemDetails
from .views import api

LICENCE = {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}
# What a reader of the documentation tries first.
EXAMPLES = {
    "event": "khojaly-massacre-1992",
    "question": "killed-civilians",
    "claim": "C110",
    "source": "S5",
    "actor": "human-rights-watch",
    "place": "khojaly",
}
REF = "#/components/schemas/{model}"


@cache
def document():
    """The document as JSON data."""
    made = dict(api.get_openapi_schema(path_prefix=ROOT))
    made["info"] = made["info"] | {"license": LICENCE}
    problem = ProblemDetails.model_json_schema(ref_template=REF)
    made["components"]["schemas"] |= problem.pop("$defs") | {"ProblemDetails": problem}
    for methods in made["paths"].values():
        for operation in methods.values():
            _exemplify(operation)
            for parameter in operation["parameters"]:
                _may_be_empty(parameter)
            operation["responses"] = _responses(operation)
    return made


def _exemplify(operation):
    kind = operation["tags"][0].removesuffix("s")
    examples = {"identifier": EXAMPLES.get(kind), "number": 1}
    for parameter in operation["parameters"]:
        if parameter["in"] == "path":
            parameter["example"] = examples[parameter["name"]]


def _may_be_empty(parameter):
    """An empty parameter is one that was not given: forms send all their fields. There is no null
    in an address."""
    if parameter["in"] == "query":
        schema = parameter["schema"]
        kinds = schema.pop("anyOf", None) or [_bare(schema)]
        kept = [kind for kind in kinds if kind.get("type") != "null"]
        schema["anyOf"] = [*kept, {"type": "string", "const": ""}]


def _bare(schema):
    """Take what limits the value out of a schema, and return it as one of its own."""
    kept = ("default", "description", "title")
    return {name: schema.pop(name) for name in list(schema) if name not in kept}


def _responses(operation):
    """What an operation can answer; only a thing or a moment can be missing."""
    names = {parameter["name"] for parameter in operation["parameters"]}
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    content = {MEDIA_TYPE: {"schema": {"$ref": REF.format(model="ProblemDetails")}}}
    problems = {
        str(status): {"description": title, "content": content}
        for status, title in TITLES.items()
        if status != 500 and (status != 404 or names & {"identifier", "as_of"})
    }
    return answers | {"304": {"description": "Not modified"}} | problems
