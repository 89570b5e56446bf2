from django import template
from django.urls import reverse

from khojaly.desk.addresses import address_of
from khojaly.desk.checks import FAILED, all_findings
from khojaly.desk.naming import names_of
from khojaly.desk.notes import answers_to
from khojaly.desk.queue import on_the_desk
from khojaly.ledger.models import Version

register = template.Library()
MOST_SHOWN = 20


@register.inclusion_tag("admin/events/_dashboard.html", takes_context=True)
def dashboard(context):
    """The queue, what is the reader's own, the work lists with their counts, the latest."""
    user = context["request"].user
    may_submit = user.has_perm("ledger.submit_version")
    latest = list(Version.objects.order_by("-seq").defer("record")[:8])
    names = names_of((version.kind, version.identifier) for version in latest)
    return {
        "desk": on_the_desk(user),
        "may_publish": user.has_perm("ledger.publish_version"),
        "may_submit": may_submit,
        "most": MOST_SHOWN,
        "answers": answers_to(user),
        "lists": [
            (check, len(items), check.name in FAILED) for check, items in all_findings().items()
        ],
        "latest": [
            (version, names.get((version.kind, version.identifier), version.identifier))
            for version in latest
        ],
    }


@register.simple_tag
def desk_address(item, act="change"):
    """The address on the desk of anything that is published."""
    return address_of(item, act)


@register.simple_tag
def review_address(note):
    """The review page of what a note is about."""
    return reverse(f"admin:{note.kind}_review", args=[note.pk])
