"""All files of a release in one ZIP archive, with fixed times and order: the same bytes again."""

import shutil
import zipfile

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # The earliest time that the format can hold.


def write_archive(folder, release):
    """Write `khojaly-<release>.zip` of what is in the folder, and return its path."""
    files = sorted(folder.iterdir())
    archive = folder / f"khojaly-{release.name}.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as output:
        for path in files:
            entry = zipfile.ZipInfo(f"khojaly-{release.name}/{path.name}", LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with path.open("rb") as source, output.open(entry, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)
    return archive
