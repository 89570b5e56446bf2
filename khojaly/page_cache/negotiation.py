"""What a request prefers (RFC 9110, section 12.5). A weight of 0 is a refusal, and so is a weight
that cannot be read; parameters of media types, such as a profile, are passed over."""

import re
from functools import lru_cache

WEIGHT = re.compile(r"(?:^|;)\s*q\s*=\s*([^\s;]+)")
LONGEST_HEADER = 500  # Of those whose meaning is remembered.
CODINGS = ("br", "gzip")
PAGE_TYPES = {
    "text/html", "application/xhtml+xml", "application/xml", "application/signed-exchange", "*/*",
}  # fmt: skip


def weighed(header):
    """The values of a header in lower case, each with its weight, as they stand."""
    return _weighed(header[:LONGEST_HEADER])


@lru_cache(maxsize=512)
def _weighed(header):
    return tuple(_value(part) for part in header.lower().split(",") if part.strip())


def _value(part):
    name, _semicolon, parameters = part.partition(";")
    found = WEIGHT.search(parameters)
    try:
        return name.strip(), float(found[1]) if found else 1.0
    except ValueError:
        return name.strip(), 0.0


def accepted(header):
    """The values that are not refused, as a header again."""
    return ", ".join(f"{name};q={weight:g}" for name, weight in weighed(header) if weight > 0)


def coding_of(header):
    """The coding to answer in for an Accept-Encoding header: "br", "gzip" or ""."""
    weights = dict(weighed(header))
    given = {coding: weights.get(coding, weights.get("*", 0)) for coding in CODINGS}
    best = max(CODINGS, key=given.get)
    return best if given[best] > 0 else ""


def wants_page(header):
    """Whether an Accept header asks for a page before anything else: as browsers do, or `*/*`."""
    asked = weighed(header)
    if not header or not asked:
        return True
    plain = all(w > 0 and (kind in PAGE_TYPES or kind.startswith("image/")) for kind, w in asked)
    return plain and asked[0][0] in ("text/html", "*/*")


def preferred_type(header, offered):
    """The media type of `offered` that an Accept header prefers, the first of equals as the header
    has them; None where it refuses all."""
    asked = weighed(header)
    ranked = []
    for at, kind in enumerate(offered):
        weight, exactness, place = _best(asked, kind)
        if weight > 0:
            ranked.append((weight, exactness, -place, -at, kind))
    return max(ranked)[-1] if ranked else None


def _best(asked, kind):
    """The weight of a type, how exactly it is named, and at which place in the header."""
    ranges = (kind, f"{kind.partition('/')[0]}/*", "*/*")
    for exactness, name in enumerate(ranges):
        found = [(weight, place) for place, (given, weight) in enumerate(asked) if given == name]
        if found:
            weight, place = max(found, key=lambda pair: (pair[0], -pair[1]))
            return weight, -exactness, place
    return 0, 0, 0
