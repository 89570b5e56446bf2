"""Which methods an address takes (RFC 9110, 9.1), and what scripts of other sites may read (the
CORS protocol of the Fetch standard)."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

READING = ("GET", "HEAD", "OPTIONS")
ALLOW = ", ".join(READING)
# What a script of another site may read: no cookie of ours can be sent along with `*`.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# The answer to a script that asks first, because it sends more than the plainest headers.
ASKED_FIRST = {
    "Allow": ALLOW,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": ALLOW,
    "Access-Control-Allow-Headers": "Accept, Accept-Datetime, Accept-Language, If-Modified-Since, "
    "If-None-Match, If-Range, Range",
    "Access-Control-Max-Age": "86400",
}


class ReadingMiddleware:
    """Refuse other methods than those for reading wherever nothing can be sent: everywhere but at
    the desk, and in views that say themselves what may be sent to them (`csrf_exempt`)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, _args, _kwargs):
        if is_desk(request) or getattr(view, "csrf_exempt", False):
            return None
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=ASKED_FIRST)
        return None if request.method in READING else not_allowed()


def not_allowed():
    sentence = _("This address can only be read: ask with GET or HEAD.")
    return HttpResponse(
        f"{sentence}\n", status=405, content_type="text/plain; charset=utf-8",
        headers={"Allow": ALLOW},
    )  # fmt: skip


def is_desk(request):
    return request.path_info.startswith(f"/{settings.ADMIN_PATH}")


def is_static(request):
    return request.path_info.startswith(settings.STATIC_URL)


def is_open(request, response):
    """Whether an answer is public data, or leads to some: everything but pages, what they are
    drawn with (static files), and the desk."""
    if is_desk(request) or is_static(request):
        return False
    page = response.get("Content-Type", "text/html").startswith("text/html")
    return not page or 300 <= response.status_code < 400
