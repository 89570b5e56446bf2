from django.conf import settings
from django.db import models


class Answer(models.Model):
    """What somebody said of a finding after looking at it: that it is right as it is, or, without
    `right`, that it is to be looked at again. The newest answer counts.

    `finding` is the digest of what the finding says, `edits` how many edits of the thing there were
    then: with one more, the finding is open again.
    """

    APPEND_ONLY = True

    finding = models.CharField(max_length=64, db_index=True)
    check_name = models.CharField(max_length=60)
    label = models.CharField(max_length=60)
    thing = models.PositiveBigIntegerField()
    edits = models.PositiveIntegerField()
    right = models.BooleanField(default=True)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self):
        return f"{self.check_name}: {self.reason}"
