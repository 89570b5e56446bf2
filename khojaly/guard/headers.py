"""Response headers that Django does not set."""

from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from khojaly.page_cache.answers import COMPRESSES, SMALLEST_COMPRESSED

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
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if response.get("Content-Type", "").startswith("text/html"):
            # A page says whether there is one in the language that the browser asks for.
            patch_vary_headers(response, ["Accept-Language"])
        if response.status_code == 200 and not _is_of_one(response):
            # A cache elsewhere asks each time whether the page is still true, which costs nothing.
            response.headers.setdefault("Cache-Control", "public, no-cache")
        return response


def _is_of_one(response):
    """Whether an answer is for one visitor, or may be."""
    return bool(response.cookies) or "cookie" in response.get("Vary", "").lower()


class CompressionMiddleware(GZipMiddleware):
    """Compress, but not what must arrive byte for byte with a strong validator (`no-transform`),
    nor what the front compresses itself, and keeps so."""

    def process_response(self, request, response):
        if "no-transform" in response.get("Cache-Control", ""):
            return response
        if request.META.get(COMPRESSES) and not response.streaming:
            if len(response.content) >= SMALLEST_COMPRESSED:
                patch_vary_headers(response, ["Accept-Encoding"])
            return response
        return super().process_response(request, response)
