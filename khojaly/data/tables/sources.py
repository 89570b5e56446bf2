"""Sources, described as in CSL 1.0.2, with their contributors and the copies kept."""

from django.utils.translation import gettext_lazy as _

from sources.models.types import ContributorRole, CslType, ReadHow, SourceKind
from sources.positions import Position
from sources.records.content import PLAIN

from .columns import Column, Table, of, prose, texts
from .common import identified, identity


def _sources(version):
    content = version.data["content"]
    copy = content["copy_read"]
    cells = {name: content.get(name) for name in PLAIN}
    cells |= {"read_where": copy["where"], "read_how": copy["how"]}
    cells |= {"read_through": of(copy["through"])}
    for name in ("translated_title", "description", "note"):
        cells |= texts(content, name)
    yield identity(version) | cells


def _contributors(version):
    for order, person in enumerate(version.data["content"]["contributors"], 1):
        yield {"source": version.identifier, "order": order} | person


def _snapshots(version):
    for order, copy in enumerate(version.data["content"]["snapshots"], 1):
        yield {"source": version.identifier, "order": order} | copy


CSL = {
    "issued": _("when it appeared, as an EDTF date"),
    "container_title": _("what it appeared in"),
    "original_title": _("title in the original language"),
    "publisher": _("publisher"),
    "publisher_place": _("place of publication"),
    "authority": _("body that issued it"),
    "number": _("number"),
    "volume": _("volume"),
    "issue": _("issue"),
    "page": _("pages"),
    "doi": "DOI",
    "isbn": "ISBN",
    "un_symbol": _("UN document symbol"),
    "url": _("address on the web"),
    "no_address": _("why it has no address: not-online, or not-found"),
    "archived_url": _("address of an archived copy"),
    "link_died": _("when the address was found dead"),
    "accessed": _("when the page was read, as an EDTF date"),
    "series": _("series"),
    "edition_label": _("edition"),
    "issn": "ISSN",
    "ecli": "ECLI",
    "session": _("session of the parliament or organ"),
    "archive": _("archive that keeps it"),
    "fond": _("fond, inventory and file in the archive"),
    "call_number": _("call number"),
}
SOURCES = Table(
    "sources",
    "source",
    _("Works that claims are cited to."),
    ("id",),
    (
        Column("id", _("identifier of the source, such as S5"), required=True),
        Column("csl_type", _("type (CSL 1.0.2)"), required=True, values=tuple(CslType.values)),
        Column("title", _("the work's own title, in its own language")),
        *prose("translated_title", _("translated title")),
        *prose("description", _("what it is, where it has no title")),
        Column("language", _("language of the work (BCP 47)")),
        Column("kind", _("kind of source"), required=True, values=tuple(SourceKind.values)),
        Column(
            "position",
            _("where it stands in the conflict, by role"),
            required=True,
            values=tuple(Position.values),
        ),
        *(Column(name, about) for name, about in CSL.items()),
        Column("read_where", _("address of the copy that we read")),
        Column(
            "read_how",
            _("whether it was read in full, in part, or only as reprinted or quoted"),
            required=True,
            values=tuple(ReadHow.values),
        ),
        Column("read_through", _("the source that reprints or quotes it"), refers="sources"),
        *prose("note", _("note of the editors")),
        *identified("source"),
    ),
    _sources,
)
CONTRIBUTORS = Table(
    "contributors",
    "source",
    _("Persons and bodies that a source names, in its order."),
    ("source", "order"),
    (
        Column("source", _("the source"), required=True, refers="sources"),
        Column("order", _("order among the contributors"), "integer", True),
        Column("role", _("role"), required=True, values=tuple(ContributorRole.values)),
        Column("family", _("family name of a person")),
        Column("given", _("given names of a person")),
        Column("literal", _("name of a body, or of a person as it stands")),
    ),
    _contributors,
)
SNAPSHOTS = Table(
    "snapshots",
    "source",
    _("Copies of sources that we keep."),
    ("source", "order"),
    (
        Column("source", _("the source"), required=True, refers="sources"),
        Column("order", _("order among the copies"), "integer", True),
        Column("sha256", _("SHA-256 of the copy"), required=True),
        Column("size", _("size in bytes"), "integer"),
        Column("media_type", _("media type of the copy")),
        Column("captured_at", _("the day on which it was made")),
    ),
    _snapshots,
)
TABLES = (SOURCES, CONTRIBUTORS, SNAPSHOTS)
