"""The WSGI application, served by granian through `manage.py serve`.

While the site is worked on (DEBUG), Django answers everything itself.
"""

import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khojaly.settings")

django = get_wsgi_application()


def _application():
    from django.conf import settings

    from .operations import watchdog
    from .operations.requests import Watched
    from .page_cache.wsgi import Front

    if "granian" in sys.modules:  # Not in a test or a command that asks the application.
        watchdog.start()

    metrics = None
    if settings.METRICS:
        from khojaly.operations import metrics

    site = django if settings.DEBUG else Front(django)
    return Watched(site, settings.ACCESS_LOG, metrics)


application = _application()
