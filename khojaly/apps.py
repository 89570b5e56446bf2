from django.apps import AppConfig
from django.db.backends.signals import connection_created

from .ledger.characters import install

# Here, since the modules of apps are read before any module with a form in it.
install()


class KhojalyConfig(AppConfig):
    """The project's own pages, commands and template tags."""

    name = "khojaly"
    label = "khojaly"

    def ready(self):
        from .operations.slow_queries import watch

        connection_created.connect(watch)
