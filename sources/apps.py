from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    """Sources, who made them, where in them a thing is cited, and the copies that were read."""

    name = "sources"
    verbose_name = _("Sources")

    def ready(self):
        # Reading the ledger needs the record type, which registers itself when imported.
        from sources.records import source  # noqa: F401
