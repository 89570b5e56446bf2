from dataclasses import dataclass

from django import template
from django.urls import reverse

from khojaly.sharing.faces import FACES, face_of

register = template.Library()


@register.simple_block_tag
def kept(content):
    """What the block holds, so that it can be used twice: `{% kept as name %}`."""
    return content


@dataclass(frozen=True)
class Shared:
    """The address of a record's picture, and what can be read in it; whether the page can be
    embedded as a card, as pages of the record itself can (oEmbed)."""

    address: str
    words: str
    embeds: bool


@register.simple_tag(takes_context=True)
def share_picture(context):
    """The picture of the version that a page shows, or None where there is none."""
    record = context.get("record")
    if record is None or record.KIND not in FACES or context.get("preview"):
        return None
    face = face_of(record, context.get("page"))
    return Shared(_picture_of(record, context.get("pinned")), face.words, _embeds(context))


def _embeds(context):
    kind, match = context["record"].KIND, getattr(context.get("request"), "resolver_match", None)
    return bool(match) and match.url_name in (kind, f"{kind}-version")


def _picture_of(record, pinned):
    """The figures in an event's picture are claims, which change without it: its page leads to
    the picture of now, unless it is pinned."""
    if record.KIND == "event" and not pinned:
        return reverse("event-current-picture", args=[record.identifier])
    return reverse(f"{record.KIND}-picture", args=[record.identifier, record.version.number])
