"""The language of the desk, whose addresses have none: a cookie, else the browser's."""

from django.utils import translation
from django.views.i18n import set_language as choose

__all__ = ["choose", "in_language_of"]


def in_language_of(request):
    """Answer a request to the desk in the language that its reader chose or asks for."""
    request.LANGUAGE_CODE = translation.get_language_from_request(request)
    translation.activate(request.LANGUAGE_CODE)
