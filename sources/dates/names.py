"""What months, seasons and days of the week are called, in the languages of the sources here."""

from functools import cache

from babel import Locale

# Of two months called alike the first counts.
LANGUAGES = ("en", "en_GB", "es", "ru", "az", "hy", "fr", "de", "tr")
SEASON_NAMES = {
    21: "spring primavera весна весной printemps frühling frühjahr գարուն գարնանը",
    22: "summer verano лето летом été sommer ամառ ամռանը",
    23: "autumn fall otoño осень осенью automne herbst աշուն աշնանը",
    24: "winter invierno зима зимой hiver ձմեռ ձմռանը",
}


@cache
def month_names():
    """`{name in lower case: number}` of the months, whole and shortened, in the languages above."""
    names = {}
    for code in LANGUAGES:
        for months in Locale.parse(code).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in months[width].items():
                    names.setdefault(name.casefold().strip("."), number)
    return names


@cache
def season_names():
    """`{name: number of EDTF}` of the seasons."""
    return {name: number for number, names in SEASON_NAMES.items() for name in names.split()}


@cache
def weekdays():
    """The days of the week, whole and shortened."""
    return {
        name.casefold().strip(".")
        for code in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in Locale.parse(code).days["format"][width].values()
        if len(name) > 2
    }
