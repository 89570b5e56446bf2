from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from khojaly.ledger import describing
from khojaly.ledger.models import Version
from khojaly.ledger.models.version import NAMELESS, OF_STATUS
from khojaly.ledger.records import RECORD_TYPES

register = template.Library()


@register.filter
def kind_name(kind):
    """The name of a kind of record, such as “claim”."""
    return describing.label_of(kind)


@register.filter
def public_name(name):
    """Who edited or published, as readers see it: the loader has no name of a person."""
    return _("the founding editors") if name == NAMELESS else name


@register.filter
def marked(piece):
    """A `Piece` of a difference as HTML: what went out, what came in its place, or what stayed."""
    if piece.sign == "out":
        return format_html("<del>{}</del>", piece.text)
    if piece.sign == "in":
        arrow = " → " if piece.replaces and piece.text else ""
        return format_html("{}<ins>{}</ins>", arrow, piece.text)
    return piece.text


@register.filter
def who_did(version):
    """Who edited a version and who published it, in a sentence without a stop."""
    editor, publisher = listed(version.editors), public_name(version.published_by)
    if not editor:
        return _("published by %(publisher)s") % {"publisher": publisher}
    if editor == publisher:
        return _("prepared and published by %(name)s") % {"name": editor}
    return _("edited by %(editor)s, published by %(publisher)s") % {
        "editor": editor,
        "publisher": publisher,
    }


@register.filter
def listed(names):
    """Names of people in a sentence: “Ana, Aytan and Levon”."""
    return get_text_list([public_name(name) for name in names], _("and"))


@register.filter
def is_of_one_person(version):
    """Whether whoever edited a version published it too: a setting allows that."""
    return version.editors == [version.published_by] != [NAMELESS]


@register.filter
def is_unasked(version):
    """Whether it withdrew, merged or published again, which one reviewer does alone."""
    return version.change_kind in OF_STATUS and version.published_by != NAMELESS


@register.filter
def for_readers(changes):
    """The changes of fields that a page in the active language shows."""
    return [change for change in changes if not change.is_for_others]


@register.filter
def for_others(changes):
    """The changes of texts in other languages than the active one."""
    return [change for change in changes if change.is_for_others]


@register.simple_tag
def version_address(version):
    """The address of a version of any kind."""
    name = f"{RECORD_TYPES[version.kind].URL_NAME}-version"
    return reverse(name, args=[version.identifier, version.number])


@register.simple_tag
def successor_of(version):
    """`{"name", "address"}` of the record that a version was merged into, or None."""
    merged = version.data.get("merged_into")
    if merged is None:
        return None
    address = reverse(RECORD_TYPES[merged["kind"]].URL_NAME, args=[merged["id"]])
    return {"name": merged["id"], "address": address}


@register.simple_tag
def public_page(item):
    """The public address of a working copy."""
    return reverse(RECORD_TYPES[item.KIND].URL_NAME, args=[item.identifier])


@register.simple_tag
def public_history(item):
    """The public history of a working copy."""
    return reverse(f"{RECORD_TYPES[item.KIND].URL_NAME}-history", args=[item.identifier])


@register.simple_tag
def history_of_address(request):
    """The history of the thing that an address which was not found is below; empty for none."""
    known = request.resolver_match.kwargs if request.resolver_match else {}
    if {"kind", "identifier"} <= set(known):
        kind, identifier = known["kind"], known["identifier"]
        if Version.objects.of(kind, identifier).exists():
            return reverse(f"{RECORD_TYPES[kind].URL_NAME}-history", args=[identifier])
    return ""


@register.simple_tag
def compare_url(record, older, newer):
    """The address where two versions of the thing that `record` shows are compared."""
    return reverse(f"{record.URL_NAME}-compare", args=[record.identifier, older, newer])


@register.simple_tag
def version_url(record, number):
    """The address of one version of the thing that `record` shows."""
    return reverse(f"{record.URL_NAME}-version", args=[record.identifier, number])
