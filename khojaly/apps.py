from django.apps import AppConfig
from django.db.backends.signals import connection_created


class KhojalyConfig(AppConfig):
    """The project's own pages, commands and template tags."""

    name = "khojaly"
    label = "khojaly"

    def ready(self):
        from .operations.slow_queries import watch

        connection_created.connect(watch)
