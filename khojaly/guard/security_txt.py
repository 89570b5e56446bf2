"""/.well-known/security.txt (RFC 9116): whom to tell of a weakness."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

DAYS_VALID = 180


def security_txt(request):
    """The contacts of SECURITY_CONTACT; without one there is no such file.

    It expires half a year after the start of the month, so that it is the same file for a while.
    """
    if not settings.SECURITY_CONTACT:
        raise Http404
    month = timezone.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    languages = ", ".join(code for code, _name in settings.LANGUAGES)
    lines = [
        *(f"Contact: {contact}" for contact in settings.SECURITY_CONTACT),
        f"Expires: {month + timedelta(days=DAYS_VALID):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {languages}",
        f"Canonical: {request.build_absolute_uri(reverse('security-txt'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
