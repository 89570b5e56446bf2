"""One address answered as the running site would answer it, and written down."""

import hashlib
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished
from django.db import close_old_connections
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils.translation import override

from khojaly.guard.limits import OF_ONES_OWN
from khojaly.ledger.editions import noting_reads
from khojaly.pages.languages import bare_path

from .addresses import file_of
from .links import leads_to, rewritten
from .manifest import Entry


class NotWritten(Exception):
    """The site did not answer with a page; the message says what it answered."""


@cache
def _handler():
    return WSGIHandler()


def answered(address, site):
    """The site's response to an address. `site` is the scheme and host it is asked at."""
    parts = urlsplit(site)
    request = RequestFactory(**{OF_ONES_OWN: True}).get(
        address, secure=parts.scheme == "https", headers={"host": parts.netloc}
    )
    response = _handler().get_response(request)
    if response.status_code in (302, 303):  # It leads to what stands there today: a copy of that.
        closed(response)
        return answered(response["Location"], site)
    return response


def closed(response):
    """Close what a response holds, but not the connection that the next page needs again."""
    request_finished.disconnect(close_old_connections)
    try:
        response.close()
    finally:
        request_finished.connect(close_old_connections)


def write(address, site, folder):
    """Answer an address, write its file below `folder` and return its `Entry`.

    Raises `NotWritten` for anything but a page or a lasting redirect.
    """
    with noting_reads() as reads:
        response = answered(address, site)
        body = b"".join(response) if response.streaming else response.content
    closed(response)
    html = response["Content-Type"].startswith("text/html")
    if response.status_code in (301, 308):
        body, html = redirecting(response["Location"]).encode(), True
    elif response.status_code != 200:
        raise NotWritten(f"{address} answered {response.status_code}")
    text = body.decode() if html else ""
    data = rewritten(text, address, site).encode() if html else body
    _put(Path(folder) / file_of(address), data)
    own, pinned = _own(address)
    return Entry(
        file=file_of(address), media_type=response["Content-Type"],
        sha256=hashlib.sha256(data).hexdigest(), own=own, pinned=pinned,
        reads=[] if pinned else sorted(reads), links=leads_to(text, address),
    )  # fmt: skip


def redirecting(location):
    """A page that leads on, since plain files cannot redirect."""
    return render_to_string("khojaly/redirecting.html", {"location": location})


def _own(address):
    """The object below whose address this is, and whether it is of one version only."""
    with override(settings.LANGUAGE_CODE):
        known = _known(bare_path(urlsplit(address).path))
    if "identifier" not in known:
        return "", False
    own = f"{known.get('kind', 'event')}:{known['identifier']}"
    return own, bool({"number", "older"} & set(known))


def _known(path):
    try:
        return resolve(path).kwargs
    except Resolver404:
        return {}  # A static file: its address is the server's, not a view's.


def _put(path, data):
    """Write a file so that a reader of the folder never meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.part")
    partial.write_bytes(data)
    partial.replace(path)
