"""`khojaly.nt.gz`: the standing records as RDF, one triple a line (N-Triples)."""

from .base import ReleaseFile
from .lines import compressed


class Triples(ReleaseFile):
    def __init__(self, folder, release):
        super().__init__(folder, release)
        self.file = compressed(folder / "khojaly.nt.gz")

    def record(self, version):
        # Loaded here, since rdflib is large and no page of the site needs it.
        from ..rdf import triples

        self.file.writelines(triples(version, self.release.site))

    def close(self):
        self.file.close()
