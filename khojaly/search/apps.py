from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "khojaly.search"
    label = "search"

    def ready(self):
        from khojaly.ledger.publishing import published

        from . import desk  # noqa: F401
        from .index import index_published

        published.connect(index_published)
