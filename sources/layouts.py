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
            "translated_title",
            "not_a_copy",
        ),
    ),
    (
        _("Where it appeared"),
        (
            "container_title",
            ("volume", "issue", "page"),
            ("publisher", "publisher_place"),
            ("series", "edition_label"),
            ("authority", "number", "session"),
        ),
        BELOW,
    ),
    (
        _("How it is found again"),
        (
            ("doi", "isbn", "issn"),
            ("un_symbol", "ecli"),
            ("url", "no_address"),
            ("accessed", "archived_url", "link_died"),
            ("archive", "fond", "call_number"),
        ),
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
HEIGHTS = {
    "title": 2,
    "description": 2,
    "original_title": 2,
    "container_title": 2,
    "publisher": 2,
    "translated_title": 2,
    "series": 2,
}
DAY = _("As precisely as is known: 1992, 1992-03, 1992-03-03; 2017~ for about 2017.")
HELP = {
    "translated_title": _("What a work in another language is called in this one."),
    "accessed": _("The day on which the page was read: 2024-05-03. Styles print it."),
    "session": _("Of a parliament or an organ of the United Nations: 47th session."),
    "fond": _("As the archive counts: fond 1, inventory 2, file 33."),
    "issued": DAY,
    "position": _("Whose the source is: of a side, of those who lived through it, of neither."),
    "authority": _("The court or parliament that decided it, where it is one."),
    "number": _("Of the report, the case or the resolution, as it is printed on it."),
    "original_title": _("Of the work that this one translates."),
    "link_died": _("The day on which it was seen to be gone: 2024-05-03. Readers see it."),
}
PERIODICALS = ("article-journal", "article-magazine", "article-newspaper")
BOOKS = ("book", "chapter", "entry-encyclopedia", "pamphlet")
OFFICIAL = ("document", "legal_case", "legislation", "report", "speech", "treaty")
# The types of source that a field is for; any other field is for all. With a script the form shows
# those of the type that is chosen, and whatever holds something.
TYPES_OF = {
    "volume": (*PERIODICALS, *BOOKS, "report"), "issue": PERIODICALS, "issn": PERIODICALS,
    "page": (*PERIODICALS, *BOOKS, "report", "legal_case", "article"),
    "series": (*BOOKS, "report"), "edition_label": (*BOOKS, "report", "dataset"),
    "isbn": (*BOOKS, "report"), "authority": OFFICIAL, "number": (*OFFICIAL, "dataset"),
    "session": OFFICIAL, "un_symbol": OFFICIAL, "ecli": ("legal_case",),
    "doi": (*PERIODICALS, *BOOKS, "report", "dataset", "article"),
}  # fmt: skip
