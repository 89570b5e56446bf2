"""Response headers that Django does not set."""

from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from khojaly.page_cache.answers import COMPRESSES, SMALLEST_COMPRESSED
from khojaly.page_cache.negotiation import accepted

from .methods import OPEN, is_open

UNUSED_FEATURES = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
    "magnetometer", "microphone", "midi", "payment", "usb",
)  # fmt: skip
# A view may give a header of its own, as data for other sites does: that one stays.
HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Origin-Agent-Cluster": "?1",
    "X-Permitted-Cross-Domain-Policies": "none",
}


class HeadersMiddleware:
    """Say on every answer, static files and errors included, that no page here uses the device
    (W3C Permissions Policy), nor has to do with pages elsewhere (Fetch, HTML standard)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        headers = HEADERS | OPEN if is_open(request, response) else HEADERS
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        page = response.get("Content-Type", "").startswith("text/html")
        if page and response.status_code != 204 and not 300 <= response.status_code < 400:
            # A page says whether there is one in the language that the browser asks for.
            patch_vary_headers(response, ["Accept-Language"])
        elif response.has_header("Vary"):
            _is_alike_in_every_language(response)
        if response.status_code == 200 and not _is_of_one(response):
            # A cache elsewhere asks each time whether the page is still true, which costs nothing.
            response.headers.setdefault("Cache-Control", "public, no-cache")
        return response


def _is_of_one(response):
    """Whether an answer is for one visitor, or may be."""
    return bool(response.cookies) or "cookie" in response.get("Vary", "").lower()


def _is_alike_in_every_language(response):
    """A file at one address is the same whatever language is asked for, unlike what Django says."""
    varies = [name.strip() for name in response["Vary"].split(",")]
    kept = [name for name in varies if name.lower() != "accept-language"]
    if kept:
        response["Vary"] = ", ".join(kept)
    else:
        del response["Vary"]


class CompressionMiddleware(GZipMiddleware):
    """Compress, but not what must arrive byte for byte with a strong validator (`no-transform`),
    nor what the front compresses itself, and keeps so, nor for who refuses it (`gzip;q=0`)."""

    def process_request(self, request):
        """What stands behind, static files too, looks for the names alone."""
        header = request.META.get("HTTP_ACCEPT_ENCODING", "")
        if ";" in header:
            request.META["HTTP_ACCEPT_ENCODING"] = accepted(header)

    def process_response(self, request, response):
        if "no-transform" in response.get("Cache-Control", ""):
            return response
        if request.META.get(COMPRESSES) and not response.streaming:
            if len(response.content) >= SMALLEST_COMPRESSED:
                patch_vary_headers(response, ["Accept-Encoding"])
            return response
        return super().process_response(request, response)
