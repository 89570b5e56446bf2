from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "khojaly.accounts"
    label = "accounts"

    def ready(self):
        from . import receivers  # noqa: F401
        from .roles import make_administrator

        apps.get_app_config("auth").verbose_name = _("Accounts")
        post_migrate.connect(make_administrator, sender=self)
