"""One file of a release over HTTP: its checksum is its validator, and it never changes."""

import base64

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


def serve_file(request, path, digest):
    """Answer with a file, or the range of it that was asked for. `digest` is its SHA-256."""
    repr_digest = base64.b64encode(bytes.fromhex(digest)).decode()
    headers = {
        "Content-Type": media_type(path.name),
        "ETag": f'"{digest}"',
        "Repr-Digest": f"sha-256=:{repr_digest}:",
        "Cache-Control": "public, max-age=31536000, immutable, no-transform",
        "Accept-Ranges": "bytes",
    }
    found = StaticFile(str(path), list(headers.items()))
    answer = found.get_response(request.method, _asked(request.META, headers["ETag"]))
    response = WhiteNoiseFileResponse(answer.file or (), status=answer.status)
    for name, value in answer.headers:
        response[name] = value
    return response


def _asked(meta, etag):
    """The request without its range, where that is to go on with another file than this one
    (`If-Range`, RFC 9110, 13.1.5): else the parts of two would become one."""
    if meta.get("HTTP_IF_RANGE", etag).strip() == etag:
        return meta
    return {name: value for name, value in meta.items() if name != "HTTP_RANGE"}


def media_type(filename):
    """The media type by the longest ending that has one."""
    endings = sorted((end for end in TYPES if filename.endswith(end)), key=len)
    return TYPES[endings[-1]] if endings else PLAIN
