"""Names as reference managers write them, brought into CSL's family, given and literal."""

import re

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

# BibTeX's “and others” is nobody's name.
NOBODY = {"others", "et al", "et al."}


def bibtex_people(text):
    """CSL names of a BibTeX field: “de Waal, Thomas and {Human Rights Watch} and others”."""
    names = (name.strip() for name in split_multiple_persons_names(text or ""))
    return [person(name) for name in names if name and name.lower() not in NOBODY]


def person(text):
    """The CSL name of “Family, Given”, “Given von Family” or a body in braces; a single word is
    taken for a body's name. Particles (de, von) belong to the family name."""
    text = " ".join(text.split())
    if re.fullmatch(r"\{[^{}]*\}", text):
        return {"literal": text[1:-1].strip()}
    try:
        parts = parse_single_name_into_parts(text, strict=False)
    except InvalidNameError:
        return {"literal": _bare(text)}
    family, given = _bare(" ".join(parts.von + parts.last)), _bare(" ".join(parts.first))
    if not given and "," not in text:
        return {"literal": _bare(text)}
    return {"family": family, "given": _bare(" ".join([given, *parts.jr]))}


def _bare(text):
    return text.replace("{", "").replace("}", "").strip(" ,")


def csl_person(given):
    """A source's family, given and literal of a CSL-JSON name, particles where CSL 1.0.2 prints
    them; an empty dict for what is no name."""
    if not isinstance(given, dict):
        return {}
    text = {key: str(given[key]) for key in given if isinstance(given[key], str)}
    if text.get("literal"):
        return {"literal": text["literal"]}
    family = _joined(text, "non-dropping-particle", "family")
    first = _joined(text, "given", "dropping-particle", "suffix")
    if not family:
        return {"literal": first} if first else {}
    return {"family": family, "given": first} if first else {"family": family}


def _joined(text, *names):
    return " ".join(text[name].strip() for name in names if text.get(name))
