"""The role that looks after accounts. The roles of the content are the ledger's."""

from django.utils.translation import pgettext_lazy

ADMINISTRATOR = "administrator"
SUPERUSER = "superuser"
NAMES = {
    "contributor": pgettext_lazy("role", "contributor"),
    "editor": pgettext_lazy("role", "editor"),
    "reviewer": pgettext_lazy("role", "reviewer"),
    ADMINISTRATOR: pgettext_lazy("role", "administrator"),
    SUPERUSER: pgettext_lazy("role", "superuser"),
}
PERMISSIONS = ("add_user", "change_user", "view_user", "view_auditentry")


def role_name(name):
    """A role as people call it; one that was made by hand has its own name only."""
    return str(NAMES.get(name, name))


def make_administrator(sender, using="default", **kwargs):
    """A receiver of `post_migrate`: makes the group and its permissions; safe to run again."""
    from django.contrib.auth.models import Group, Permission

    group, _made = Group.objects.using(using).get_or_create(name=ADMINISTRATOR)
    group.permissions.set(Permission.objects.using(using).filter(codename__in=PERMISSIONS))
