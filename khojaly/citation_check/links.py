"""Links as people come by them, brought back to the address that was cited: wrapped by mail filters
and search engines, encoded once or more often, archived, and with what was put behind them."""

import html
import re
import unicodedata
from urllib.parse import parse_qsl, unquote, urlsplit

LINK = re.compile(r"https?(?::|%3a|%253a)[^\s<>\"“”«»]{3,8000}", re.I)
HOST_ALONE = re.compile(r"(?<![\w/@.:%-])(?=(?:[\w-]{1,63}\.){1,5}[a-z]{2,20}(?::\d{1,5})?/)", re.I)
# Of a link without its beginning, only what stands behind its path is cut.
QUERY = re.compile(r"(?<=/)(\?[^\s<>\"“”«»]{1,8000}|#[\w-]{1,100})")
ENCODED = re.compile(r"https?%(?:25)*3a", re.I)
# An address within another one: in its query, or behind it in its path (web archives).
WITHIN = re.compile(r"(?<!^)(https?):/{1,2}(?=\w)", re.I)
PROOFPOINT = re.compile(r"https?://[\w.-]+/v2/url\?u=([^&\s]+)", re.I)
# What stands behind a link in text, and where Proofpoint's third form ends.
AFTER, WRAPPING_ENDS = "])},.;:!?'’*_", "__;"
BROKEN = re.compile(r"=\r?\n|(?<=/)[ \t]{0,8}\r?\n[ \t]{0,8}(?=[\w-]{1,100}/)")
DEEPEST = 5


def straightened(text):
    """A text with every link in it as it was cited: without what cannot be seen, without what was
    wrapped around it, and of its query nothing but a moment of this site (`as-of`)."""
    plain = "".join(sign for sign in html.unescape(text) if unicodedata.category(sign) != "Cf")
    plain = HOST_ALONE.sub("https://", BROKEN.sub("", plain))
    plain = LINK.sub(lambda found: _bare(_unwrapped(found[0])), plain)
    return QUERY.sub(lambda found: _moment(found[0]), plain)


def _unwrapped(link):
    for _step in range(DEEPEST):
        link = _decoded(link)
        inner = _inner(link)
        if not inner:
            break
        link = inner
    return link


def _decoded(link):
    """A link that is encoded as a whole, once or more often."""
    for _step in range(DEEPEST):
        if not ENCODED.match(link):
            break
        link = unquote(link)
    return link


def _inner(link):
    """The link that another one leads to, or "" for one that leads to itself."""
    if found := PROOFPOINT.match(link):
        return unquote(found[1].replace("-", "%").replace("_", "/"))
    for _name, value in parse_qsl(_split(link).query):
        if re.match(r"https?(:|%)", value, re.I):
            return value
    found = WITHIN.search(unquote(link.split("?")[0])) or WITHIN.search(link.split("?")[0])
    if not found:
        return ""
    return f"{found[1]}://{found.string[found.end() :]}{_query_behind(link)}"


def _query_behind(link):
    return f"?{link.split('?', 1)[1]}" if "?" in link else ""


def _split(link):
    try:
        return urlsplit(link)
    except ValueError:
        return urlsplit("")


def _bare(link):
    """The link without its query and fragment, but for a moment."""
    parts = _split(link)
    path = unquote(parts.path)
    path = path if parts.query else _trimmed(path)
    return f"{parts.scheme}://{parts.netloc}{path}{_moment('?' + parts.query)} "


def _moment(query):
    """`?as-of=` as a query has it, or ""."""
    moments = [value for name, value in parse_qsl(query.lstrip("?")) if name == "as-of"]
    return f"?as-of={_trimmed(moments[0])}" if moments else ""


def _trimmed(text):
    return text.split(WRAPPING_ENDS)[0].rstrip(AFTER)
