"""The pages that the browser tests open: one of each kind, in both languages."""

from datetime import UTC, datetime

TODAY = datetime.now(UTC).date()
EVENT = "/events/khojaly-massacre-1992/"
PAGES = (
    EVENT,
    f"{EVENT}killed-civilians/",
    "/",
    "/events/",
    "/claims/",
    "/claims/C1/",
    "/sources/",
    "/sources/S5/",
    "/places/",
    "/actors/human-rights-watch/",
    "/about/",
    "/method/",
    "/vocabulary/",
    "/sources/?style=chicago",
    "/changes/",
    "/data/",
    "/api/",
    "/search/",
    "/check/",
    "/claims/C110/v2/embed/",
    "/check/?q=C110+v1",
    "/check/?q=C110+0123456789ab",
    "/search/?q=613",
    "/search/?q=Lachni",
    "/claims/C110/v1/",
    "/claims/C110/history/?edits=2",
    "/claims/C110/compare/1..2/",
    f"{EVENT}?as-of={TODAY}",
)
ADDRESSES = tuple(prefix + page for page in PAGES for prefix in ("", "/es"))
