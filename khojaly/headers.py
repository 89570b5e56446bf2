"""Response headers that Django does not set."""

from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from khojaly.front.answers import COMPRESSES, SMALLEST_COMPRESSED

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()" for feature in ("camera", "geolocation", "microphone", "payment", "usb")
)


class PermissionsPolicyMiddleware:
    """Tell the browser that no page here uses the device (W3C Permissions Policy)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


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
