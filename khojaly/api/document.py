"""The OpenAPI 3.1 document: what django-ninja makes of the operations, with the problems added."""

from functools import cache

from .middleware import ROOT
from .problems import MEDIA_TYPE, TITLES
from .schemas import ProblemDetails
from .views import api

LICENCE = {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}
REF = "#/components/schemas/{model}"


@cache
def document():
    """The document as JSON data."""
    made = dict(api.get_openapi_schema(path_prefix=ROOT))
    made["info"] = made["info"] | {"license": LICENCE}
    problem = ProblemDetails.model_json_schema(ref_template=REF)
    made["components"]["schemas"] |= problem.pop("$defs") | {"ProblemDetails": problem}
    for path, methods in made["paths"].items():
        for operation in methods.values():
            operation["responses"] = _responses(path, operation["responses"])
    return made


def _responses(path, answers):
    answers = {str(status): answer for status, answer in answers.items()}
    wrong = [status for status in TITLES if status != 404 or "{" in path]
    content = {MEDIA_TYPE: {"schema": {"$ref": REF.format(model="ProblemDetails")}}}
    problems = {
        str(status): {"description": TITLES[status], "content": content}
        for status in wrong
        if status != 500
    }
    return answers | {"304": {"description": "Not modified"}} | problems
