"""Names as reference managers write them, brought into CSL's family, given and literal."""

import re

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .latex import bare, text_of

# BibTeX's “and others” is nobody's name.
NOBODY = {"others", "et al", "et al.", "and others", "and et al.", "u. a.", "и др."}
MORE_AUTHORS = gettext_lazy("More authors are meant than are named (“and others”). Add them.")
# biblatex's extended format: “family=Brug, given=Peter, prefix=van der”.
EXTENDED = re.compile(
    r' ?([a-z-]{1,20}) ?= ?(?:"([^"]{0,300})"|\{([^{}]{0,300})\}|([^,]{0,300})) ?(?:,|\Z)'
)
BETWEEN = re.compile(r"; ?| & | \\& | and ")
SUFFIX = re.compile(r"(jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
PART = re.compile(r"\s{0,20}(family|given|prefix|suffix)(-i)?\s{0,20}=")


def bibtex_people(text):
    """`(CSL names, remarks)` of a BibTeX field: “de Waal, Thomas and {Human Rights Watch} and
    others”."""
    names, remarks = _parted(split_multiple_persons_names(text or ""))
    return [_bibtex_person(name) for name in names], remarks


def ris_people(names):
    """`(CSL names, remarks)` of RIS lines: “Last, First, Suffix”; without a comma it is a body."""
    parted, remarks = _parted(names)
    return [_inverted(name) for name in parted], remarks


def _parted(names):
    """`(names, remarks)` without the empty ones and “and others”, and with those taken apart that
    some programs put into one, with `;` between: only where each is inverted."""
    told = [" ".join(name.split()) for name in names if name.strip(" ,;.{}")]
    meant = [name for name in told if bare(name).lower().strip() not in NOBODY]
    parted, remarks = [], []
    if len(meant) < len(told):
        remarks.append(str(MORE_AUTHORS))
    for name in meant:
        pieces = _several(name)
        if len(pieces) > 1:
            remarks.append(_("Several names stood in one, and were parted: %(name)s") % {
                "name": bare(name)[:60]
            })  # fmt: skip
            parted += pieces
        else:
            parted.append(name)
    return parted, remarks


def _several(name):
    """The inverted names that stand in one: “A, B; C, D”, “A, B & C, D”, “A, B., C, D.”."""
    pieces = [piece.strip() for piece in BETWEEN.split(name) if piece.strip()]
    if len(pieces) > 1 and all("," in piece for piece in pieces):
        return pieces
    parts = [part.strip() for part in name.split(",")]
    if len(parts) < 4 or len(parts) % 2 or set("{=") & set(name):
        return [name]
    return [", ".join(pair) for pair in zip(parts[::2], parts[1::2], strict=True)]


def _inverted(name):
    """“Last, First, Suffix”, the suffix after the given name as CSL prints it."""
    if "," not in name:
        return {"literal": name}
    family, given, *suffix = [part.strip() for part in name.split(",")]
    first = " ".join(filter(None, [given, ", ".join(filter(None, suffix))]))
    if not family:
        return {"literal": first}
    return {"family": family, "given": first} if first else {"family": family}


def _bibtex_person(text):
    if PART.match(text):
        return csl_person(_extended(text))
    return person(text_of(text))


def _extended(text):
    """The CSL name of biblatex's extended format; a prefix belongs to the family name unless it
    says otherwise."""
    parts = {key: quoted or braced or plain for key, quoted, braced, plain in
             EXTENDED.findall(text)}  # fmt: skip
    said = {key: bare(text_of(value)).strip() for key, value in parts.items()}
    particle = f"{'dropping' if said.get('useprefix') == 'false' else 'non-dropping'}-particle"
    return {
        "family": said.get("family", ""), "given": said.get("given", ""),
        particle: said.get("prefix", ""), "suffix": said.get("suffix", ""),
    }  # fmt: skip


def person(text):
    """The CSL name of “Family, Given”, “Given von Family” or a body in braces; a single word is
    taken for a body's name. Particles (de, von) belong to the family name."""
    text = " ".join(text.split())
    if _all_in_braces(text):
        return {"literal": bare(text).strip()}
    try:
        parts = parse_single_name_into_parts(text, strict=False)
    except InvalidNameError:
        return {"literal": _plain(text)}
    family, given = _plain(" ".join(parts.von + parts.last)), _plain(" ".join(parts.first))
    if not given and "," not in text:
        return {"literal": _plain(text)}
    both = [given, _plain(" ".join(parts.jr))]
    if SUFFIX.fullmatch(given):  # “King, Martin Luther, Jr.”: BibTeX has the suffix before.
        both.reverse()
    first = " ".join(filter(None, both))
    if not family:
        return {"literal": first}
    return {"family": family, "given": first} if first else {"family": family}


def _all_in_braces(text):
    """Whether one pair of braces holds all of a name."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return at > 0 and at == len(text) - 1
    return False


def _plain(text):
    return bare(text).strip(" ,")


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


def is_nobody(name):
    """Whether a CSL name is “and others”, as some programs bring it in."""
    said = {name.get(part, "").casefold() for part in ("family", "given", "literal")} - {""}
    return bool(said) and said <= NOBODY


def _joined(text, *names):
    return " ".join(text[name].strip() for name in names if text.get(name))
