from django.db import models


class Dropped(models.Model):
    """A draft that was dropped: at that moment the working copy was what readers see, so that what
    was edited before it is in no later draft. `by` is a public name, `reason` is the desk's."""

    APPEND_ONLY = True

    kind = models.CharField(max_length=20)
    identifier = models.CharField(max_length=100)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    reason = models.TextField()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "identifier", "at"], name="ledger_dropped_moment")]

    def __str__(self):
        return f"{self.identifier} dropped by {self.by}"
