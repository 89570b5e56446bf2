from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Sources, who made them, where in them a thing is cited, and the copies that were read."""

    name = "sources"

    def ready(self):
        # Reading the ledger needs the record type, which registers itself when imported.
        from sources.records import source  # noqa: F401
