"""`khojaly.nt.gz`: the standing records as RDF, one triple a line (N-Triples)."""

from ..rdf import triples
from .base import ReleaseFile
from .lines import compressed


class Triples(ReleaseFile):
    def __init__(self, folder, release):
        super().__init__(folder, release)
        self.file = compressed(folder / "khojaly.nt.gz")

    def record(self, version):
        self.file.writelines(triples(version, self.release.site))

    def close(self):
        self.file.close()
