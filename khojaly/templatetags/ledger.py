from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag
def version_url(record, number):
    """The address of one version of the thing that `record` shows."""
    return reverse(f"{record.URL_NAME}-version", args=[record.identifier, number])
