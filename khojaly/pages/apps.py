from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The public pages and their template tags."""

    name = "khojaly.pages"
    label = "pages"
