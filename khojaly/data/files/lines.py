"""Files of one line or entry a thing: CSV, JSON Lines, BibTeX, CSL-JSON."""

import csv
import gzip
import json

from khojaly.ledger.canonical import canonical
from khojaly.ledger.editions import Edition
from khojaly.ledger.records import RECORD_TYPES
from khojaly.ledger.verifying import exported
from sources.citing.bibtex import bibtex
from sources.citing.items import source_item
from sources.citing.ris import ris

from ..tables import TABLES
from ..tables.common import identity, safe_cell
from .base import ReleaseFile


class CsvFiles(ReleaseFile):
    """One CSV file (RFC 4180, UTF-8) for each table."""

    def __init__(self, folder, release):
        super().__init__(folder, release)
        self.open = {
            table.name: (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="")
            for table in TABLES
        }
        self.texts = {
            table.name: [c.name for c in table.columns if c.type == "string"] for table in TABLES
        }
        self.writers = {
            table.name: csv.DictWriter(self.open[table.name], [c.name for c in table.columns])
            for table in TABLES
        }
        for writer in self.writers.values():
            writer.writeheader()

    def row(self, table, cells):
        texts = {name: safe_cell(cells.get(name)) for name in self.texts[table.name]}
        self.writers[table.name].writerow(cells | texts)

    def close(self):
        for file in self.open.values():
            file.close()


class RecordLines(ReleaseFile):
    """`records.jsonl`: the standing record of each thing, with what is known of its version."""

    def __init__(self, folder, release):
        super().__init__(folder, release)
        self.file = (folder / "records.jsonl").open("wb")

    def record(self, version):
        known = identity(version) | {"kind": version.kind, "seq": version.seq}
        self.file.write(canonical(known | {"content": version.data["content"]}) + b"\n")

    def close(self):
        self.file.close()


class LedgerLines(ReleaseFile):
    """`ledger.jsonl.gz`: every row of the ledger, as `verify_ledger.py` reads it."""

    def __init__(self, folder, release):
        super().__init__(folder, release)
        self.file = compressed(folder / "ledger.jsonl.gz")

    def version(self, version):
        self.file.write(canonical(exported(version)) + b"\n")

    def close(self):
        self.file.close()


def compressed(path):
    """A gzip file whose bytes depend on what is written only, not on its name or the time."""
    return GzipFile(filename="", mode="wb", fileobj=path.open("wb"), mtime=0)


class GzipFile(gzip.GzipFile):
    """Closes the file below it too."""

    def close(self):
        below = self.fileobj
        super().close()
        if below:
            below.close()


class Bibliography(ReleaseFile):
    """`sources.bib`, `sources.ris` and `sources.csl.json`: every source as the work that it is."""

    def __init__(self, folder, release):
        super().__init__(folder, release)
        self.bib = (folder / "sources.bib").open("w", encoding="utf-8", newline="")
        self.ris = (folder / "sources.ris").open("w", encoding="utf-8", newline="")
        self.csl = (folder / "sources.csl.json").open("w", encoding="utf-8", newline="")
        self.csl.write("[")
        self.between = "\n"

    def record(self, version):
        if version.kind != "source":
            return
        item = source_item(RECORD_TYPES["source"](version, Edition()))
        self.bib.write(bibtex(item) + "\n")
        self.ris.write(ris(item))
        self.csl.write(self.between + json.dumps(item, ensure_ascii=False, sort_keys=True))
        self.between = ",\n"

    def close(self):
        self.csl.write("\n]\n")
        self.bib.close()
        self.ris.close()
        self.csl.close()
