"""The roles of the content, as groups: made after each migration, since permissions are made then.

Nobody may delete anything: things are withdrawn. Who looks after accounts is `khojaly.accounts`'s.
"""

ROLES = {
    "contributor": ("draft_version",),
    "editor": ("draft_version", "submit_version", "import_version"),
    "reviewer": ("draft_version", "submit_version", "import_version", "publish_version"),
}
CONTENT_APPS = ("events", "sources")


def make_roles(sender, using="default", **kwargs):
    """A receiver of `post_migrate`: safe to run again."""
    from django.contrib.auth.models import Group, Permission

    if sender.label not in (*CONTENT_APPS, "ledger"):
        return
    permissions = Permission.objects.using(using)
    drafting = permissions.filter(content_type__app_label__in=CONTENT_APPS).exclude(
        codename__startswith="delete_"
    ).exclude(codename__contains="historical")  # fmt: skip
    for name, codenames in ROLES.items():
        group, _made = Group.objects.using(using).get_or_create(name=name)
        extra = permissions.filter(content_type__app_label="ledger", codename__in=codenames)
        group.permissions.set([*drafting, *extra])
