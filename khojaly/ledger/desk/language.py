"""The desk in the editor's language: its addresses are the same in all of them."""

from django.utils import translation


class DeskLanguageMiddleware:
    """Below `/admin/` the language is that of the cookie, else of the browser; public pages have
    theirs in the address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith("/admin/"):
            return self.get_response(request)
        language = translation.get_language_from_request(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            return self.get_response(request)
