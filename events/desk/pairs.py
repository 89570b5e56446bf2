"""Words whose Spanish must be as strong as the English: neither softer nor harder, and of the same
unit. Killed is not died, killings are no massacre, a hostage is no captive."""

import re
from dataclasses import dataclass

KILLED = r"kill\w*|murder\w*|massacr\w*|slaughter\w*|shot dead|put to death"
DEAD = r"die[ds]?|dying|dead|deaths?|perish\w*|lost their lives|lives lost|toll|fatal\w*"
MURIERON = (
    r"muri(ó|eron|esen?|eran?)|muer[ea]n?|(ha|había)n? muerto|morir\w*|fallec\w+|perec\w+|"
    r"perdi(ó|eron) la vida"
)
MATARON = r"mat(ó|aron|ar)|asesin\w+|di(o|eron|era|eran) muerte|dar muerte"


@dataclass(frozen=True)
class Forbidden:
    """Spanish that may stand only where the English has one of some words."""

    spanish: str
    unless: str
    where: str = ""

    def fault(self, english, spanish):
        found = _search(self.spanish, spanish)
        if found and _search(self.where, english) and not _search(self.unless, english):
            return found[0]
        return ""


@dataclass(frozen=True)
class Needed:
    """Spanish that has to stand where the English has a word."""

    english: str
    spanish: str

    def fault(self, english, spanish):
        found = _search(self.english, english)
        return found[0] if found and not _search(self.spanish, spanish) else ""


PAIRS = (
    Forbidden(MURIERON, unless=DEAD, where=KILLED),
    Forbidden(MATARON, unless=rf"{KILLED}|execut\w*|assassin\w*|shot|stabb\w*", where=DEAD),
    Forbidden(r"matanzas?", unless=r"massacr\w*|slaughter\w*|mass (killings?|murders?)"),
    Forbidden(r"masacr\w*", unless=r"massacr\w*|butcher\w*"),
    Forbidden(r"vecin[oa]s?", unless=r"neighbour\w*|nearby|near|around"),
    Forbidden(r"cercos?", unless=r"sieges?|besieg\w*|encircl\w*|surround\w*"),
    Needed(r"murder(ed|s)?", r"asesin\w+"),
    Needed(r"massacres?d?", r"masacr\w*|matanzas?"),
    Needed(r"genocid\w+", r"genocid\w+"),
    Needed(r"hostages?", r"reh[eé]n\w*"),
    Needed(r"civilians?", r"civil(es)?|población civil"),
    Needed(r"citizens?", r"ciudadan\w+"),
    Needed(r"forcibly", r"por la fuerza|forz\w+|forzad\w+"),
    Needed(r"ethnic cleansing", r"limpieza étnica"),
    Needed(r"at least|no fewer than", r"al menos|como mínimo|no menos|mínimo"),
    Needed(r"more than|over \d[\d,]*", r"más de|mayores de|superar|superior\w*"),
)


def pair_faults(english, spanish):
    """The words in which a Spanish sentence is weaker, stronger or of another unit."""
    quoted = re.compile("“[^”]*”|«[^»]*»")
    pair = quoted.sub(" ", english or ""), quoted.sub(" ", spanish or "")
    found = [each.fault(*(pair if isinstance(each, Forbidden) else (pair[0], spanish or "")))
             for each in PAIRS]  # fmt: skip
    return [words for words in found if words]


def sentence_pairs(english, spanish):
    """The sentences of two texts side by side, else their paragraphs, else the whole texts."""
    for ends in (r"(?<=[.\]!?])\s+(?=[^\s\[(])", r"\n\n"):
        both = [re.split(ends, text or "") for text in (english, spanish)]
        if len(both[0]) == len(both[1]):
            return list(zip(*both, strict=True))
    return [(english or "", spanish or "")]


def _search(words, text):
    return re.search(rf"\b({words})\b" if words else "", text, re.IGNORECASE)
