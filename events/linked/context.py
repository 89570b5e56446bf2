"""The JSON-LD context: written out in each document, so that nothing has to be fetched."""

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
OWN_IN_LANGUAGES = ("scope", "counts", "note", "locator")
IN_LANGUAGES = ("name", "text", "description", "alternateName")


def vocabulary(base):
    """The namespace of the record's own terms: the page that explains them."""
    return f"{base}/vocabulary/#"


def context(base):
    """`base` is the scheme and host of the site. Names without a prefix are schema.org's."""
    return {
        "@version": 1.1,
        "@vocab": "https://schema.org/",
        "k": vocabulary(base),
        "prov": "http://www.w3.org/ns/prov#",
        "cito": "http://purl.org/spar/cito/",
        "oa": "http://www.w3.org/ns/oa#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        **{name: {"@container": "@language"} for name in IN_LANGUAGES},
        **{f"k:{name}": {"@container": "@language"} for name in OWN_IN_LANGUAGES},
        "k:claimedOn": {"@type": EDTF},
        "k:reportedOn": {"@type": EDTF},
        "k:started": {"@type": EDTF},
        "k:ended": {"@type": EDTF},
        "k:issued": {"@type": EDTF},
        "prov:generatedAtTime": {"@type": "xsd:dateTime"},
        "prov:endedAtTime": {"@type": "xsd:dateTime"},
    }
