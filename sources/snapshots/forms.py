from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.models import Snapshot

from .kinds import NAMED, media_type
from .storing import digest_of


class SnapshotForm(forms.Form):
    """A file to store, an archive address to record, or both, with how it came here."""

    file = forms.FileField(label=gettext_lazy("File"), required=False)
    archived_url = forms.URLField(
        label=gettext_lazy("Archive address"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        help_text=gettext_lazy(
            "Such as https://web.archive.org/web/2024…/https://…; readers are led there."
        ),
    )
    captured_at = forms.DateTimeField(
        label=gettext_lazy("Captured at"),
        help_text=gettext_lazy("In UTC; when the copy was made, not uploaded."),
    )
    captured_by = forms.CharField(label=gettext_lazy("Captured by"), max_length=150)
    custody_note = forms.CharField(
        label=gettext_lazy("Custody note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Where the copy came from and through whose hands: “Scanned from the copy in "
            "the library of …”. Kept on the desk."
        ),
    )
    change_reason = forms.CharField(
        label=gettext_lazy("Reason for this change"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, source, user=None, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.source, self.user = source, user
        largest = filesizeformat(settings.SNAPSHOT_LARGEST)
        self.fields["file"].help_text = _("%(named)s, up to %(largest)s.") % {
            "named": NAMED, "largest": largest,
        }  # fmt: skip

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file:
            return None
        if file.size > settings.SNAPSHOT_LARGEST:
            sizes = {"size": filesizeformat(file.size),
                     "largest": filesizeformat(settings.SNAPSHOT_LARGEST)}  # fmt: skip
            raise ValidationError(
                _(
                    "The file has %(size)s; at most %(largest)s are stored. Make a smaller copy, "
                    "or record where it is archived."
                )
                % sizes
            )
        self._check_quota(file)
        file.kind, file.sha256 = media_type(file), digest_of(file)
        if self.source.snapshots.filter(sha256=file.sha256).exists():
            raise ValidationError(_("This very file is stored with the source already."))
        return file

    def _check_quota(self, file):
        """One account fills no disk: what it stored in the last day and this file have an end."""
        rows = Snapshot.history.filter(
            history_user=self.user,
            history_type="+",
            history_date__gt=timezone.now() - timedelta(days=1),
        )
        stored = rows.aggregate(sum=Sum("size"))["sum"] or 0 if self.user else 0
        if stored + file.size > settings.SNAPSHOT_DAILY:
            most = filesizeformat(settings.SNAPSHOT_DAILY)
            raise ValidationError(
                _("One account stores %(most)s a day at most. Store this file tomorrow.")
                % {"most": most}
            )

    def clean_captured_at(self):
        moment = self.cleaned_data["captured_at"]
        if moment > timezone.now() + timedelta(minutes=5):
            raise ValidationError(_("This lies in the future."))
        return moment

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("file") and not cleaned.get("archived_url"):
            raise ValidationError(_("Choose a file, or give the address of an archived copy."))
        return cleaned
