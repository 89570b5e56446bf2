"""What a web server must know of the files: media types that no server guesses, and headers.

`_headers` is what hosts of static sites read; `types.conf` is for nginx to include.
"""

import re
from collections import Counter, defaultdict
from pathlib import PurePosixPath

from django.conf import settings
from django.template.loader import render_to_string

KNOWN = {".html", ".css", ".js", ".svg", ".txt", ".png", ".xml", ".json"}
INDEX = "index.html"


def media_types(entries):
    """The media types that servers do not know, from the edition's entries: by ending, the longer
    ones first (`.csl.json` is no `.json`), and by file where its ending tells something else."""
    usual = _most_frequent((_ending(entry), entry.media_type) for entry in entries)
    others = [entry for entry in entries if usual.get(_ending(entry)) != entry.media_type]
    longer = _most_frequent((_ending(entry, 2), entry.media_type) for entry in others)
    single = {e.file: e.media_type for e in others if longer.get(_ending(e, 2)) != e.media_type}
    by_ending = longer | {ending: kind for ending, kind in usual.items() if ending not in KNOWN}
    return sorted(by_ending.items(), key=lambda item: (-len(item[0]), item[0])), single


def _ending(entry, parts=1):
    """The last suffixes of a file's name, or "" where it has not so many."""
    suffixes = PurePosixPath(entry.file).suffixes
    return "".join(suffixes[-parts:]) if len(suffixes) >= parts else ""


def _most_frequent(pairs):
    counted = defaultdict(Counter)
    for ending, kind in pairs:
        counted[ending][kind] += 1
    return {ending: kinds.most_common(1)[0][0] for ending, kinds in counted.items() if ending}


def write_headers(folder, entries):
    """Write `_headers` and `types.conf` into the edition's folder."""
    endings, single = media_types(list(entries))
    addresses = {f"/{file.removesuffix(INDEX)}": kind for file, kind in sorted(single.items())}
    context = {
        "endings": [(ending, re.escape(ending), kind) for ending, kind in endings],
        "files": sorted(single.items()),
        "addresses": addresses.items(),
        "policy": _policy(),
    }
    for name in ("_headers", "types.conf"):
        text = render_to_string(f"khojaly/static_edition/{name}.txt", context)
        (folder / name).write_text(text, encoding="utf-8")


def _policy():
    """That of the site, but for frames: the cards are there to be framed, and hosts of files cannot
    tell them apart. There is nothing to press in an edition that a frame could abuse."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(
        f"{name} {' '.join(values)}"
        for name, values in directives.items()
        if name != "frame-ancestors"
    )
