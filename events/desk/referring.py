"""How claims, events and sources refer to each other, in words."""

from django.utils.translation import gettext_lazy as _

from khojaly.desk.referring import say_references

ABOUT = _("is a claim about it")
MARKED = _("marks it in its text")

say_references(
    {
        "citations": _("cites it"), "copy_read": _("was read as quoted by it"),
        "supersedes": _("replaces it"), "repeats": _("repeats it"), "disputes": _("disputes it"),
        "claims": MARKED, "sources": MARKED, "event": ABOUT, "question": ABOUT,
        "claimant": _("is made by it"), "joint_claimants": _("is made by it"),
        "part_of": _("is a part of it"), "places": _("took place there"),
        "related": _("is related to it"),
    }
)  # fmt: skip
