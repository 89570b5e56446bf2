"""The sitemap: every published thing and comparison in each language, with the true date of its
last version."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from events.models import Claim
from khojaly.ledger.models import Version
from khojaly.ledger.models.publishable import publishable
from khojaly.ledger.records import RECORD_TYPES


class Localised(Sitemap):
    i18n = alternates = x_default = True


class ObjectSitemap(Localised):
    """The things of one kind, without those that were withdrawn or merged."""

    def __init__(self, kind):
        self.kind = kind

    def items(self):
        objects = publishable(self.kind).objects.all()
        return Version.objects.standing(objects).listed().order_by("seq").defer("record")

    def location(self, version):
        return reverse(RECORD_TYPES[self.kind].URL_NAME, args=[version.identifier])

    def lastmod(self, version):
        return version.published_at


class ComparisonSitemap(Localised):
    """The questions of each event that have a claim, with the date of the newest one."""

    def items(self):
        standing = {
            f"{name}current__in": Version.objects.listed() for name in ("", "event__", "question__")
        }
        claims = Claim.objects.filter(**standing).order_by("event__slug", "question__slug")
        about = claims.values_list("event__slug", "question__slug")
        return about.annotate(Max("current__published_at"))

    def location(self, item):
        return reverse("events:comparison", args=item[:2])

    def lastmod(self, item):
        return item[2]


class PageSitemap(Localised):
    """The pages that belong to no single thing."""

    def items(self):
        lists = [f"events:{name}" for name in ("events", "claims", "places", "actors", "data")]
        return ["home", "about", "method", "check", "sources:sources", *lists]

    def location(self, name):
        return reverse(name)


def sitemaps():
    """The sections of the sitemap, by name."""
    things = {kind: ObjectSitemap(kind) for kind in RECORD_TYPES}
    return {"pages": PageSitemap, "comparisons": ComparisonSitemap} | things
