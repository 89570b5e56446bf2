from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    """The editors' desk: its pages, its template tags and the roles that are its groups."""

    name = "khojaly.desk"
    label = "desk"

    def ready(self):
        from .roles import make_roles

        post_migrate.connect(make_roles)


class DeskAdminConfig(AdminConfig):
    """Django's admin, as the desk has it."""

    default_site = "khojaly.desk.site.DeskSite"
