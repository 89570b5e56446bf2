"""What all answers of the API have in common: methods, formats, limits, validators, CORS."""

import hashlib

from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from khojaly.ledger.models import Version

from .limits import count
from .problems import MEDIA_TYPE, Problem

ROOT = "/api/v1/"
REVISION = "1"  # Part of every ETag: to be raised when the same ledger gives another answer.
SAFE = ("GET", "HEAD", "OPTIONS")
FORMATS = ("application/json", MEDIA_TYPE)
SHOWN = (
    "ETag, Link, Retry-After, RateLimit, RateLimit-Policy, X-RateLimit-Limit, "
    "X-RateLimit-Remaining, X-RateLimit-Reset"
)
OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": SHOWN,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "public, no-cache",
}


class ApiMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(ROOT):
            return self.get_response(request)
        allowance, is_head = count(request), request.method == "HEAD"
        try:
            response = self._answer(request, allowance)
        except Problem as problem:
            response = problem.response()
        for name, value in (OPEN_TO_ALL | allowance.headers).items():
            response[name] = value
        return self._finished(response, is_head, allowance)

    def _answer(self, request, allowance):
        if request.method not in SAFE:
            raise Problem(405, "Use GET or HEAD; nothing can be changed through this API.")
        if allowance.exceeded:
            raise Problem(429, f"Wait {allowance.seconds_left} seconds, then go on.")
        if not any(request.accepts(media_type) for media_type in FORMATS):
            raise Problem(406, f"There is {FORMATS[0]} only.")
        if request.method == "OPTIONS":
            return preflight(request)
        return self._read(request)

    def _read(self, request):
        """The view's answer, or 304 where the reader holds it already."""
        etag = etag_of(request)
        if unchanged := get_conditional_response(request, etag):
            return unchanged
        request.method = "GET"  # The views know no other; a HEAD loses its body at the end.
        response = self.get_response(request)
        if response.status_code == 200:
            response["ETag"] = etag
        elif response["Content-Type"] != MEDIA_TYPE:
            raise Problem(500, "The request could not be answered. Please try again later.")
        return response

    def _finished(self, response, is_head, allowance):
        if response.status_code == 405:
            response["Allow"] = ", ".join(SAFE)
        if response.status_code == 429:
            response["Retry-After"] = str(allowance.seconds_left)
        del response["Vary"]  # The answer depends on the address and the ledger only.
        if is_head:
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        return response


def etag_of(request):
    """A strong validator: of the ledger's head and the address that was asked."""
    head = Version.objects.order_by("-seq").values_list("chain", flat=True).first() or ""
    text = "\n".join([REVISION, head, request.build_absolute_uri()])
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def preflight(request):
    """The answer to a browser that asks whether a page elsewhere may read this."""
    asked = request.headers.get("Access-Control-Request-Headers", "")
    headers = {
        "Allow": ", ".join(SAFE),
        "Access-Control-Allow-Methods": "GET, HEAD",
        "Access-Control-Max-Age": "86400",
    }
    headers |= {"Access-Control-Allow-Headers": "If-None-Match, Accept"} if asked else {}
    return HttpResponse(status=204, headers=headers)
