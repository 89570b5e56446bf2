"""Schemathesis against the whole API: nothing it thinks of may be answered otherwise than the
OpenAPI document says. Run with `-m fuzz`."""

import pytest

from khojaly.wsgi import application

schemathesis = pytest.importorskip("schemathesis")
from hypothesis import HealthCheck, settings  # noqa: E402

pytestmark = [pytest.mark.fuzz, pytest.mark.content]

EXAMPLES = 15


@pytest.fixture
def schema(content, settings):
    settings.API_REQUESTS_A_MINUTE = 10**9
    settings.ALLOWED_HOSTS = ["*"]
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


described = schemathesis.pytest.from_fixture("schema")


@described.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case):
    case.call_and_validate()
