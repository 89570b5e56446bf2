"""Memento (RFC 7089) and version links (RFC 5829).

A thing's current address is its own TimeGate: asked for a moment with `Accept-Datetime`, it leads
to the version that stood then. Each pinned version is a memento, and says which others there are.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.exceptions import BadRequest
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import cached_property
from django.utils.http import http_date, parse_http_date
from django.utils.translation import gettext as _

from khojaly.ledger.freshness import lasts, until_next_version
from khojaly.ledger.models import Version
from khojaly.ledger.records import RECORD_TYPES

LINK_FORMAT = "application/link-format"
# Python's calendar ends with this year.
LAST_MOMENT = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class Memento:
    version: Version
    address: str

    @property
    def datetime(self):
        return http_date(self.version.published_at.timestamp())


class Timeline:
    """The mementos of one thing, oldest first, and the links that lead between them."""

    def __init__(self, request, kind, identifier):
        self.request, self.name, self.identifier = request, RECORD_TYPES[kind].URL_NAME, identifier
        self.versions = Version.objects.of(kind, identifier).order_by("number").defer("record")

    @cached_property
    def newest(self):
        """The newest version, or None."""
        return self.versions.last()

    def address(self, suffix="", *more):
        name = f"{self.name}-{suffix}" if suffix else self.name
        path = reverse(name, args=[self.identifier, *more])
        return self.request.build_absolute_uri(path)

    def memento(self, version):
        return Memento(version, self.address("version", version.number))

    def at(self, moment):
        """The version that stood at a POSIX time; the first one before there was any."""
        end = datetime.fromtimestamp(moment + 1, UTC)
        return self.versions.filter(published_at__lt=end).last() or self.versions.first()

    def links(self, version=None):
        """The parts of a Link header: about the thing, and from `version` to its neighbours."""
        original = self.address()
        parts = [
            f'<{original}>; rel="original timegate"',
            f'<{self.address("timemap", "link")}>; rel="timemap"; type="{LINK_FORMAT}"',
        ]
        return parts + self._neighbours(version) if version else parts

    def _neighbours(self, version):
        """Links to the first, the last, the one before and the one after, and to itself."""
        named = {"first": 1, "last": self.newest.number}
        named |= {"prev": version.number - 1, "next": version.number + 1}
        rels = {version.number: []}
        for rel, number in named.items():
            rels.setdefault(number, []).append(rel)
        found = self.versions.filter(number__in=rels)
        return [self.memento_link(other, rels[other.number]) for other in found]

    def memento_link(self, version, rels):
        memento = self.memento(version)
        rel = " ".join([*rels, "memento"])
        return f'<{memento.address}>; rel="{rel}"; datetime="{memento.datetime}"'

    def version_links(self, version):
        """RFC 5829: where the history, the latest, the earlier and the later version are."""
        newest = self.newest.number
        parts = [
            f'<{self.address("history")}>; rel="version-history"',
            f'<{self.address("version", newest)}>; rel="latest-version"',
        ]
        if version.number > 1:
            before = self.address("version", version.number - 1)
            parts.append(f'<{before}>; rel="predecessor-version"')
        if version.number < newest:
            after = self.address("version", version.number + 1)
            parts.append(f'<{after}>; rel="successor-version"')
        return parts


def negotiated(request, kind, identifier):
    """The answer to `Accept-Datetime`: a redirect to the memento, or None without that header.

    Raises `BadRequest` for a header that is no HTTP date.
    """
    wanted = request.headers.get("Accept-Datetime")
    timeline = Timeline(request, kind, identifier) if wanted else None
    if not wanted or not timeline.newest:
        return None
    version = timeline.at(moment_asked(wanted))
    answer = HttpResponseRedirect(timeline.memento(version).address)
    answer["Link"] = ", ".join(timeline.links(version))
    patch_vary_headers(answer, ["Accept-Datetime"])
    return answer


def moment_asked(text):
    """The POSIX time of an Accept-Datetime header. Raises `BadRequest` for what is none."""
    try:
        return min(parse_http_date(text), LAST_MOMENT)
    except ValueError:
        raise BadRequest(
            _("Accept-Datetime must be an HTTP date, such as “%(example)s”.")
            % {"example": "Sun, 22 Nov 2026 14:30:00 GMT"}
        ) from None


def as_timegate(response, request, kind, identifier):
    """Say on the current page that it negotiates by time, and where its TimeMap is."""
    response["Link"] = ", ".join(Timeline(request, kind, identifier).links())
    patch_vary_headers(response, ["Accept-Datetime"])
    return response


def as_memento(response, request, version):
    """Say on a pinned page which moment it is of, and which others there are."""
    timeline = Timeline(request, version.kind, version.identifier)
    response["Memento-Datetime"] = timeline.memento(version).datetime
    response["Link"] = ", ".join(timeline.links(version) + timeline.version_links(version))
    return response


def timemap(request, kind, identifier, form):
    """The TimeMap of a thing, as `link` (RFC 7089, section 5) or `json`."""
    timeline = Timeline(request, kind, identifier)
    lasts(request, until_next_version(kind, identifier))
    if form == "json":
        return JsonResponse(_json(timeline))
    lines = [
        f'<{timeline.address()}>; rel="original timegate"',
        f'<{timeline.address("timemap", "link")}>; rel="self"; type="{LINK_FORMAT}"',
    ]
    for version in timeline.versions:
        rels = ["first"] * (version.number == 1)
        rels += ["last"] * (version.number == timeline.newest.number)
        lines.append(timeline.memento_link(version, rels))
    return HttpResponse(",\n".join(lines) + "\n", content_type=LINK_FORMAT)


def _json(timeline):
    listed = [
        {"datetime": m.datetime, "uri": m.address} for m in map(timeline.memento, timeline.versions)
    ]
    return {
        "original_uri": timeline.address(),
        "timegate_uri": timeline.address(),
        "timemap_uri": {
            "link_format": timeline.address("timemap", "link"),
            "json_format": timeline.address("timemap", "json"),
        },
        "mementos": {"first": listed[0], "last": listed[-1], "list": listed} if listed else {},
    }
