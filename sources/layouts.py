"""In what order the desk asks about a source: what it is, who made it, where it appeared, how it
can be found again, and which copy was read. Its makers' rows stand after the first part."""

from django.utils.translation import gettext_lazy as _

from khojaly.desk.layout import BELOW

SOURCE = (
    (
        _("What the work is"),
        (
            ("csl_type", "language", "issued"),
            ("kind", "position"),
            "title",
            "description",
            "original_title",
            "not_a_copy",
        ),
    ),
    (
        _("Where it appeared"),
        (
            "container_title",
            ("volume", "issue", "page"),
            ("publisher", "publisher_place"),
            ("authority", "number"),
        ),
        BELOW,
    ),
    (
        _("How it is found again"),
        (("doi", "isbn", "un_symbol"), ("url", "no_address"), ("archived_url", "link_died")),
        BELOW,
    ),
    (_("The copy that was read"), (("read_how", "read_through"), "read_where"), BELOW),
    (_("A note for readers"), ("note",), BELOW),
)
SOUGHT = (
    (_("What was looked for"), ("slug", "title", "looked_for")),
    (_("The search"), ("looked_in", "searched_on", "searched_by", "outcome")),
)
CONTRIBUTOR = ((None, (("role", "family", "given", "literal", "order"),)),)
HEIGHTS = {"title": 2, "description": 2, "original_title": 2, "container_title": 2, "publisher": 2}
