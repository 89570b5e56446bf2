"""The role that looks after accounts. The roles of the content are the ledger's."""

ADMINISTRATOR = "administrator"
PERMISSIONS = ("add_user", "change_user", "view_user", "view_auditentry")


def make_administrator(sender, using="default", **kwargs):
    """A receiver of `post_migrate`: makes the group and its permissions; safe to run again."""
    from django.contrib.auth.models import Group, Permission

    group, _made = Group.objects.using(using).get_or_create(name=ADMINISTRATOR)
    group.permissions.set(Permission.objects.using(using).filter(codename__in=PERMISSIONS))
