"""The record of sign-ins and of changes to accounts: rows that are never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    SIGNED_IN = "signed-in", _("signed in")
    SIGN_IN_FAILED = "sign-in-failed", _("a sign-in failed")
    LOCKED_OUT = "locked-out", _("locked out after failed sign-ins")
    FACTOR_PASSED = "factor-passed", _("gave the second factor")
    FACTOR_FAILED = "factor-failed", _("a second factor was wrong")
    CODE_USED = "code-used", _("used a recovery code")
    FACTOR_ADDED = "factor-added", _("second factor added")
    FACTOR_REMOVED = "factor-removed", _("second factor removed")
    CODES_MADE = "codes-made", _("new recovery codes made")
    ACCOUNT_MADE = "account-made", _("account made")
    ACCOUNT_CHANGED = "account-changed", _("account changed")
    PASSWORD_CHANGED = "password-changed", _("password changed")
    ROLES_CHANGED = "roles-changed", _("roles changed")
    LOCK_LIFTED = "lock-lifted", _("lock lifted")
    INVITED = "invited", _("invited by mail")
    DEACTIVATED = "deactivated", _("account deactivated")
    REACTIVATED = "reactivated", _("account reactivated")


class AuditEntry(models.Model):
    """What happened to an account, by whom, and from which network; never a secret.

    `network` is the visitor's address without its last part: enough to see a sign-in from
    elsewhere, too little to find an editor by it. `actor` is null for the command line and for
    whoever failed to sign in.
    """

    APPEND_ONLY = True

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    act = models.CharField(_("what"), max_length=20, choices=Act)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="audited_acts",
        verbose_name=_("by"),
    )  # fmt: skip
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="audit", verbose_name=_("account")
    )
    detail = models.CharField(_("detail"), max_length=500, blank=True)
    network = models.CharField(_("network"), max_length=50, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.account} {self.act}"
