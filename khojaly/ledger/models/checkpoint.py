from django.db import models


class Checkpoint(models.Model):
    """A signed tree head: the Merkle root over the first `size` rows, as of a moment.

    `signature` is Ed25519 (RFC 8032) over the canonical JSON of size, root and signed_at;
    `public_key` and `signature` are hexadecimal.
    """

    APPEND_ONLY = True

    size = models.PositiveBigIntegerField(primary_key=True)
    root = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    public_key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        ordering = ["size"]

    def __str__(self):
        return f"checkpoint at {self.size}"

    def signed_data(self):
        """What the signature covers, as JSON data."""
        return {
            "size": self.size,
            "root": self.root,
            "signed_at": f"{self.signed_at:%Y-%m-%dT%H:%M:%S.%fZ}",
        }
