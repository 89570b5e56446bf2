"""Position: where a claimant or a source stands in the conflict, by role, never by nationality."""

from django.db import models
from django.utils.translation import gettext
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
    def rule(self):
        """Who has this position, whoever it is, in a sentence."""
        return RULES[self.mark]

    @property
    def mark(self):
        """The shape that shows it: `party`, `other`, `affected`, `independent` or `unclear`."""
        return self.value.split("-")[0]

    @property
    def short_label(self):
        """The label where many stand in a row: of a party, the side alone."""
        return str(self.label).split(": ")[-1]

    @property
    def in_short(self):
        """The label beside a name: “party, Azerbaijan”, “independent”."""
        is_party = self.mark == "party"
        return gettext("party, %(side)s") % {"side": self.short_label} if is_party else self.label


RULES = {
    "party": _("States, de facto authorities, armed forces, and those who act or speak for them."),
    "other": _("Other states, their parliaments and governments, and organisations of states."),
    "affected": _("Survivors and inhabitants; they are not parties."),
    "independent": _("Claimants with no part in the conflict."),
    "unclear": _("The role is unknown or fits none of the others."),
}
