"""One file of a release over HTTP: its checksum is its validator, and it never changes."""

import base64

from django.http import HttpResponseNotAllowed
from whitenoise.middleware import WhiteNoiseFileResponse
from whitenoise.responders import StaticFile

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".sqlite": "application/vnd.sqlite3",
    ".gz": "application/gzip",
    ".zip": "application/zip",
    ".csv-metadata.json": "application/csvm+json",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".csl.json": "application/vnd.citationstyles.csl+json",
    ".md": "text/markdown; charset=utf-8",
    ".cff": "application/yaml; charset=utf-8",
}
PLAIN = "text/plain; charset=utf-8"
OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def serve_file(request, path, digest):
    """Answer with a file, or the range of it that was asked for. `digest` is its SHA-256."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    repr_digest = base64.b64encode(bytes.fromhex(digest)).decode()
    headers = OPEN_TO_ALL | {
        "Content-Type": media_type(path.name),
        "ETag": f'"{digest}"',
        "Repr-Digest": f"sha-256=:{repr_digest}:",
        "Cache-Control": "public, max-age=31536000, immutable, no-transform",
        "Accept-Ranges": "bytes",
    }
    found = StaticFile(str(path), list(headers.items()))
    answer = found.get_response(request.method, request.META)
    response = WhiteNoiseFileResponse(answer.file or (), status=answer.status)
    for name, value in answer.headers:
        response[name] = value
    return response


def media_type(filename):
    """The media type by the longest ending that has one."""
    endings = sorted((end for end in TYPES if filename.endswith(end)), key=len)
    return TYPES[endings[-1]] if endings else PLAIN
