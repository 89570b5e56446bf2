"""A release as a dataset that can be cited and harvested.

The same facts in the words of four standards: schema.org (which Google's Dataset Search reads), the
Data Catalog Vocabulary (W3C, DCAT 3), the DataCite Metadata Schema 4.6, and CSL 1.0.2, from which
BibTeX and RIS are written. Everything comes from the manifest of a release (`release.json`, a
dict) and its address; `base` is the scheme and host of the site.
"""

from django.conf import settings
from django.utils.translation import override

from events.linked.context import LICENCE
from events.subject import KEYWORDS, PERIOD, REGION
from sources.citing.items import CONTAINER

from .files.described import description, title
from .serving import media_type

SPDX = "CC-BY-4.0"
UNKNOWN_DOI = "(:tba)"  # DataCite's word for an identifier that is still to be assigned.
CONTEXT = {
    "@vocab": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def in_languages(text):
    """What a function returns in each language of the site, by its code."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found[code] = str(text())
    return found


def day_of(manifest):
    return manifest["published_at"][:10]


def csl_item(manifest, address):
    """The CSL item of a release."""
    year, month, day = map(int, day_of(manifest).split("-"))
    doi = {"DOI": settings.DATA_DOI} if settings.DATA_DOI else {}
    return {
        "id": f"khojaly-{manifest['name']}",
        "type": "dataset",
        "title": title(),
        "author": [{"literal": CONTAINER}],
        "publisher": CONTAINER,
        "issued": {"date-parts": [[year, month, day]]},
        "version": manifest["name"],
        "URL": address,
        "note": f"ledger: {manifest['seq']}; chain: {manifest['chain']}",
    } | doi


def dataset(manifest, address, base):
    """A release as JSON-LD: one node that is a `Dataset` of schema.org and of DCAT."""
    names, abouts = in_languages(title), in_languages(description)
    issued = {"@value": day_of(manifest), "@type": "xsd:date"}
    doi = [f"https://doi.org/{settings.DATA_DOI}"] if settings.DATA_DOI else []
    distributions = [_distribution(item, address) for item in manifest["files"]]
    return {
        "@context": CONTEXT,
        "@id": f"{address}#dataset",
        "@type": ["Dataset", "dcat:Dataset"],
        "name": names[settings.LANGUAGE_CODE],
        "description": abouts[settings.LANGUAGE_CODE],
        "url": address,
        "identifier": [*doi, address],
        "version": manifest["name"],
        "datePublished": day_of(manifest),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "inLanguage": list(names),
        "keywords": list(KEYWORDS),
        "temporalCoverage": "/".join(PERIOD),
        "spatialCoverage": {"@type": "Place", "name": REGION},
        "creator": organization(base),
        "publisher": organization(base),
        "includedInDataCatalog": {"@id": f"{base}/data/#catalog"},
        "distribution": distributions,
        "dcterms:title": _tagged(names),
        "dcterms:description": _tagged(abouts),
        "dcterms:identifier": address,
        "dcterms:issued": issued,
        "dcterms:license": {"@id": LICENCE},
        "dcterms:publisher": {"@id": f"{base}/#organization"},
        "dcat:keyword": list(KEYWORDS),
        "dcat:landingPage": {"@id": address},
        "dcat:version": manifest["name"],
        "dcat:distribution": [{"@id": item["@id"]} for item in distributions],
    }


def _tagged(texts):
    return [{"@value": text, "@language": code} for code, text in texts.items()]


def _distribution(item, address):
    place, kind = f"{address}{item['name']}", media_type(item["name"]).partition(";")[0]
    return {
        "@id": f"{place}#distribution",
        "@type": ["DataDownload", "dcat:Distribution"],
        "name": item["name"],
        "contentUrl": place,
        "encodingFormat": kind,
        "contentSize": f"{item['size']} B",
        "sha256": item["sha256"],
        "license": LICENCE,
        "dcat:downloadURL": {"@id": place},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{kind}"},
        "dcat:byteSize": {"@value": item["size"], "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@id": f"{place}#checksum",
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": item["sha256"],
        },
    }


def organization(base):
    return {
        "@id": f"{base}/#organization",
        "@type": "Organization",
        "name": CONTAINER,
        "url": f"{base}/",
    }


def catalogue(manifests, base):
    """All releases as JSON-LD: a `DataCatalog` of schema.org and a `Catalog` of DCAT."""
    address, members = f"{base}/data/", []
    for manifest in manifests:
        release = f"{address}releases/{manifest['name']}/"
        members.append(
            {
                "@id": f"{release}#dataset",
                "@type": ["Dataset", "dcat:Dataset"],
                "name": in_languages(title)[settings.LANGUAGE_CODE],
                "description": in_languages(description)[settings.LANGUAGE_CODE],
                "url": release,
                "license": LICENCE,
                "version": manifest["name"],
            }
        )
    return {
        "@context": CONTEXT,
        "@id": f"{address}#catalog",
        "@type": ["DataCatalog", "dcat:Catalog"],
        "name": in_languages(title)[settings.LANGUAGE_CODE],
        "description": in_languages(description)[settings.LANGUAGE_CODE],
        "url": address,
        "license": LICENCE,
        "publisher": organization(base),
        "dataset": members,
        "dcat:dataset": [{"@id": member["@id"]} for member in members],
    }


def datacite(manifest, address):
    """A release in the JSON of the DataCite Metadata Schema 4.6. Without a DOI it has none, as it
    is before one is registered."""
    doi = {"doi": settings.DATA_DOI} if settings.DATA_DOI else {}
    return doi | {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "url": address,
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"},
        "creators": [{"name": CONTAINER, "nameType": "Organizational"}],
        "titles": [{"title": text, "lang": code} for code, text in in_languages(title).items()],
        "publisher": {"name": CONTAINER},
        "publicationYear": day_of(manifest)[:4],
        "subjects": [{"subject": word} for word in KEYWORDS],
        "dates": [
            {"date": day_of(manifest), "dateType": "Issued"},
            {"date": "/".join(PERIOD), "dateType": "Coverage"},
        ],
        "language": settings.LANGUAGE_CODE,
        "alternateIdentifiers": [
            {"alternateIdentifier": address, "alternateIdentifierType": "URL"},
            {"alternateIdentifier": manifest["chain"], "alternateIdentifierType": "Ledger chain"},
        ],
        "sizes": [f"{item['size']} B {item['name']}" for item in manifest["files"]],
        "formats": sorted(
            {media_type(item["name"]).partition(";")[0] for item in manifest["files"]}
        ),
        "version": manifest["name"],
        "rightsList": [
            {
                "rights": "Creative Commons Attribution 4.0 International",
                "rightsUri": LICENCE,
                "rightsIdentifier": SPDX,
                "rightsIdentifierScheme": "SPDX",
                "schemeUri": "https://spdx.org/licenses/",
            }
        ],
        "descriptions": [
            {"description": text, "descriptionType": "Abstract", "lang": code}
            for code, text in in_languages(description).items()
        ],
        "geoLocations": [{"geoLocationPlace": REGION}],
    }
