"""What a web server must know of the files: media types that no server guesses, and headers.

`_headers` is what hosts of static sites read; `types.conf` is for nginx to include.
"""

from pathlib import PurePosixPath

from django.conf import settings
from django.template.loader import render_to_string

KNOWN = {".html", ".css", ".js", ".svg", ".txt", ".png", ".xml", ".csv"}


def media_types(entries):
    """The media type of each ending that servers do not know, from the edition's entries."""
    found = {PurePosixPath(entry.file).suffix: entry.media_type for entry in entries}
    return {ending: kind for ending, kind in sorted(found.items()) if ending not in KNOWN}


def write_headers(folder, entries):
    """Write `_headers` and `types.conf` into the edition's folder."""
    context = {"types": media_types(entries), "policy": _policy()}
    for name in ("_headers", "types.conf"):
        text = render_to_string(f"khojaly/baking/{name}.txt", context)
        (folder / name).write_text(text, encoding="utf-8")


def _policy():
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())
