class ReleaseFile:
    """Takes what it wants of what a release is made from, and ignores the rest."""

    def __init__(self, folder, release):
        self.folder, self.release = folder, release

    def row(self, table, cells):
        """One row of a table, as a dict of cells."""

    def record(self, version):
        """The standing version of one thing."""

    def version(self, version):
        """A version, standing or not."""

    def close(self):
        """Everything was given."""
