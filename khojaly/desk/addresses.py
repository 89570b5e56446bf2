"""The addresses of the desk's pages about a thing."""

from django.urls import reverse


def kind_of(item):
    """What a kind of thing is called in the names of addresses: `events_claim`."""
    return f"{item._meta.app_label}_{item._meta.model_name}"


def address_of(item, page="review"):
    """The address of a page (review, change, preview, revisions) about anything published."""
    return reverse(f"admin:{kind_of(item)}_{page}", args=[item.pk])
