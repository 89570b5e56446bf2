"""Position: where a claimant or a source stands in the conflict, by role, never by nationality."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Position(models.TextChoices):
    PARTY_AZERBAIJAN = "party-azerbaijan", _("party to the conflict: Azerbaijan")
    PARTY_ARMENIA = "party-armenia", _("party to the conflict: Armenia")
    PARTY_RUSSIA_CIS = "party-russia-cis", _("party to the conflict: Russia and the CIS")
    OTHER_STATE = "other-state", _("another state or body of states")
    AFFECTED = "affected", _("people affected")
    INDEPENDENT = "independent", _("independent")
    UNCLEAR = "unclear", _("position unclear")

    @property
    def mark(self):
        """The shape that shows it: `party`, `other`, `affected`, `independent` or `unclear`."""
        return self.value.split("-")[0]
