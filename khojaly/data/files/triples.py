"""`khojaly.nt.gz`: what the pages of the standing records say as RDF, one triple a line."""

from khojaly.ledger.editions import PinnedEdition

from .base import ReleaseFile
from .lines import compressed


class Triples(ReleaseFile):
    def __init__(self, folder, release):
        super().__init__(folder, release)
        self.file = compressed(folder / "khojaly.nt.gz")

    def record(self, version):
        # Loaded here, since rdflib is large and no page of the site needs it.
        from events.linked import document
        from events.linked.writing import written

        record = PinnedEdition(version).record
        self.file.write(written(document(record, self.release.site), "nt"))

    def close(self):
        self.file.close()
