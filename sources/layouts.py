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
DAY = _("As precisely as is known: 1992, 1992-03, 1992-03-03; 2017~ for about 2017.")
HELP = {
    "issued": DAY,
    "position": _("Whose the source is: of a side, of those who lived through it, of neither."),
    "authority": _("The court or parliament that decided it, where it is one."),
    "number": _("Of the report, the case or the resolution, as it is printed on it."),
    "original_title": _("Of the work that this one translates."),
    "link_died": _("The day on which it was seen to be gone: 2024-05-03. Readers see it."),
}
