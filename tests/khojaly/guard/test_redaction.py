import logging
from functools import wraps

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.views.debug import ExceptionReporter

from khojaly.guard.redaction import without_confidences

PASSWORD, TOKEN = "Un puente sobre el Karkar", "abcd-2345"


@pytest.mark.parametrize(
    "text",
    [
        f"password={TOKEN}&next=/admin/",
        f"{{'username': 'Arpine', 'password': '{PASSWORD}'}}",
        f"<QueryDict: {{'password1': ['{PASSWORD}'], 'code': ['{TOKEN}']}}>",
        f'{{"csrfmiddlewaretoken": "{TOKEN}"}}',
        f"Authorization: Basic {TOKEN}",
        f"Cookie: __Host-session={TOKEN}; other=1",
        f"connection to postgres://khojaly:{TOKEN}@db.example:5432/khojaly failed",
        f"recovery_token => {TOKEN}",
    ],
)
def test_what_is_named_like_a_secret_is_struck_out(text):
    told = without_confidences(text)
    assert TOKEN not in told
    assert PASSWORD not in told
    assert "[struck out]" in told


@pytest.mark.parametrize(
    "text",
    ["Not Found: /claims/C999/", "exit code: 1, status code 404", "3 sessions ended"],
)
def test_other_lines_stay_as_they_are(text):
    assert without_confidences(text) == text


@pytest.mark.django_db
def test_an_error_while_a_password_is_sent_tells_the_log_nothing_of_it(client, monkeypatch):
    localised = next(
        p for p in get_resolver().url_patterns if isinstance(p.pattern, LocalePrefixPattern)
    )
    pattern = next(p for p in localised.url_patterns if p.name == "check")

    @wraps(pattern.callback)  # What is sent to it is taken, as before.
    def fail(request):
        raise ValueError(f"{request.POST} {dict(request.headers)}")

    monkeypatch.setattr(pattern, "callback", fail)
    client.raise_request_exception = False
    lines = Lines()
    logging.getLogger().addHandler(lines)
    try:
        client.post(
            "/check/",
            {"password": PASSWORD, "code": TOKEN},
            HTTP_AUTHORIZATION=f"Bearer {TOKEN}",
            HTTP_COOKIE=f"{settings.SESSION_COOKIE_NAME}={TOKEN}",
        )
    finally:
        logging.getLogger().removeHandler(lines)
    assert "ValueError" in lines.text
    assert PASSWORD not in lines.text
    assert TOKEN not in lines.text


class Lines(logging.Handler):
    """Keeps what the site's own handler would write: its filters and its form."""

    text = ""

    def __init__(self):
        super().__init__()
        console = settings.LOGGING["handlers"]["console"]
        configured = logging.config.DictConfigurator(settings.LOGGING)
        for name in console.get("filters", ()):
            self.addFilter(configured.configure_filter(settings.LOGGING["filters"][name]))
        if name := console.get("formatter"):
            given = settings.LOGGING["formatters"][name]
            self.setFormatter(configured.configure_formatter(given))

    def emit(self, record):
        self.text += self.format(record) + "\n"


def test_an_error_report_holds_no_password_code_or_cookie():
    request = RequestFactory().post(
        "/", {"password": PASSWORD, "code": TOKEN, "title": "Khojaly"},
        HTTP_COOKIE=f"{settings.SESSION_COOKIE_NAME}={TOKEN}",
    )  # fmt: skip
    try:
        raise ValueError("The title.")
    except ValueError as error:
        report = ExceptionReporter(request, type(error), error, error.__traceback__)
    text = report.get_traceback_text()
    assert "title = 'Khojaly'" in text or "Khojaly" in text
    posted = report.get_traceback_data()["filtered_POST_items"]
    assert dict(posted)["title"] == "Khojaly"
    assert PASSWORD not in str(posted)
    assert TOKEN not in str(posted)
    assert settings.SECRET_KEY not in text
