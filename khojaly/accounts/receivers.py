"""What is audited wherever it happens: on the desk, in a command, in a shell."""

from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db.models.signals import m2m_changed, post_save, pre_save
from django.dispatch import receiver

from .audit import record
from .models import Act

User = get_user_model()
NOTED = ("username", "first_name", "last_name", "email", "is_staff", "is_superuser", "is_active")


@receiver(user_logged_in)
def signed_in(sender, request, user, **kwargs):
    record(Act.SIGNED_IN, user, request=request)


@receiver(user_login_failed)
def sign_in_failed(sender, credentials, request=None, **kwargs):
    """Only for an account that exists: an unknown name may be a password typed in the wrong
    field. Not while locked out, so that an attacker cannot fill the table."""
    account = User.objects.filter(username=credentials.get("username") or "").first()
    if account and not _was_locked(request):
        record(Act.SIGN_IN_FAILED, account, request=request)


@receiver(user_locked_out)
def locked_out(sender, request, username, **kwargs):
    """Once, by the failure that was one too many."""
    account = User.objects.filter(username=username or "").first()
    if account and not _was_locked(request):
        record(Act.LOCKED_OUT, account, request=request)


def _was_locked(request):
    """Whether the account was locked out before this try: then axes has counted no failures."""
    locked = getattr(request, "axes_locked_out", False)
    return locked and request.axes_failures_since_start is None


@receiver(pre_save, sender=User)
def remember_what_was(sender, instance, **kwargs):
    old = User.objects.filter(pk=instance.pk).first() if instance.pk else None
    instance._before = old


@receiver(post_save, sender=User)
def account_saved(sender, instance, created, **kwargs):
    if created:
        record(Act.ACCOUNT_MADE, instance, "superuser" if instance.is_superuser else "")
        return
    old = instance._before
    changed = [name for name in NOTED if getattr(old, name) != getattr(instance, name)]
    if "is_active" in changed:
        changed.remove("is_active")
        act = Act.REACTIVATED if instance.is_active else Act.DEACTIVATED
        record(act, instance, getattr(instance, "_change_reason", ""))
    if changed:
        pairs = (f"{n}: {getattr(old, n)} → {getattr(instance, n)}" for n in changed)
        record(Act.ACCOUNT_CHANGED, instance, "; ".join(pairs))
    if old.password != instance.password and not _only_rehashed(instance):
        record(Act.PASSWORD_CHANGED, instance)


def _only_rehashed(user):
    """Whether Django stored the same password anew after a sign-in, with a better hasher."""
    return user._password is None


@receiver(m2m_changed, sender=User.groups.through)
def roles_changed(sender, instance, action, pk_set, reverse, **kwargs):
    words = {"post_add": "+", "post_remove": "−", "pre_clear": "−"}
    if reverse or action not in words:
        return
    groups = instance.groups if action == "pre_clear" else instance.groups.model.objects
    names = groups.filter(pk__in=pk_set) if pk_set is not None else groups.all()
    listed = ", ".join(names.order_by("name").values_list("name", flat=True))
    if listed:
        record(Act.ROLES_CHANGED, instance, f"{words[action]} {listed}")
