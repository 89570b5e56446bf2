"""The guide for editors, with claims of the record itself, drawn by the partials of the site."""

from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khojaly.desk.watching import WATCHED
from khojaly.ledger.editions import Edition

# A range, an exact figure, the same with another reading, words of one's own, an undivided body.
SHOWN = ("C110", "C33", "C36", "C17", "C5")


@staff_member_required
def guide(request):
    edition = Edition()
    claims = edition.all("claim", SHOWN)
    edition.preload(claims)
    language = get_language().split("-")[0]
    context = admin.site.each_context(request) | {
        "title": _("Guide for editors"),
        "shown": dict.fromkeys(SHOWN) | {claim.identifier: claim for claim in claims},
        "language": language,
        "watched": [word.replace("_", " ") for word in WATCHED.get(language, "").split()],
    }
    return render(request, "admin/events/guide.html", context)
