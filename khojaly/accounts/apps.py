from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "khojaly.accounts"
    label = "accounts"

    def ready(self):
        from . import receivers  # noqa: F401
        from .roles import make_administrator

        post_migrate.connect(make_administrator, sender=self)
