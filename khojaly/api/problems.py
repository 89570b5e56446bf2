"""What went wrong, for programs and people: problem details (RFC 9457), always in English."""

import json

from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "A parameter is wrong",
    404: "Not found",
    405: "This API is read-only",
    406: "Not available in that format",
    429: "Too many requests",
    500: "An error on our side",
}


class Problem(Exception):
    """Raised in a view, it is the answer. `errors` names each parameter that is wrong:
    `{"parameter", "detail", "allowed" (optional)}`."""

    def __init__(self, status, detail, errors=()):
        super().__init__(detail)
        self.status, self.detail, self.errors = status, detail, list(errors)

    def response(self):
        body = {
            "type": f"/api/#problem-{self.status}",
            "title": TITLES[self.status],
            "status": self.status,
            "detail": self.detail,
        }
        body |= {"errors": self.errors} if self.errors else {}
        return HttpResponse(json.dumps(body), status=self.status, content_type=MEDIA_TYPE)


def bad_parameters(errors):
    """The `Problem` of parameters that are wrong."""
    detail = " ".join(f"{error['parameter']}: {error['detail']}" for error in errors)
    return Problem(400, detail, errors)
