from django import template
from django.urls import reverse

from events.desk.checks import work_lists
from events.desk.queue import waiting
from khojaly.ledger.models import Version

register = template.Library()


@register.inclusion_tag("admin/events/_dashboard.html")
def dashboard():
    """The queue, the work lists with their counts, and what was published last."""
    return {
        "waiting": waiting(),
        "lists": [(name, title, len(items)) for name, title, items in work_lists()],
        "latest": Version.objects.order_by("-seq").defer("record")[:8],
    }


@register.simple_tag
def desk_address(item, act="change"):
    """The address on the desk of anything that is published."""
    return reverse(f"admin:{item._meta.app_label}_{item._meta.model_name}_{act}", args=[item.pk])
