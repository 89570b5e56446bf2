from django.apps import AppConfig


class KhojalyConfig(AppConfig):
    """The project's own pages, commands and template tags."""

    name = "khojaly"
    label = "khojaly"
