from django import template
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khojaly.data.releases import releases
from khojaly.data.tables import TABLES

register = template.Library()
SCRIPTS = ("R", "pandas", "rdflib", "OpenRefine", "Zotero")


@register.simple_tag
def data_releases():
    """The manifests of all releases of the data, newest first."""
    return releases()


@register.simple_tag
def files_of(release):
    """The files of a release, the archive of all of them first, each with what it is."""
    abouts = _abouts()
    files = sorted(release["files"], key=lambda item: not item["name"].endswith(".zip"))
    return [item | {"about": abouts.get(_plain(item["name"], release), "")} for item in files]


def _plain(name, release):
    return name.replace(f"-{release['name']}", "")


def _abouts():
    notes = _("What the columns mean (CSV on the Web).")
    tables = {f"{table.name}.csv": table.about for table in TABLES}
    return (
        tables
        | {f"{name}-metadata.json": notes for name in tables}
        | {
            "khojaly.zip": _("All files below in one archive."),
            "datapackage.json": _("Fields, types and keys of the tables (Frictionless)."),
            "khojaly.sqlite": _("All tables as one SQLite database, ready for Datasette."),
            "metadata.json": _("What the tables mean, for Datasette."),
            "records.jsonl": _("Every record as it stands, one a line."),
            "ledger.jsonl.gz": _("Every version with its digests, to verify."),
            "khojaly.nt.gz": _("Every record as RDF (N-Triples)."),
            "sources.bib": _("All sources as BibTeX."),
            "sources.ris": _("All sources as RIS."),
            "sources.csl.json": _("All sources as CSL-JSON."),
            "CITATION.cff": _("How to cite this release, for programs."),
            "README.md": _("What every field means, in English."),
            "LEEME.md": _("What every field means, in Spanish."),
            "LICENSE.txt": _("The licence, CC BY 4.0."),
            "SHA256SUMS": _("Checksums of all files."),
        }
    )


@register.simple_tag
def scripts(site):
    """The scripts that show how the data is read, each as (name, text, what to know before)."""
    abouts = {
        "R": _("From the newest release, in R without further packages."),
        "pandas": _("From the newest release, in Python with pandas."),
        "rdflib": _("From the newest release, in Python with rdflib: one question in SPARQL."),
        "OpenRefine": _(
            "What OpenRefine asks when questions are matched and columns are added from them and "
            "from their claims; here in Python."
        ),
        "Zotero": _(
            "While Zotero is open: each claim becomes an item, with all of it as abstract."
        ),
    }
    known = {"site": site, "language": get_language()}
    return [
        (name, render_to_string(f"data/scripts/{name}.txt", known), abouts[name])
        for name in SCRIPTS
    ]


@register.filter
def versions_since(head, release):
    """How many versions were published after a release; `head` is the ledger's newest version."""
    return head.seq - release["seq"]
