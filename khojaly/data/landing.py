"""The files that describe a release, beside its landing page, and the links between them.

Signposting level 2 (signposting.org, FAIR profile): the page says how it is cited, what describes
it, what it consists of, its type, its author and its licence.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from events.linked.context import LICENCE
from sources.citing.formats import FORMATS

from .description import UNKNOWN_DOI, csl_item, datacite, dataset
from .serving import media_type


@dataclass(frozen=True)
class Description:
    """`write` takes a `LandingPage` and returns text."""

    media_type: str
    label: str
    write: Callable


def _json(value):
    return json.dumps(value, ensure_ascii=False, indent=1)


def _datacite_xml(described):
    fields = datacite(described.manifest, described.address)
    return render_to_string("data/datacite.xml", {"doi": UNKNOWN_DOI} | fields)


def _reference(form):
    return lambda described: form.write(csl_item(described.manifest, described.address))


DESCRIPTIONS = {
    "dataset.jsonld": Description(
        "application/ld+json", _("schema.org and DCAT"), lambda found: _json(found.dataset)
    ),
    "datacite.json": Description(
        "application/vnd.datacite.datacite+json",
        "DataCite (JSON)",
        lambda found: _json(datacite(found.manifest, found.address)),
    ),
    "datacite.xml": Description(
        "application/vnd.datacite.datacite+xml", "DataCite (XML)", _datacite_xml
    ),
    **{
        f"cite.{key}": Description(form.media_type, form.label, _reference(form))
        for key, form in FORMATS.items()
    },
    "linkset.json": Description("application/linkset+json", _("Links"), lambda found: ""),
}


@dataclass(frozen=True)
class LandingPage:
    """A release by its manifest, the address of its landing page, the site's scheme and host."""

    manifest: dict
    address: str
    base: str

    @classmethod
    def of(cls, request, manifest):
        """The address has no language: English is the one that is cited."""
        with override(settings.LANGUAGE_CODE):
            path = reverse("data-release", args=[manifest["name"]])
        base = request.build_absolute_uri("/")[:-1]
        return cls(manifest, f"{base}{path}", base)

    @property
    def dataset(self):
        return dataset(self.manifest, self.address, self.base)

    @property
    def linkset(self):
        return f"{self.address}linkset.json"

    def written(self, filename):
        """One of `DESCRIPTIONS`, as text; the same in every language of the site."""
        with override(settings.LANGUAGE_CODE):
            return DESCRIPTIONS[filename].write(self)

    @property
    def context(self):
        """What the landing page shows."""
        return {
            "release": self.manifest,
            "address": self.address,
            "doi": settings.DATA_DOI,
            "item": csl_item(self.manifest, self.address),
            "described": list(DESCRIPTIONS.items()),
            "dataset": self.dataset,
            "links": [*self.links(), ("linkset", self.linkset, "application/linkset+json")],
        }

    def links(self):
        """The links of the landing page: relation, address, media type."""
        doi = settings.DATA_DOI
        yield "cite-as", f"https://doi.org/{doi}" if doi else self.address, ""
        yield "type", "https://schema.org/Dataset", ""
        yield "type", "https://schema.org/AboutPage", ""
        yield "author", f"{self.base}/about/", "text/html"
        yield "license", LICENCE, ""
        for name, form in DESCRIPTIONS.items():
            if name != "linkset.json":
                yield "describedby", f"{self.address}{name}", form.media_type
        for item in self.manifest["files"]:
            kind = media_type(item["name"]).partition(";")[0]
            yield "item", f"{self.address}{item['name']}", kind
