"""An address in one form: what RFC 3986 calls the same, and without what shops and mails put in."""

import re
import unicodedata
from urllib.parse import unquote, unquote_plus, urlsplit

# Parameters that say who followed a link, and not what it leads to.
TRACKING = re.compile(
    r"(utm_\w+|[a-z]{1,5}clid|gclsrc|gbraid|wbraid|mc_[ce]id|mkt_tok|igshid|igsh|si|_ga|_gl|_hs\w+"
    r"|hsctatracking|ref_src|ref_url|ref|cmpid|cmp|ncid|ocid|s_cid|at_\w+|vero_\w+|oly_\w+_id"
    r"|wickedid|_openstat|spm|share|smid|smtyp|li_fat_id|trk|trkcampaign|ns_\w+|xtor|amp)",
    re.IGNORECASE,
)
ARCHIVES = re.compile(
    r"^(?:https?://)?(?:(?:web|wayback)\.archive\.org/web/[\d*]{1,15}(?:[a-z]{2}_)?"
    r"|archive\.(?:today|ph|is|md|vn|li|fo)/(?:\d{1,14}|o/\w{1,9})|(?:www\.)?webcitation\.org/query\?url="
    r"|webcache\.googleusercontent\.com/search\?q=cache:[\w-]{0,20}:)/?(?=\w{1,9}:/|[\w-]{1,63}\.)",
    re.IGNORECASE,
)
# Signs that mean something else when they are encoded: they stay so.
RESERVED = "/?#[]@!$&'()*+,;=:%"
ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
HOSTS = re.compile(r"^(www\d?|m|mobile|amp)\.")
INDEX = re.compile(r"/(?:index|default)\.\w{1,8}$")
PORTS = re.compile(r":(80|443)?$")


def same_url(text):
    """An address without scheme, `www.`, fragment, tracking, an archive before it and a slash at
    the end. The case of a path counts, that of a host does not."""
    plain = ARCHIVES.sub("", (text or "").strip())
    plain = re.sub(r"^(https?):/+", r"\1://", plain, flags=re.IGNORECASE)
    if not plain:
        return ""
    try:
        parts = urlsplit(plain if "://" in plain else f"//{plain}")
        host = _host(parts.netloc)
    except ValueError:
        return plain
    path = INDEX.sub("", _decoded(parts.path).rstrip("/")).rstrip("/")
    query = _query(parts.query)
    return host + path + (f"?{query}" if query else "")


def _host(netloc):
    """Lower case, in letters and not in punycode, without user, default port and `www.`."""
    host = PORTS.sub("", netloc.rpartition("@")[2].casefold()).rstrip(".")
    labels = [_letters(label) for label in host.split(".")]
    return HOSTS.sub("", ".".join(labels))


def _letters(label):
    if not label.startswith("xn--"):
        return unicodedata.normalize("NFC", label)
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


def _decoded(text):
    return unicodedata.normalize("NFC", ENCODED.sub(_signs, text))


def _signs(found):
    """The letters that a run of `%XX` stands for, but for signs with a meaning of their own."""
    try:
        signs = unquote(found[0], errors="strict")
    except UnicodeDecodeError:
        return found[0].upper()
    return "".join(f"%{ord(sign):02X}" if sign in RESERVED else sign for sign in signs)


def _query(text):
    """The parameters without tracking, in one order, since servers do not ask for any."""
    given = [part for part in re.split("[&;]", text) if part]
    return "&".join(sorted(
        unicodedata.normalize("NFC", unquote_plus(part)) for part in given
        if not TRACKING.fullmatch(part.partition("=")[0])
    ))  # fmt: skip
