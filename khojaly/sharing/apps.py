from django.apps import AppConfig


class SharingConfig(AppConfig):
    """What a page looks like elsewhere: cards, pictures, embedding."""

    name = "khojaly.sharing"
    label = "sharing"
