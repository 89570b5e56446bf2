"""Schemathesis against the whole API: nothing it thinks of may be answered otherwise than the
OpenAPI document says. Run with `-m fuzz`."""

import pytest
from hypothesis import HealthCheck, given, settings

from khojaly.api.document import document
from khojaly.wsgi import application
from tests import objects

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db]

EXAMPLES = 20
OPERATIONS = [
    operation["operationId"]
    for methods in document()["paths"].values()
    for operation in methods.values()
]


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_answer_is_as_described(name, settings):
    schemathesis = pytest.importorskip("schemathesis")
    settings.API_REQUESTS_A_MINUTE = 10**9
    objects.published_claim()
    schema = schemathesis.openapi.from_dict(document())
    schema.app = application
    operation = schema.find_operation_by_id(name)
    for mode in schemathesis.GenerationMode:
        ask(operation.as_strategy(generation_mode=mode))


def ask(cases):
    """Send what a strategy makes, and hold each answer against the document."""

    @given(case=cases)
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    def asked(case):
        # The client of the tests does not unpack what is compressed.
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    asked()
