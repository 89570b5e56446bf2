"""The links of a page: which addresses it leads to, and how they read in the static edition.

The pages are our own templates' work: every attribute stands in double quotes.
"""

import posixpath
import re
from html import escape, unescape
from urllib.parse import urldefrag, urljoin

from .addresses import file_of, is_written

LINK = re.compile(
    r'(<[^<>]*?\s(?:href|src|action)="|<meta http-equiv="refresh" content="0; url=)([^"]*)"'
)
BARE_FORM = re.compile(r"<form\b(?![^<>]{0,2000}\saction=)")
OTHER_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def leads_to(html, address):
    """The addresses on this site that a page links to, each once, that become files."""
    found = dict.fromkeys(
        urldefrag(urljoin(address, unescape(link))).url
        for _before, link in LINK.findall(html)
        if not _is_elsewhere(link)
    )
    return [link for link in found if is_written(link)]


def rewritten(html, address, site):
    """The page with its links relative to its own file; what only the running site can answer,
    every form among it, leads to `site`, its scheme and host."""
    here = posixpath.dirname(file_of(address))

    def replace(match):
        link = unescape(match[2])
        if match[1].startswith("<form"):  # A file takes nothing that was filled in.
            return f'{match[1]}{escape(urljoin(site + address, link))}"'
        return f'{match[1]}{escape(_relative(link, address, here, site))}"'

    return LINK.sub(replace, BARE_FORM.sub('<form action=""', html))


def _relative(link, address, here, site):
    if link.startswith("#") or _is_elsewhere(link):
        return link
    target, fragment = urldefrag(urljoin(address, link))
    if not is_written(target):
        return site + urljoin(address, link)
    path = posixpath.relpath(file_of(target), here or ".")
    return f"{path}#{fragment}" if fragment else path


def _is_elsewhere(link):
    return bool(OTHER_SCHEME.match(link))
