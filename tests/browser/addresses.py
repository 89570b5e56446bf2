"""The pages that the browser tests open: one of each kind, in both languages."""

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
    "/method/",
)
ADDRESSES = tuple(prefix + page for page in PAGES for prefix in ("", "/es"))
